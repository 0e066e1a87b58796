package io.fairlead.bench.sidebyside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/// Keeps a run in a folder: one dated file with everything as JSON, and one with all histograms in HdrHistogram's own
/// log format. Stateless.
final class Results {
    private Results() {}

    static void write(Path folder, Map<String, Object> json, Outcome outcome) throws IOException {
        Files.createDirectories(folder);
        String date = LocalDate.now(ZoneOffset.UTC).toString();
        Files.writeString(folder.resolve(date + ".json"), Json.of(json) + "\n");
        try (PrintStream file = new PrintStream(folder.resolve(date + ".hlog").toFile(), UTF_8)) {
            HistogramLogWriter log = new HistogramLogWriter(file);
            log.outputComment("[nanoseconds; tags: contender and measurement]");
            log.outputLogFormatVersion();
            log.outputLegend();
            outcome.measured().forEach((kind, measured) -> log(log, kind + "-rtt", measured.roundTrips()));
            outcome.openLoop()
                    .forEach((kind, rates) ->
                            rates.forEach((rate, histogram) -> log(log, kind + "-open-" + rate, histogram)));
        }
    }

    private static void log(HistogramLogWriter log, String tag, Histogram histogram) {
        histogram.setTag(tag.toLowerCase(Locale.ROOT));
        histogram.setStartTimeStamp(0);
        histogram.setEndTimeStamp(0);
        log.outputIntervalHistogram(histogram);
    }
}
