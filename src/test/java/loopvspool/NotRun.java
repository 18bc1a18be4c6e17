package loopvspool;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The end of `mvn verify`: which tests of all modules this build did not run, and why. Runs in Maven's JVM. */
public final class NotRun {
    private static final String CONDITION = " ==> ";

    private NotRun() {}

    /** @param project the project's folder */
    public static void main(String... project) throws IOException, ParserConfigurationException, SAXException {
        of(Path.of(project[0]), ManagementFactory.getRuntimeMXBean().getStartTime())
                .forEach(System.out::println);
    }

    /** @param sinceMillis the start of this build: reports that are older are of another one */
    static List<String> of(Path project, long sinceMillis)
            throws IOException, ParserConfigurationException, SAXException {
        int tests = 0;
        SortedMap<String, SortedMap<String, Integer>> skipped = new TreeMap<>();
        for (Path report : reports(project, sinceMillis)) {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            tests += cases.getLength();
            for (int i = 0; i < cases.getLength(); i++) {
                Element one = (Element) cases.item(i);
                if (one.getElementsByTagName("skipped").item(0) instanceof Element why) {
                    String name = one.getAttribute("classname");
                    skipped.computeIfAbsent(reason(why.getAttribute("message")), reason -> new TreeMap<>())
                            .merge(name.substring(name.lastIndexOf('.') + 1), 1, Integer::sum);
                }
            }
        }
        int left = skipped.values().stream()
                .flatMap(classes -> classes.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        List<String> lines = new ArrayList<>();
        if (tests > 0) {
            lines.add(String.format(Locale.ROOT, "%d tests ran, %d did not", tests - left, left));
        }
        skipped.forEach((why, classes) -> lines.add("  NOT RUN (" + why + "): "
                + classes.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", "))));
        return lines;
    }

    /** JUnit puts the condition before it. */
    private static String reason(String message) {
        return message.substring(message.indexOf(CONDITION) < 0 ? 0 : message.indexOf(CONDITION) + CONDITION.length());
    }

    private static List<Path> reports(Path project, long sinceMillis) throws IOException {
        List<Path> modules = new ArrayList<>(List.of(project));
        modules.addAll(entries(project.resolve("targets"), "*"));
        List<Path> reports = new ArrayList<>();
        for (Path module : modules) {
            for (String kind : List.of("surefire-reports", "failsafe-reports")) {
                for (Path report : entries(module.resolve("target").resolve(kind), "TEST-*.xml")) {
                    if (Files.getLastModifiedTime(report).toMillis() >= sinceMillis) {
                        reports.add(report);
                    }
                }
            }
        }
        return reports;
    }

    private static List<Path> entries(Path folder, String glob) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, glob)) {
                all.forEach(entries::add);
            }
        }
        return entries;
    }
}
