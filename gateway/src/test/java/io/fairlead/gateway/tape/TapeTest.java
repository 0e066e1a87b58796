package io.fairlead.gateway.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.model.VenueId;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TapeTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long START = 20_000 * DAY;
    private static final VenueId VENUE = new VenueId("lp");
    private static final BookKey EURO = new BookKey(VENUE, new Symbol("EUR/USD"));
    private static final TradingDay UTC = new TradingDay(ZoneId.of("UTC"), LocalTime.MIDNIGHT);

    private static final Recorder.Listener IGNORED = (_, _, _) -> {};

    private final SimulatedDisk disk = new SimulatedDisk();
    private final TapeEntry entry = new TapeEntry();

    private Recorder recorder(int ringEntries) {
        return new Recorder(disk, new Recorder.Settings(UTC, ringEntries, SECOND, 1_000, 0), IGNORED);
    }

    /// Keeps what is played, as text.
    private static final class Heard implements TapeSink {
        final List<String> entries = new ArrayList<>();
        private final Map<Integer, String> names = new HashMap<>();

        @Override
        public void instrument(int number, VenueId venue, Symbol symbol) {
            names.put(number, symbol + "@" + venue);
        }

        @Override
        public void entry(TapeEntry entry) {
            entries.add(show(entry, entry.instrument() == TapeEntry.EVERY ? "*" : names.get(entry.instrument())));
        }
    }

    private static String show(TapeEntry entry, String name) {
        String head = entry.kind() + " " + name;
        return switch (entry.kind()) {
            case SNAPSHOT, UPDATE, STALE -> head + " @" + entry.nanos();
            case END -> head;
            case BID, ASK ->
                head + " " + entry.price() + "e-" + entry.priceScale() + " " + entry.size() + "e-" + entry.sizeScale();
            case TRADE ->
                head + " " + entry.price() + "e-" + entry.priceScale() + " " + entry.size() + "e-" + entry.sizeScale()
                        + " @" + entry.nanos();
            case LOST -> head + " " + entry.size();
            case TOP -> throw new IllegalStateException("is never on a tape");
        };
    }

    private Heard played(String name) {
        Heard heard = new Heard();
        new TapeReader(disk).play(name, heard);
        return heard;
    }

    @Test
    void whatIsRecordedIsPlayedAgain() {
        Recorder recorder = recorder(64);
        Recorder.Line euro = recorder.open(EURO);
        recorder.start();
        euro.put(entry.set(TapeKind.SNAPSHOT, euro.number(), START));
        euro.put(entry.set(TapeKind.BID, euro.number(), START).price(108500, 5).size(1_000_000, 0));
        euro.put(entry.set(TapeKind.ASK, euro.number(), START).price(108510, 5).size(25, 1));
        euro.put(entry.set(TapeKind.END, euro.number(), START));
        euro.put(entry.set(TapeKind.TRADE, euro.number(), START - 5)
                .price(108505, 5)
                .size(7, 0));
        euro.put(entry.set(TapeKind.STALE, euro.number(), START + 9));
        recorder.poll(START);
        recorder.close();

        assertThat(recorder.tapes()).containsExactly("md-2024-10-04-001.fmd");
        assertThat(played("md-2024-10-04-001.fmd").entries)
                .containsExactly(
                        "SNAPSHOT EUR/USD@lp @" + START,
                        "BID EUR/USD@lp 108500e-5 1000000e-0",
                        "ASK EUR/USD@lp 108510e-5 25e-1",
                        "END EUR/USD@lp",
                        "TRADE EUR/USD@lp 108505e-5 7e-0 @" + (START - 5),
                        "STALE EUR/USD@lp @" + (START + 9));
        assertThat(recorder.status().entries()).isEqualTo(6);
        assertThat(recorder.status().state()).isEqualTo(new Recorder.State.Off());
    }

    @Test
    void anyEntriesSurviveTheirWayThroughAnyNumberOfBlocks() {
        for (int seed = 0; seed < 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SimulatedDisk own = new SimulatedDisk();
            Recorder recorder = new Recorder(own, new Recorder.Settings(UTC, 1 << 13, SECOND, 0, 0), IGNORED);
            int instruments = random.nextInt(1, 41);
            List<String> names = new ArrayList<>();
            List<Recorder.Line> lines = new ArrayList<>();
            for (int i = 0; i < instruments; i++) {
                names.add("S" + i + "@lp");
                lines.add(recorder.open(new BookKey(VENUE, new Symbol("S" + i))));
            }
            recorder.start();
            List<String> put = new ArrayList<>();
            long now = START;
            int entries = random.nextInt(1, 5_000);
            for (int i = 0; i < entries; i++) {
                TapeKind kind = TapeKind.of(random.nextInt(1, TapeKind.LOST.code()));
                now += random.nextInt(-50, 1_000_000);
                entry.set(kind, random.nextInt(instruments), now);
                if (kind.isPriced()) {
                    entry.price(anyLong(random), random.nextInt(13)).size(anyLong(random), random.nextInt(13));
                }
                put.add(show(entry, names.get(entry.instrument())));
                assertThat(lines.get(entry.instrument()).put(entry)).isTrue();
                recorder.poll(now);
            }
            recorder.close();
            Heard heard = new Heard();
            TapeReader reader = new TapeReader(own);
            TapeReader.Report report = reader.play(reader.tapes().getFirst(), heard);
            assertThat(heard.entries).as("seed %d", seed).isEqualTo(put);
            assertThat(report.entries()).isEqualTo(put.size());
            assertThat(report.torn()).isFalse();
            assertThat(report.damagedBytes()).isZero();
        }
    }

    /// Of any width, as edges hide at every size.
    private static long anyLong(SplittableRandom random) {
        return random.nextLong() >> random.nextInt(64);
    }

    @Test
    void aDayAndAStartHaveFilesOfTheirOwnAndBeginWithSnapshots() {
        Recorder recorder = recorder(64);
        Recorder.Line euro = recorder.open(EURO);
        assertThat(recorder.take()).isZero();
        recorder.start();
        int first = recorder.take();
        record(recorder, euro, START);
        record(recorder, euro, START + DAY);
        int second = recorder.take();
        recorder.stop();
        recorder.poll(START + DAY);
        recorder.start();
        int third = recorder.take();
        record(recorder, euro, START + DAY + SECOND);
        recorder.close();

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates().doesNotContain(0);
        assertThat(recorder.tapes())
                .containsExactly("md-2024-10-04-001.fmd", "md-2024-10-05-001.fmd", "md-2024-10-05-002.fmd");
        assertThat(played("md-2024-10-05-002.fmd").entries)
                .containsExactly("STALE EUR/USD@lp @" + (START + DAY + SECOND));
    }

    private void record(Recorder recorder, Recorder.Line line, long nanos) {
        line.put(entry.set(TapeKind.STALE, line.number(), nanos));
        recorder.poll(nanos);
        recorder.poll(nanos + 2 * SECOND);
    }

    @Test
    void filesOfOldDaysAreDeletedWhenThatIsWanted() throws IOException {
        Recorder recorder = new Recorder(disk, new Recorder.Settings(UTC, 64, SECOND, 0, 1), IGNORED);
        Recorder.Line euro = recorder.open(EURO);
        disk.open("md-of-somebody-else.fmd").close();
        recorder.start();
        for (int day = 0; day < 4; day++) {
            record(recorder, euro, START + day * DAY);
        }
        recorder.close();
        assertThat(recorder.tapes())
                .containsExactly("md-2024-10-06-001.fmd", "md-2024-10-07-001.fmd", "md-of-somebody-else.fmd");
    }

    @Test
    void tradeOfAnotherDayByTheVenuesClockNeitherBeginsAFileNorDeletesOne() {
        Recorder recorder = new Recorder(disk, new Recorder.Settings(UTC, 64, SECOND, 0, 1), IGNORED);
        Recorder.Line euro = recorder.open(EURO);
        recorder.start();
        record(recorder, euro, START);
        for (long wrong : List.of(START + 4_000 * DAY, START - DAY)) {
            euro.put(entry.set(TapeKind.TRADE, euro.number(), wrong)
                    .price(108505, 5)
                    .size(7, 0));
            recorder.poll(START + 4 * SECOND);
            recorder.poll(START + 8 * SECOND);
        }
        recorder.close();
        assertThat(recorder.tapes()).containsExactly("md-2024-10-04-001.fmd");
        assertThat(played("md-2024-10-04-001.fmd").entries).hasSize(3);
    }

    @Test
    void tradeWithMorePlacesThanAPriceHasIsNotRecordedAndSpoilsNothing() {
        Recorder recorder = recorder(64);
        Recorder.Line euro = recorder.open(EURO);
        recorder.start();
        euro.put(entry.set(TapeKind.TRADE, euro.number(), START).price(1, 13).size(7, 0));
        euro.put(entry.set(TapeKind.TRADE, euro.number(), START).price(1, 0).size(7, 13));
        record(recorder, euro, START);
        recorder.close();
        assertThat(played(recorder.tapes().getFirst()).entries).containsExactly("STALE EUR/USD@lp @" + START);
    }

    @Test
    void aDayOfMoreThanAThousandStartsOverwritesNoFile() throws IOException {
        disk.open("md-2024-10-04-1000.fmd").close();
        Recorder recorder = recorder(64);
        Recorder.Line euro = recorder.open(EURO);
        recorder.start();
        record(recorder, euro, START);
        recorder.close();
        assertThat(recorder.tapes()).containsExactly("md-2024-10-04-1000.fmd", "md-2024-10-04-1001.fmd");
    }

    @Test
    void whatFindsNoRoomIsCountedAndTheTapeSaysWhere() {
        Recorder recorder = recorder(8);
        Recorder.Line euro = recorder.open(EURO);
        recorder.start();
        for (int i = 0; i < 13; i++) {
            euro.put(entry.set(TapeKind.STALE, euro.number(), START + i));
        }
        recorder.poll(START);
        assertThat(euro.put(entry.set(TapeKind.STALE, euro.number(), START + 20)))
                .isTrue();
        assertThat(recorder.status().dropped()).isEqualTo(5);
        recorder.close();

        assertThat(played(recorder.tapes().getFirst()).entries)
                .hasSize(10)
                .endsWith("STALE EUR/USD@lp @" + (START + 7), "LOST EUR/USD@lp 5", "STALE EUR/USD@lp @" + (START + 20));
    }

    @Test
    void diskThatFailsOrFillsEndsTheRecordingAndNothingElse() {
        Recorder recorder = recorder(64);
        Recorder.Line euro = recorder.open(EURO);
        recorder.start();
        disk.capacity(500);
        record(recorder, euro, START);
        assertThat(recorder.status().state()).isInstanceOf(Recorder.State.Failed.class);
        assertThat(recorder.take()).isZero();
        record(recorder, euro, START + 1);
        assertThat(recorder.status().waiting()).isZero();

        disk.capacity(Long.MAX_VALUE);
        recorder.start();
        record(recorder, euro, START + 2);
        recorder.close();
        assertThat(played(recorder.tapes().getFirst()).entries).containsExactly("STALE EUR/USD@lp @" + (START + 2));
    }

    private byte[] bytes(String name) throws IOException {
        try (DiskFile file = disk.open(name)) {
            byte[] bytes = new byte[(int) file.size()];
            file.read(0, bytes, 0, bytes.length);
            return bytes;
        }
    }

    private void replace(String name, byte[] bytes) throws IOException {
        disk.delete(name);
        try (DiskFile file = disk.open(name)) {
            file.write(0, ByteBuffer.wrap(bytes));
        }
    }

    /// Three blocks of one entry each.
    private String tape() {
        Recorder recorder = recorder(64);
        Recorder.Line euro = recorder.open(EURO);
        recorder.start();
        for (int i = 0; i < 3; i++) {
            record(recorder, euro, START + i);
        }
        recorder.close();
        return recorder.tapes().getFirst();
    }

    @Test
    void aTapeCutAnywhereGivesItsWholeBlocks() throws IOException {
        String name = tape();
        byte[] whole = bytes(name);
        int block = (whole.length - TapeFormat.FILE_HEAD) / 3;
        for (int length = TapeFormat.FILE_HEAD; length <= whole.length; length++) {
            replace(name, Arrays.copyOf(whole, length));
            Heard heard = new Heard();
            TapeReader.Report report = new TapeReader(disk).play(name, heard);
            int blocks = (length - TapeFormat.FILE_HEAD) / block;
            assertThat(heard.entries).hasSize(blocks);
            assertThat(report.torn()).isEqualTo((length - TapeFormat.FILE_HEAD) % block != 0);
        }
    }

    @Test
    void aByteThatChangedCostsItsBlockAndIsSaid() throws IOException {
        String name = tape();
        byte[] whole = bytes(name);
        int block = (whole.length - TapeFormat.FILE_HEAD) / 3;
        for (int at = TapeFormat.FILE_HEAD + block; at < TapeFormat.FILE_HEAD + 2 * block; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            replace(name, damaged);
            Heard heard = new Heard();
            TapeReader.Report report = new TapeReader(disk).play(name, heard);
            assertThat(heard.entries)
                    .containsExactly("STALE EUR/USD@lp @" + START, "LOST * 0", "STALE EUR/USD@lp @" + (START + 2));
            assertThat(report.damagedBytes()).isEqualTo(block);
        }
    }

    @Test
    void whatIsNoTapeIsRefused() throws IOException {
        String name = tape();
        byte[] whole = bytes(name);
        byte[] later = whole.clone();
        later[4] = 2;
        replace(name, later);
        assertThatThrownBy(() -> played(name)).isInstanceOf(TapeException.class).hasMessageContaining("version 2");
        byte[] damaged = whole.clone();
        damaged[9] ^= 1;
        replace(name, damaged);
        assertThatThrownBy(() -> played(name)).isInstanceOf(TapeException.class).hasMessageContaining("head");
        replace(name, new byte[100]);
        assertThatThrownBy(() -> played(name)).isInstanceOf(TapeException.class).hasMessageContaining("no recording");
        assertThatThrownBy(() -> played("md-none.fmd")).isInstanceOf(TapeException.class);
    }

    /// A checksum does not protect against a writer that is wrong.
    @Test
    void payloadsOfNonsenseAreRefusedAndNeverThrowAnythingElse() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] payload = new byte[random.nextInt(60)];
            for (int at = 0; at < payload.length; at++) {
                payload[at] = (byte) (random.nextInt(5) < 2 ? random.nextInt(9) : random.nextInt());
            }
            try {
                new BlockReader().play(ByteBuffer.wrap(payload), 1, START, new Heard());
            } catch (TapeException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void paceFollowsTheTapeAtAnySpeed() {
        TapePace tenTimes = new TapePace(10);
        assertThat(tenTimes.waitNanos(START, 500)).isZero();
        assertThat(tenTimes.waitNanos(START + 10 * SECOND, 500)).isEqualTo(SECOND);
        assertThat(tenTimes.waitNanos(START + 10 * SECOND, 500 + 2 * SECOND)).isZero();
        assertThat(new TapePace(0).waitNanos(START, 0)).isZero();
        assertThatThrownBy(() -> new TapePace(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
