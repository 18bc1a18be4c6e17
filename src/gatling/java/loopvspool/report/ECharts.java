package loopvspool.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/** The library that draws the charts, as its Maven artifact brings it. */
final class ECharts {
    /** The artifact says its version, which is part of its path, so that it stands in one place, the POM. */
    private static final String PROPERTIES = "/META-INF/maven/org.mvnpm/echarts/pom.properties";

    private ECharts() {}

    /** Its whole minified build. */
    static String script() throws IOException {
        Properties artifact = new Properties();
        artifact.load(new StringReader(PageTemplate.resource(PROPERTIES)));
        return PageTemplate.resource("/META-INF/resources/_static/echarts/%s/dist/echarts.min.js"
                .formatted(artifact.getProperty("version")));
    }
}
