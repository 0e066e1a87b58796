package io.fairlead.app.config;

import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.model.TradingDay;
import io.fairlead.gateway.tape.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// What is kept of prices: which bars, and what is recorded where.
public record MarketSettings(
        BarBuilder.Settings bars, boolean record, Path folder, Recorder.Settings recording, long backFillBytes) {
    private static final int RING_ENTRIES = 8_192;
    private static final long BLOCK_NANOS = 1_000_000_000L;

    static final Key<List<BarSize>> BARS = Key.optional(
            "bars",
            new Shape.Several<>(Scalars.id(
                    "any of "
                            + String.join(
                                    ", ",
                                    Stream.of(BarSize.values())
                                            .map(BarSize::text)
                                            .toList()),
                    BarSize::of)),
            "Which bars are made of each instrument, from trades and from the middle of its book; all of them if it is"
                    + " not said.");
    static final Key<Integer> KEEP_BARS =
            Key.of("keep-bars", Scalars.whole(1, 100_000), "1500", "How many bars of each size are kept in memory.");
    static final Key<Duration> LATE_TICKS = Key.of(
            "late-ticks",
            Scalars.span("0s", "1h"),
            "5s",
            "How late a tick may come and still go into the bar of its own time. So long after its end a bar is"
                    + " settled.");
    static final Key<ZoneId> TIME_ZONE =
            Key.of("time-zone", Scalars.ZONE, "UTC", "Where days are counted, of bars and of recordings.");
    static final Key<LocalTime> DAY_STARTS =
            Key.of("day-starts", Scalars.TIME, "00:00", "When a day begins there, as \"17:00\" with America/New_York.");
    static final Key<Boolean> RECORD = Key.of(
            "record",
            Scalars.FLAG,
            "false",
            "Whether every book and trade is recorded from the start on; `fairlead record` switches it meanwhile.");
    static final Key<Path> FOLDER =
            Key.optional("folder", Scalars.PATH, "Where recordings go; `market` in the data folder if it is not said.");
    static final Key<Integer> KEEP_DAYS = Key.of(
            "keep-days", Scalars.whole(0, 10_000), "0", "How many days of recordings are kept; 0 keeps them all.");
    static final Key<Long> LOW_DISK = Key.of(
            "low-disk", Scalars.size("0B", "1024GiB"), "1GiB", "Recording ends when the disk has less than this left.");
    static final Key<Long> BACK_FILL = Key.of(
            "back-fill",
            Scalars.size("0B", "64GiB"),
            "256MiB",
            "How much of the newest recordings bars are made of at the start; a whole file or none of it.");
    static final Table TABLE = Table.of(
            "What is kept of prices.",
            BARS,
            KEEP_BARS,
            LATE_TICKS,
            TIME_ZONE,
            DAY_STARTS,
            RECORD,
            FOLDER,
            KEEP_DAYS,
            LOW_DISK,
            BACK_FILL);

    static MarketSettings of(Values values, Path dataDir) {
        TradingDay day = new TradingDay(values.get(TIME_ZONE), values.get(DAY_STARTS));
        List<BarSize> sizes = values.find(BARS);
        Path folder = values.find(FOLDER);
        return new MarketSettings(
                new BarBuilder.Settings(
                        day,
                        sizes == null ? List.of(BarSize.values()) : sizes,
                        values.get(KEEP_BARS),
                        values.get(LATE_TICKS).toNanos()),
                values.get(RECORD),
                folder == null ? dataDir.resolve("market") : folder,
                new Recorder.Settings(day, RING_ENTRIES, BLOCK_NANOS, values.get(LOW_DISK), values.get(KEEP_DAYS)),
                values.get(BACK_FILL));
    }
}
