package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loopvspool.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the end of a target takes along of what its command, where that is a script, has started. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no sh")
class ChildJvmTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] PING = "{\"pid\": 1, \"cores\": 1}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path project;

    private Path logs;
    private HttpServer server;

    @BeforeEach
    void answerPings() throws IOException {
        logs = Files.createDirectory(project.resolve("logs"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/test/ping", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, PING.length);
                exchange.getResponseBody().write(PING);
            }
        });
        server.start();
    }

    @AfterEach
    void stopAnswering() {
        server.stop(0);
    }

    /** Starts a target by a Java home whose java is this script; it runs in the folder of logs. */
    private ChildJvm start(String script) throws IOException {
        Path java =
                Files.createDirectories(project.resolve("jdk").resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path build = Files.createDirectories(project.resolve("targets/jetty/target"));
        Files.writeString(build.resolve("classpath.txt"), "some.jar\n");
        TargetJvm jvm = new TargetJvm(project.resolve("jdk"), List.of(), "chain", Optional.empty());
        return (ChildJvm) new ChildJvmLauncher(project, jvm, PATIENCE, logs).start(FakeLauncher.spec("jetty"));
    }

    /** The process whose number the script has put down. */
    private ProcessHandle child() throws IOException {
        Path pid = logs.resolve("pid");
        Await.until("the script has started something", PATIENCE, () -> Files.exists(pid));
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }

    private static void assertGone(ProcessHandle child) {
        try {
            Await.until("it is gone", PATIENCE, () -> !child.isAlive());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void shouldForceWhatAScriptHasStartedToEnd() throws Exception {
        ChildJvm target = start("""
                sh -c 'trap "" TERM; echo $$ > pid.new; mv pid.new pid; exec sleep 60' &
                wait
                """);
        ProcessHandle child = child();

        target.close();

        assertThat(target.isAlive()).isFalse();
        assertGone(child);
    }

    @Test
    void shouldEndWhatAScriptHasStartedThatHasEndedBefore() throws Exception {
        ChildJvm target = start("""
                sleep 60 &
                echo $! > pid.new; mv pid.new pid
                echo LISTENING jetty http://127.0.0.1:%d
                wait
                """.formatted(server.getAddress().getPort()));
        target.awaitReady();
        ProcessHandle child = child();
        ProcessHandle.of(target.rootPid().orElseThrow()).orElseThrow().destroyForcibly();
        Await.until("the script is gone", PATIENCE, () -> !target.isAlive());
        assertThat(child.isAlive()).as("what it has started").isTrue();

        target.close();

        assertGone(child);
    }
}
