package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.GapProcess;
import io.fairlead.bench.contender.LargeStoreProcess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is measured a single time, each in a process of its own. Stateless.
final class Once {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx1g");

    private Once() {}

    static Map<String, Double> measure(Path folder) {
        Map<String, Double> values = new LinkedHashMap<>();
        String gapFolder = folder.resolve("gap").toString();
        try (Child gap = Child.start(GapProcess.class, FLAGS, List.of(gapFolder))) {
            values.put("gap_of_10000_ms", Double.parseDouble(gap.answer()));
        }
        String storeFolder = folder.resolve("store").toString();
        try (Child filling = Child.start(LargeStoreProcess.class, FLAGS, List.of(storeFolder, "fill"))) {
            filling.answer();
        }
        try (Child starting = Child.start(LargeStoreProcess.class, FLAGS, List.of(storeFolder, "start"))) {
            values.put("start_to_logon_with_1000000_messages_ms", Double.parseDouble(starting.answer()));
        }
        return values;
    }
}
