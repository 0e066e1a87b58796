package io.fairlead.fix.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.testing.Fix;
import io.fairlead.journal.Journal;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fuzzing led by coverage: Jazzer in a process of its own, for a fixed number of inputs. For more, run with
/// `-Dfairlead.fuzz.runs=10000000`.
class CoverageFuzzTest {
    private static final int RUNS = Integer.getInteger("fairlead.fuzz.runs", 40_000);
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void findsNothingThatThrowsOrHangsInFramerDecoderAndValidator(@TempDir Path folder) throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        seed(corpus);
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // it lives for seconds
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        JAZZER,
                        "--target_class=" + DecoderFuzz.class.getName(),
                        "--instrumentation_includes=io.fairlead.fix.**",
                        "-runs=" + RUNS,
                        "-seed=7",
                        "-max_len=600",
                        "-timeout=10",
                        corpus.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(jazzer.getInputStream().readAllBytes(), UTF_8);
        assertThat(jazzer.waitFor()).as(told).isZero();
        assertThat(told).contains(String.format(Locale.ROOT, "Done %d runs", RUNS));
    }

    /// Something to begin with.
    private static void seed(Path corpus) throws IOException {
        String head = "35=8|34=3|49=B|56=A|52=20260105-12:00:00|";
        List<String> bodies = List.of(
                head + "37=1|11=a|17=e|150=0|39=0|55=E|54=1|151=1|14=0|6=0",
                head + "453=2|448=x|447=D|452=1|448=y|447=D|452=3|95=3|96=a|b|58=text",
                "35=A|34=1|49=B|56=A|52=20260105-12:00:00.123456789|98=0|108=30|554=secret");
        for (int i = 0; i < bodies.size(); i++) {
            Files.write(
                    corpus.resolve("body" + i),
                    bodies.get(i).replace('|', '\u0001').getBytes(ISO_8859_1));
            Files.write(corpus.resolve("message" + i), Fix.message(bodies.get(i) + "|"));
        }
    }

    /// Where the classes are that Jazzer needs, whether they came by module path or class path.
    private static String classPath() {
        return Stream.of(
                        FixDecoder.class.getName(),
                        DecoderFuzz.class.getName(),
                        Journal.class.getName(),
                        JAZZER,
                        "com.code_intelligence.jazzer.api.FuzzedDataProvider")
                .map(CoverageFuzzTest::home)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(String className) {
        String file = className.replace('.', '/') + ".class";
        try {
            URL url = Objects.requireNonNull(Class.forName(className).getResource("/" + file), className);
            String place = url.toString().replace("/" + file, "");
            return Path.of(URI.create(place.startsWith("jar:") ? place.substring(4, place.length() - 1) : place))
                    .toString();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(className + " can't be found", e);
        }
    }
}
