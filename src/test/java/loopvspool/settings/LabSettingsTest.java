package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loopvspool.settings.LabSettings.CalibrationSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabSettingsTest {
    private static final List<String> TARGETS = List.of("vertx", "javalin-1x", "javalin-2x");
    private static final List<String> EXPERIMENTS = List.of("cpu-baseline", "cpu-burst", "cpu-sweep", "async-usage");

    private static LabSettings read(String key, String value) {
        return read(Map.of(key, value));
    }

    private static LabSettings read(Map<String, String> given) {
        return LabSettings.of(given, TARGETS, TARGETS, EXPERIMENTS);
    }

    private static List<String> errors(Map<String, String> given) {
        SettingError error = catchThrowableOfType(SettingError.class, () -> read(given));
        assertThat(error).as("%s is refused", given).isNotNull();
        return error.lines();
    }

    private static String error(String key, String value) {
        return assertThat(errors(Map.of(key, value)))
                .as("lines about %s=%s", key, value)
                .singleElement()
                .actual();
    }

    @Nested
    class WithoutAnyGivenValue {
        private final LabSettings settings = read(Map.of());

        @Test
        void shouldAskEveryQuestionOfEveryTarget() {
            assertThat(settings.help()).isFalse();
            assertThat(settings.targets()).containsExactlyElementsOf(TARGETS);
            assertThat(settings.experiments()).containsExactlyElementsOf(EXPERIMENTS);
        }

        @Test
        void shouldLeaveTheBurstToTheLabAndSweepAsTheNotebookDid() {
            assertThat(settings.users()).isEmpty();
            assertThat(settings.serviceTime()).hasSeconds(2);
            assertThat(settings.baselineRequests()).isEqualTo(3);
            assertThat(settings.sweepUsers()).containsExactly(1, 2, 3, 4, 5);
        }

        @Test
        void shouldRunTheTargetsOnThisJavaWithAFixedHeapAndCollector() {
            assertThat(settings.kernel()).isEqualTo("chain");
            assertThat(settings.javaHome()).isEqualTo(Path.of(System.getProperty("java.home")));
            assertThat(settings.jvmArguments())
                    .containsExactly("-Xms256m", "-Xmx256m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError");
            assertThat(settings.startTimeout()).hasMinutes(1);
        }

        @Test
        void shouldCalibrateAsTheMethodSays() {
            assertThat(settings.calibration()).isEqualTo(new CalibrationSettings(50, Duration.ofSeconds(15), 3, 3));
        }

        @Test
        void shouldTellEveryKeyWithItsValueInForce() {
            assertThat(settings.effective())
                    .containsOnlyKeys(LabSettings.defaults().entrySet().stream()
                            .map(Map.Entry::getKey)
                            .toList())
                    .containsEntry("lab.users", "auto")
                    .containsEntry("lab.serviceTime", "2s")
                    .containsEntry("lab.calibration.samples", "50")
                    .containsEntry("lab.sweep.users", "1..5");
        }
    }

    @Nested
    class GivenGoodValues {
        @Test
        void shouldTakeThemOverTheDefaults() {
            LabSettings settings = read(Map.ofEntries(
                    Map.entry("lab.users", "20"),
                    Map.entry("lab.serviceTime", "500ms"),
                    Map.entry("lab.kernel", "matrix"),
                    Map.entry("lab.startTimeout", "2m"),
                    Map.entry("lab.calibration.samples", "10"),
                    Map.entry("lab.calibration.warmUpLimit", "1s"),
                    Map.entry("lab.calibration.fitRounds", "5"),
                    Map.entry("lab.calibration.baselines", "7"),
                    Map.entry("lab.baseline.requests", "9")));

            assertThat(settings.users()).hasValue(20);
            assertThat(settings.serviceTime()).hasMillis(500);
            assertThat(settings.kernel()).isEqualTo("matrix");
            assertThat(settings.startTimeout()).hasMinutes(2);
            assertThat(settings.calibration()).isEqualTo(new CalibrationSettings(10, Duration.ofSeconds(1), 5, 7));
            assertThat(settings.baselineRequests()).isEqualTo(9);
            assertThat(settings.effective()).containsEntry("lab.users", "20").containsEntry("lab.kernel", "matrix");
        }

        @ParameterizedTest
        @CsvSource({"1, 1", "10000, 10000"})
        void shouldTakeTheFewestAndTheMostUsers(String text, int users) {
            assertThat(read("lab.users", text).users()).hasValue(users);
        }

        @ParameterizedTest
        @CsvSource({"20ms, 20", "60s, 60000", "1m, 60000", "0.5s, 500"})
        void shouldTakeTheShortestAndTheLongestServiceTime(String text, long millis) {
            assertThat(read("lab.serviceTime", text).serviceTime()).hasMillis(millis);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"javalin-2x,vertx", "vertx,javalin-2x", " javalin-2x , vertx ", "vertx,vertx,javalin-2x"})
        void shouldPutTargetsIntoTheCataloguesOrderEachOnce(String text) {
            assertThat(read("lab.targets", text).targets()).containsExactly("vertx", "javalin-2x");
        }

        @Test
        void shouldPutExperimentsIntoTheLabsOrder() {
            assertThat(read("lab.experiments", "async-usage,cpu-burst").experiments())
                    .containsExactly("cpu-burst", "async-usage");
        }

        @Test
        void shouldUnderstandAll() {
            assertThat(read("lab.targets", "all").targets()).containsExactlyElementsOf(TARGETS);
            assertThat(read("lab.experiments", "all").experiments()).containsExactlyElementsOf(EXPERIMENTS);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        1..5,8 | 1,2,3,4,5,8
                        3,3    | 3
                        8,1..2 | 8,1,2
                        4..4   | 4
                        1 .. 3 | 1,2,3
                        1000   | 1000
                        """)
        void shouldReadRangesOfSweepUsersInTheGivenOrderEachOnce(String text, String users) {
            assertThat(read("lab.sweep.users", text).sweepUsers())
                    .containsExactlyElementsOf(List.of(users.split(",")).stream()
                            .map(Integer::valueOf)
                            .toList());
        }

        @Test
        void shouldSayWhichTargetIsSlowed() {
            assertThat(read("lab.slowed", "vertx:10").slowed()).contains(new Slowed("vertx", 10));
            assertThat(read(Map.of()).slowed()).isEmpty();
        }

        @Test
        void shouldRepeatAsOftenAsIsWanted() {
            assertThat(read(Map.of("lab.forks", "5", "lab.seed", "7")).repeats())
                    .isEqualTo(new LabSettings.Repeats(5, 7));
            assertThat(read(Map.of()).repeats()).isEqualTo(new LabSettings.Repeats(1, 1));
        }

        @Test
        void shouldSplitJvmArgumentsAtAnyNumberOfBlanks() {
            assertThat(read("lab.jvmArguments", "  -Xmx64m   -XX:+UseSerialGC\t-ea ")
                            .jvmArguments())
                    .containsExactly("-Xmx64m", "-XX:+UseSerialGC", "-ea");
        }

        @Test
        void shouldTakeNoJvmArgumentsAtAll() {
            assertThat(read("lab.jvmArguments", "").jvmArguments()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"'', true", "true, true", "false, false"})
        void shouldTakeAnEmptyHelpAsYes(String text, boolean help) {
            assertThat(read("lab.help", text).help()).isEqualTo(help);
        }

        @Test
        void shouldIgnoreBlanksAroundAValue() {
            assertThat(read("lab.users", " 7 ").users()).hasValue(7);
        }
    }

    @Nested
    class GivenAJavaHome {
        @TempDir
        private Path folder;

        @Test
        void shouldTakeAFolderThatHoldsAnExecutableJava() throws Exception {
            Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
            assertThat(Files.createFile(java).toFile().setExecutable(true)).isTrue();

            assertThat(read("lab.java", folder.toString()).javaHome()).isEqualTo(folder);
        }

        @Test
        void shouldRefuseAFolderWithoutJava() {
            assertThat(error("lab.java", folder.toString()))
                    .isEqualTo("lab.java=" + folder + ": must be a Java home, a folder that holds bin/java, or same");
        }

        @Test
        void shouldGiveAnAbsoluteFolderBecauseTargetsStartInAnotherOne() {
            Path relative = Path.of("").toAbsolutePath().relativize(Path.of(System.getProperty("java.home")));

            assertThat(read("lab.java", relative.toString()).javaHome())
                    .as("the home given as %s", relative)
                    .isAbsolute();
        }
    }

    @Nested
    class GivenAWrongValue {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        lab.users                   | 0          | must be a whole number from 1 to 10000, or auto
                        lab.users                   | 10001      | must be a whole number from 1 to 10000, or auto
                        lab.users                   | abc        | must be a whole number from 1 to 10000, or auto
                        lab.users                   | -1         | must be a whole number from 1 to 10000, or auto
                        lab.users                   | 2.5        | must be a whole number from 1 to 10000, or auto
                        lab.users                   | 9999999999 | must be a whole number from 1 to 10000, or auto
                        lab.users                   | ''         | must be a whole number from 1 to 10000, or auto
                        lab.serviceTime             | -1s        | must be a duration from 20ms to 60s, such as 500ms or 2s
                        lab.serviceTime             | abc        | must be a duration from 20ms to 60s, such as 500ms or 2s
                        lab.serviceTime             | 10ms       | must be a duration from 20ms to 60s, such as 500ms or 2s
                        lab.serviceTime             | 19ms       | must be a duration from 20ms to 60s, such as 500ms or 2s
                        lab.serviceTime             | 61s        | must be a duration from 20ms to 60s, such as 500ms or 2s
                        lab.serviceTime             | ''         | must be a duration from 20ms to 60s, such as 500ms or 2s
                        lab.startTimeout            | 999ms      | must be a duration from 1s to 10m, such as 2s or 60s
                        lab.startTimeout            | 601s       | must be a duration from 1s to 10m, such as 2s or 60s
                        lab.serviceTime             | 300        | 300 what? 300ms or 300s: it must be a duration from 20ms to 60s, such as 500ms or 2s
                        lab.longestStep             | 1ms        | must be a duration from 1s to 24h, such as 2s or 60s
                        lab.kernel                  | foo        | must be one of chain, matrix.
                        lab.kernel                  | chian      | must be one of chain, matrix. Did you mean chain?
                        lab.java                    | /nonexistent | must be a Java home, a folder that holds bin/java, or same
                        lab.help                    | maybe      | must be true or false
                        lab.calibration.samples     | 1          | must be a whole number from 2 to 10000
                        lab.calibration.samples     | 10001      | must be a whole number from 2 to 10000
                        lab.calibration.warmUpLimit | 0s         | must be a duration from 1s to 10m, such as 2s or 60s
                        lab.calibration.fitRounds   | 0          | must be a whole number from 1 to 100
                        lab.calibration.fitRounds   | 101        | must be a whole number from 1 to 100
                        lab.calibration.baselines   | 0          | must be a whole number from 1 to 100
                        lab.baseline.requests       | 0          | must be a whole number from 1 to 1000
                        lab.baseline.requests       | 1001       | must be a whole number from 1 to 1000
                        """)
        void shouldNameKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
            assertThat(error(key, value)).isEqualTo(key + "=" + value + ": " + allowed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "1001", "5..1", "1..x", "x", "1..", "..5", "1..2..3", "1,,2", "", "1..1001"})
        void shouldRefuseSweepUsersThatAreNoNumbersOrRanges(String value) {
            assertThat(error("lab.sweep.users", value))
                    .isEqualTo(
                            "lab.sweep.users=" + value
                                    + ": must be whole numbers from 1 to 1000 or ranges of them, separated by commas, such as 1..5,8");
        }

        @ParameterizedTest
        @CsvSource({
            "lab.targets, vertxx, Did you mean vertx?",
            "lab.targets, javalin-3x, Did you mean javalin-1x?",
            "lab.experiments, cpu-brust, Did you mean cpu-burst?",
            "lab.experiments, bystander, It is called health-check now.",
            "lab.experiments, asyncusage, Did you mean async-usage?"
        })
        void shouldNameTheNearestNameForAMistypedOne(String key, String value, String hint) {
            assertThat(error(key, value))
                    .startsWith(key + "=" + value + ": '" + value + "' is not one of ")
                    .contains("separate names by commas, or say all")
                    .endsWith(hint);
        }

        @ParameterizedTest
        @CsvSource({
            "lab.bystander.rate, lab.healthCheck.rate",
            "lab.bystander.timeout, lab.healthCheck.timeout",
            "lab.gates.neighbours, lab.gates.otherProcesses",
            "lab.gates.toldTooLong, lab.gates.serviceExceedsResponse",
            "lab.gates.besideWork, lab.gates.clientOverhead",
            "lab.gates.besideWorkAnyway, lab.gates.clientOverheadFloor",
            "lab.gates.clocksApart, lab.gates.clockSkew",
            "lab.gates.countedOut, lab.gates.inFlightGrace"
        })
        void shouldRefuseARenamedSettingWithItsNewNameWhichExists(String old, String now) {
            assertThat(error(old, "1")).contains("It is called " + now + " now.");
            assertThat(LabSettings.defaults().hasPath(now)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"vertx", "vertx:", "vertx:0", "vertx:101", "nobody:10", "vertx:ten", ":10"})
        void shouldRefuseASlowedTargetThatIsNoTargetAndPercentage(String value) {
            assertThat(error("lab.slowed", value))
                    .startsWith("lab.slowed=" + value + ": must be none, or a target and a percentage from 1 to 100")
                    .contains("javalin-2x");
        }

        @Test
        void shouldRefuseWhatAContainerCannotDo() {
            assertThat(errors(Map.of("lab.slowed", "vertx:10", "lab.launcher", "docker")))
                    .singleElement()
                    .asString()
                    .contains("lab.slowed=vertx:10: needs lab.launcher=fork");
            assertThat(errors(Map.of("lab.forks", "2", "lab.launcher", "docker", "lab.docker.reach", "name")))
                    .singleElement()
                    .asString()
                    .startsWith("lab.forks=2: must be 1 with lab.docker.reach=name");
        }

        @Test
        void shouldRefuseASlowedWaitThatIsLongerThanTheServiceWaits() {
            assertThat(errors(Map.of("lab.slowed", "vertx:10", "lab.ioTime", "55s")))
                    .singleElement()
                    .asString()
                    .startsWith("lab.slowed=vertx:10: makes a wait of lab.ioTime=55s longer than 60s");
        }

        @Test
        void shouldListTheNamesThatThereAre() {
            assertThat(error("lab.targets", "vertxx")).contains("vertx, javalin-1x, javalin-2x");
            assertThat(error("lab.experiments", "io"))
                    .contains("cpu-baseline, cpu-burst, cpu-sweep, async-usage")
                    .as("nothing is near")
                    .doesNotContain("Did you mean");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        lab.targets     | ''
                        lab.targets     | vertx,
                        lab.experiments | ''
                        lab.experiments | ,cpu-burst
                        """)
        void shouldRefuseAnEmptyName(String key, String value) {
            assertThat(error(key, value))
                    .startsWith(key + "=" + value + ": '' is not one of ")
                    .doesNotContain("Did you mean");
        }

        @Test
        void shouldGiveEachWrongNameALineOfItsOwn() {
            assertThat(errors(Map.of("lab.targets", "vertxx,vertx,jetty")))
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains("'vertxx' is not one of"))
                    .anySatisfy(line -> assertThat(line).contains("'jetty' is not one of"));
        }
    }

    /** Whoever writes 300 may mean either; each setting that is a time asks. */
    @Test
    void shouldRefuseANumberWithoutAUnitForEveryDuration() {
        List<String> durations = LabSettings.defaults().entrySet().stream()
                .filter(entry -> String.valueOf(entry.getValue().unwrapped()).matches("[0-9]+(ms|s|m)"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(durations).hasSizeGreaterThan(8).allSatisfy(key -> assertThat(error(key, "300"))
                .startsWith(key + "=300: 300 what? 300ms or 300s: it must be a duration from "));
    }

    @Nested
    class GivenAName {
        @Test
        void shouldCallTheRunByIt() {
            assertThat(LabSettings.name(read("lab.name", "before, 2 cores").effective()))
                    .contains("before, 2 cores");
            assertThat(LabSettings.name(read(Map.of()).effective())).isEmpty();
            assertThat(LabSettings.name(Map.of()))
                    .as("of a run that knew no names")
                    .isEmpty();
        }

        @Test
        void shouldTakeSixtyLettersOfOneLineAndNoMore() {
            assertThat(read("lab.name", "x".repeat(60)).effective()).containsEntry("lab.name", "x".repeat(60));
            assertThat(error("lab.name", "x".repeat(61))).contains("1 to 60 letters");
            assertThat(error("lab.name", "")).contains("or none");
            assertThat(error("lab.name", "a\tb")).contains("in one line");
        }
    }

    @Nested
    class GivenAPropertyThatIsAlmostASetting {
        @ParameterizedTest
        @ValueSource(strings = {"Lab.users", "labusers", "lab-users", "LAB_USERS", "lab_users", "LAB.USERS"})
        void shouldBeRefusedWithTheRightName(String property) {
            assertThat(errors(LookalikeSettings.settingsAmong(Map.of(property, "4", "java.home", "/", "label", "x"))))
                    .singleElement()
                    .asString()
                    .startsWith(property + "=4: there is no such setting. Did you mean lab.users?");
        }
    }

    @Nested
    class GivenAnUnknownKey {
        @Test
        void shouldSuggestTheNearestKey() {
            assertThat(error("lab.usres", "3"))
                    .isEqualTo(
                            "lab.usres=3: there is no such setting. Did you mean lab.users? All settings: -Dlab.help");
        }

        @Test
        void shouldSuggestAKeyOfANestedBlock() {
            assertThat(error("lab.calibration.sample", "3")).contains("Did you mean lab.calibration.samples?");
        }

        @Test
        void shouldSuggestNothingWhereNothingIsNear() {
            assertThat(error("lab.zzzzzzzzzzzzzzzz", "1"))
                    .isEqualTo("lab.zzzzzzzzzzzzzzzz=1: there is no such setting. All settings: -Dlab.help");
        }

        @Test
        void shouldRefuseABlockAsIfItWereASetting() {
            assertThat(error("lab.calibration", "1")).contains("there is no such setting");
        }
    }

    @Test
    void shouldSayAllThatIsWrongAtOnceOneLineEach() {
        Map<String, String> given = Map.of(
                "lab.usres", "3",
                "lab.users", "0",
                "lab.serviceTime", "abc",
                "lab.targets", "vertxx",
                "lab.experiments", "all");

        assertThat(errors(given))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).doesNotContain("\n"))
                .anySatisfy(line -> assertThat(line).startsWith("lab.usres=3: "))
                .anySatisfy(line -> assertThat(line).startsWith("lab.users=0: "))
                .anySatisfy(line -> assertThat(line).startsWith("lab.serviceTime=abc: "))
                .anySatisfy(line -> assertThat(line).startsWith("lab.targets=vertxx: "));
        assertThatThrownBy(() -> read(given))
                .hasMessageContaining("lab.users=0")
                .hasMessageContaining("lab.usres=3");
    }

    @Nested
    class FromSystemProperties {
        @AfterEach
        void clear() {
            System.clearProperty("lab.users");
            System.clearProperty("lab.experiments");
        }

        @Test
        void shouldTakeThoseThatStartWithLab() {
            System.setProperty("lab.users", "11");

            LabSettings settings = LabSettings.fromSystemProperties(TARGETS, TARGETS, EXPERIMENTS, EXPERIMENTS);

            assertThat(settings.users()).hasValue(11);
        }

        @Test
        void shouldAskTheSimulationsQuestionsUnlessTheUserNamesOthers() {
            assertThat(LabSettings.fromSystemProperties(TARGETS, TARGETS, EXPERIMENTS, List.of("cpu-sweep"))
                            .experiments())
                    .containsExactly("cpu-sweep");

            System.setProperty("lab.experiments", "cpu-burst");

            assertThat(LabSettings.fromSystemProperties(TARGETS, TARGETS, EXPERIMENTS, List.of("cpu-sweep"))
                            .experiments())
                    .containsExactly("cpu-burst");
        }
    }

    @Test
    void shouldRefuseADatabaseThatIsNoneWithoutShowingThePassword() {
        assertThat(error("lab.postgres.url", "postgresql://me:s3cret@db/lab"))
                .isEqualTo("lab.postgres.url=postgresql://me:***@db/lab: must be embedded, or"
                        + " postgresql://user:password@host:port/database");
    }

    @Test
    void shouldKeepThePasswordOutOfWhatIsReported() {
        LabSettings settings = read("lab.postgres.url", "postgresql://me:s3cret@db:5432/lab");

        assertThat(settings.postgres())
                .hasValueSatisfying(url -> assertThat(url.text()).contains("s3cret"));
        assertThat(settings.toString()).doesNotContain("s3cret");
        assertThat(settings.effective()).containsEntry("lab.postgres.url", "postgresql://me:***@db:5432/lab");
    }

    @Nested
    class OfContainersAndCores {
        @Test
        void shouldForkOnAllCoresByDefault() {
            LabSettings settings = read(Map.of());

            assertThat(settings.launcher()).isEqualTo(LabSettings.LauncherKind.FORK);
            assertThat(settings.targetCpus()).isEmpty();
            assertThat(settings.injectorCpus()).isEmpty();
        }

        @Test
        void shouldReadLauncherReachAndCores() {
            LabSettings settings = read(Map.of(
                    "lab.launcher", "docker",
                    "lab.docker.reach", "name",
                    "lab.cpus.targets", "0-1",
                    "lab.cpus.injector", "2"));

            assertThat(settings.launcher()).isEqualTo(LabSettings.LauncherKind.DOCKER);
            assertThat(settings.docker().reach()).isEqualTo(DockerSettings.Reach.NAME);
            assertThat(settings.targetCpus().map(CpuSet::text)).contains("0-1");
            assertThat(settings.injectorCpus().map(CpuSet::text)).contains("2");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "lab.launcher | dokcer | must be one of fork, docker",
                    "lab.docker.reach | ip | must be one of auto, container, published, name",
                    "lab.cpus.targets | two | must be numbers of cores",
                    "lab.cpus.injector | 3-1 | must be numbers of cores"
                })
        void shouldRefuseOthers(String key, String value, String allowed) {
            assertThat(error(key, value)).startsWith(key + "=" + value + ": " + allowed);
        }

        @Test
        void shouldRefuseToChooseTheJavaOfAnImage() {
            assertThat(errors(Map.of("lab.launcher", "docker", "lab.java", System.getProperty("java.home"))))
                    .singleElement()
                    .asString()
                    .contains("cannot be chosen with lab.launcher=docker", "-Ddocker.base.image");
        }
    }
}
