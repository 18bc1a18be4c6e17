package loopvspool.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import loopvspool.observe.Host.Load;
import loopvspool.sut.Container;
import loopvspool.sut.JvmVariables;

/** Looks at the environment when it is made, before the run, and again when asked. */
public final class EnvironmentProbe {
    /** Says which commit this is where there is no repository: in a container. */
    private static final String COMMIT = "loopvspool.commit";

    private static final int GIT_SECONDS = 5;

    private final Host machine = Host.here();
    private final LoadWatch watch = new LoadWatch(Path.of("/"));
    private final UsableCores cores;
    private final Load before;
    private final String gatling;
    private final String commit;

    /**
     * @param project the project's folder
     * @param gatling Gatling's version
     * @param pressurePercent the pressure of others on the cores, seen while the lab did nothing; null where it is not reported
     * @param cores finds the cores that the run may use
     */
    public EnvironmentProbe(Path project, String gatling, Double pressurePercent, UsableCores cores) {
        this.cores = cores;
        this.before = new Load(pressurePercent, 0);
        this.gatling = gatling;
        this.commit = commit(project);
    }

    /**
     * The environment, with the load as it is now.
     *
     * @param containers those that targets and services run in
     */
    public Environment read(List<Container> containers) {
        RunCores usable = cores.soFar();
        return new Environment(
                machine.on(usable),
                Environment.Jvm.here(),
                JvmVariables.of(System.getenv()),
                gatling,
                commit,
                before.on(usable),
                watch.read(usable),
                containers);
    }

    /** What finds the cores that the run may use. */
    public UsableCores cores() {
        return cores;
    }

    /** The commit of a project's folder; null without git, or outside of a repository: a run is as good there. */
    public static String commit(Path project) {
        String told = System.getProperty(COMMIT);
        if (told != null) {
            return told;
        }
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "-C",
                            project.toString(),
                            "describe",
                            "--always",
                            "--dirty",
                            "--abbrev=40",
                            "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            if (!git.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return null;
            }
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.exitValue() == 0 ? output : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
