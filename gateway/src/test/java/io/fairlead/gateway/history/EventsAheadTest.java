package io.fairlead.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.model.OrderId;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EventsAheadTest {
    private static final long START = 1_700_000_000_000_000_000L;

    private final SimulatedDisk disk = new SimulatedDisk();
    private final Journal journal =
            Journal.open(disk, JournalConfig.defaults("boot-1", "test").withSizes(1 << 20, 1 << 20, 2 << 20, 1), START);
    private final int core = journal.stream(CoreStream.NAME);
    private final int other = journal.stream("other");
    private final EventCodec codec = new EventCodec();
    private final List<Event> written = new ArrayList<>();

    /// Several batches, with records of another stream between, and events that the decoder fills again.
    private void write(int events) {
        for (int i = 0; i < events; i++) {
            OrderChecked checked = new OrderChecked();
            checked.begin(START + i);
            checked.about(new OrderId("order" + i), null);
            Event event = i % 3 == 0 ? new Event.EpochStarted(START + i, i) : checked;
            written.add(event);
            int length = codec.encode(event);
            journal.append(core, EventType.of(event), event.atNanos(), codec.buffer(), 0, length);
            journal.append(other, 7, START + i, new byte[] {1, 2, 3}, 0, 3);
            while (i % 500 == 499 && !journal.isSynced(journal.appendedPosition())) {
                journal.sync().poll(START + i);
            }
        }
        while (!journal.isSynced(journal.appendedPosition())) {
            journal.sync().poll(START);
        }
    }

    private List<Event> read(Executor executor) {
        List<Event> read = new ArrayList<>();
        try (JournalReader reader = journal.reader(0)) {
            assertThat(new EventsAhead(reader, core, executor).forEach(read::add))
                    .isEqualTo(read.size());
            assertThat(reader.position()).isEqualTo(journal.syncedPosition());
        }
        return read;
    }

    @Test
    void tellsEveryEventOnceInItsOrderEachAnObjectOfItsOwn() {
        write(5_000);
        assertThat(read(Runnable::run)).isEqualTo(written);
        try (ExecutorService beside =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            assertThat(read(beside)).isEqualTo(written);
        }
    }

    @Test
    void endsAsTheTakerOrTheReadingDoes() {
        write(3_000);
        IllegalStateException full = new IllegalStateException("full");
        try (ExecutorService beside =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            try (JournalReader reader = journal.reader(0)) {
                assertThatThrownBy(() -> new EventsAhead(reader, core, beside).forEach(_ -> {
                            throw full;
                        }))
                        .isSameAs(full);
            }
            journal.append(core, 1, START, new byte[] {9, 9, 9}, 0, 3);
            write(1);
            assertThatThrownBy(() -> read(beside)).isInstanceOf(EventFormatException.class);
        }
    }
}
