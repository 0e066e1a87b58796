package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final SimulatedDisk disk = new SimulatedDisk();
    private final JournalConfig config =
            JournalConfig.defaults("boot-1", "pid 1").withSizes(4096, 8192, 16384, 0);

    @Test
    void readsBackWhatWasAppendedOnceItIsSynced() {
        List<String> seen = new ArrayList<>();
        try (Journal journal = Journal.open(disk, config, 1)) {
            int orders = journal.stream("orders");
            byte[] text = "hello".getBytes(UTF_8);
            JournalReader reader = journal.reader(journal.syncedPosition());
            for (int i = 0; i < 1000; i++) {
                assertThat(journal.append(orders, 7, 42, text, 0, text.length)).isPositive();
                assertThat(reader.poll(r -> {}, 10)).isZero();
                journal.sync().poll(i);
                reader.poll(r -> seen.add(r.stream() + "/" + r.type() + "/" + r.text()), 10);
            }
        }
        assertThat(seen).hasSize(1001).contains("1/7/hello");
        assertThat(JournalVerifier.verify(disk).isIntact()).isTrue();
        try (Journal journal = Journal.open(disk, config, 1)) {
            assertThat(journal.recovery().kind()).isEqualTo(Recovery.Kind.CLEAN);
            assertThat(journal.streams()).containsEntry("orders", 1);
        }
    }
}
