package io.fairlead.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a release folder of its own, with Java installations that only print what they were asked.
class LauncherTest {
    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "sed", "ls", "find", "cat");

    @TempDir
    Path folder;

    private Path release;

    @BeforeEach
    void unpackRelease() throws IOException {
        release = Files.createDirectories(folder.resolve("release"));
        Files.createDirectories(release.resolve("lib"));
        Files.createDirectories(release.resolve("bin"));
        Files.createFile(release.resolve("lib/app.jar"));
        Files.copy(Path.of("..", "fairlead"), release.resolve("bin/fairlead"));
        Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            for (String where : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(where + tool))
                        && Files.notExists(folder.resolve("tools").resolve(tool))) {
                    Files.createSymbolicLink(folder.resolve("tools").resolve(tool), Path.of(where + tool));
                }
            }
        }
    }

    private Path java(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path java = home.resolve("bin/java");
        Files.writeString(java, "#!/usr/bin/env bash\necho \"" + name + " $*\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    /// Exit code, then what was printed.
    private record Ran(int exitCode, String printed) {}

    private Ran launch(Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                folder.resolve("tools/bash").toString(),
                release.resolve("bin/fairlead").toString());
        builder.command().addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("PATH", folder.resolve("tools").toString());
        all.put("HOME", folder.resolve("home").toString());
        all.put("FAIRLEAD_JDK_ROOT", folder.resolve("machine").toString());
        builder.environment().clear();
        builder.environment().putAll(all);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), printed);
    }

    @Test
    void saysWhatIsMissingAndHowToGetIt() throws Exception {
        Ran ran = launch(Map.of(), "--help");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.printed()).contains("needs Java 25 or newer", "apt-get install", "FAIRLEAD_JAVA_HOME");
    }

    @Test
    void startsWithTheJavaThatItWasTold() throws Exception {
        Ran ran = launch(Map.of("FAIRLEAD_JAVA_HOME", java("told", "26").toString()), "orders", "--json");

        assertThat(ran.printed())
                .startsWith("told ")
                .contains("lib/app.jar io.fairlead.app.Main orders --json")
                .doesNotContain("terminal");
    }

    @Test
    void refusesTheJavaThatItWasToldIfThatIsTooOld() throws Exception {
        java("machine/usr/lib/jvm/jdk-25", "25.0.1");

        Ran ran = launch(Map.of("FAIRLEAD_JAVA_HOME", java("told", "21.0.2").toString()), "orders");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.printed()).contains("FAIRLEAD_JAVA_HOME is", "no Java 25 or newer");
    }

    @Test
    void passesByAnOldJavaHomeAndAnOldPathForTheUsualFolders() throws Exception {
        java("machine/usr/lib/jvm/jdk-21", "21.0.2");
        java("machine/usr/lib/jvm/jdk-25", "25.0.1");
        Path onPath = java("path-17", "17.0.9").resolve("bin");
        Map<String, String> environment = Map.of(
                "JAVA_HOME", java("home-1.8", "1.8.0_392").toString(), "PATH", onPath + ":" + folder.resolve("tools"));

        assertThat(launch(environment, "orders").printed()).startsWith("machine/usr/lib/jvm/jdk-25 ");
    }

    @Test
    void prefersJavaHomeThenPath() throws Exception {
        java("machine/usr/lib/jvm/jdk-25", "25.0.1");
        Path onPath = java("on-path", "25").resolve("bin");
        String path = onPath + ":" + folder.resolve("tools");

        assertThat(launch(Map.of("PATH", path), "x").printed()).startsWith("on-path ");
        assertThat(launch(Map.of("PATH", path, "JAVA_HOME", java("home", "25").toString()), "x")
                        .printed())
                .startsWith("home ");
    }

    @Test
    void givesTheGatewayRoomAndCommandsAFastStart() throws Exception {
        Map<String, String> environment =
                Map.of("FAIRLEAD_JAVA_HOME", java("told", "25").toString(), "FAIRLEAD_JAVA_OPTS", "-Da=1 -Db=2");

        assertThat(launch(environment, "run", "a b.yaml").printed())
                .contains("-XX:+UseZGC", "-Da=1 -Db=2", "Main run a b.yaml");
        assertThat(launch(environment, "orders").printed())
                .contains("-XX:TieredStopAtLevel=1")
                .doesNotContain("UseZGC");
    }

    /// What goes wrong with it is said where errors go, so that is where it must be silenced.
    @Test
    void saysNothingOfAClassArchiveThatDoesNotFit() throws Exception {
        assertThat(launch(Map.of("FAIRLEAD_JAVA_HOME", java("told", "25").toString()), "orders")
                        .printed())
                .contains("-Xlog:all=error:stderr -Xlog:cds=off:stderr -Xlog:aot=off:stderr");
    }

    @Test
    void tellsTheBenchWhatToMeasureAlone() throws Exception {
        Files.createDirectories(release.resolve("bench/target/lib"));
        Map<String, String> environment =
                Map.of("FAIRLEAD_JAVA_HOME", java("told", "25").toString());
        assertThat(launch(environment, "bench", "--quick").printed()).contains("io.fairlead.bench.Bench --quick");
    }

    @Test
    void measuresWhatAGatewayDoesByItselfOnTheFlagsOfOne() throws Exception {
        Files.createDirectories(release.resolve("bench/target/lib"));
        Map<String, String> environment =
                Map.of("FAIRLEAD_JAVA_HOME", java("told", "25").toString());
        assertThat(launch(environment, "bench", "--tradelocker", "--json").printed())
                .contains("-XX:+UseZGC -XX:+UseCompactObjectHeaders -XX:CompileThresholdScaling=0.1 -Xms64m");
        assertThat(launch(environment, "bench", "--replay", "--json").printed())
                .contains("-XX:+UseZGC -XX:+UseCompactObjectHeaders -XX:CompileThresholdScaling=0.1 -Xms64m -Xmx1g");
        assertThat(launch(environment, "bench", "--gateway").printed())
                .contains("--enable-native-access=ALL-UNNAMED")
                .contains("-XX:+UseSerialGC")
                .doesNotContain("UseZGC");
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), release.resolve("bin/fairlead"));
        release = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(release.resolve("bin"));
        Files.createSymbolicLink(release.resolve("bin/fairlead"), link);

        assertThat(launch(Map.of("FAIRLEAD_JAVA_HOME", java("told", "25").toString()), "x")
                        .printed())
                .startsWith("told ");
    }
}
