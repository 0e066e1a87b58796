package io.fairlead.bench.locker;

import io.fairlead.bench.sidebyside.Json;
import io.fairlead.bench.sidebyside.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// `fairlead bench --tradelocker-accounts`: fifty accounts on ten logins, all polled, a fifth of them trading at a
/// time: how late fills and cancels are known, and whether any published limit is exceeded. Owned by the thread that
/// runs the bench.
public final class LockerAccounts {
    private static final int LOGINS = 10;
    private static final int ACCOUNTS_EACH = 5;
    private static final long APART_NANOS = 200_000_000L;
    private static final long SHIFT_NANOS = 30_000_000_000L;
    private static final Duration CALM = Duration.ofSeconds(15);

    private final LockerStage stage;
    private final SplittableRandom random = new SplittableRandom(3);

    private LockerAccounts(LockerStage stage) {
        this.stage = stage;
    }

    /// Measures for so long, and returns what to print.
    public static String run(int seconds, boolean json) throws IOException {
        Map<String, Object> measured = run(Duration.ofSeconds(seconds));
        return json ? Json.of(measured) : Figures.text(measured);
    }

    private static Map<String, Object> run(Duration time) throws IOException {
        Path folder = Folders.temporary();
        try (LockerStage stage = new LockerStage(folder, LOGINS, ACCOUNTS_EACH, OrderThreads.AS_USUAL)) {
            stage.awaitOpen();
            LockerAccounts bench = new LockerAccounts(stage);
            Spent before = Spent.now();
            int requests = bench.trade(time);
            Pause.of(CALM);
            return bench.report(requests, Spent.now().since(before));
        } finally {
            Folders.delete(folder);
        }
    }

    /// One account of each login trades, each for a while; who stops takes back what rests. Returns how many requests
    /// were made.
    private int trade(Duration time) {
        long start = System.nanoTime();
        long due = start;
        int shift = 0;
        LockerTrader[] traders = traders(shift);
        int requests = 0;
        while (due < start + time.toNanos()) {
            due += APART_NANOS;
            Pause.until(due);
            if ((due - start) / SHIFT_NANOS > shift) {
                shift++;
                for (LockerTrader each : traders) {
                    each.leave();
                }
                traders = traders(shift);
            }
            requests += traders[random.nextInt(LOGINS)].act() ? 1 : 0;
        }
        for (LockerTrader each : traders) {
            each.leave();
        }
        return requests;
    }

    private LockerTrader[] traders(int shift) {
        LockerTrader[] traders = new LockerTrader[LOGINS];
        for (int i = 0; i < LOGINS; i++) {
            int account = i * ACCOUNTS_EACH + (shift + i) % ACCOUNTS_EACH;
            traders[i] = new LockerTrader(stage, stage.accounts().get(account), random.split(), shift);
        }
        return traders;
    }

    private Map<String, Object> report(int requests, Spent spent) {
        EventDelays delays = EventDelays.between(stage.log(), stage.applied().news());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("limits_exceeded", stage.exceeded());
        all.put("event_delay_ms", Figures.millis(delays.allNanos()));
        all.put("fill_delay_ms", Figures.millis(delays.fillsNanos()));
        all.put("cancel_delay_ms", Figures.millis(delays.cancelsNanos()));
        all.put("fills", delays.fillsNanos().size());
        all.put("cancels", delays.cancelsNanos().size());
        all.put("events_never_known", delays.unknown());
        all.put("accounts", stage.accounts().size());
        all.put("requests_of_traders", requests);
        all.put("requests_at_venue", stage.requests());
        all.put("spent", spent.perOrder(requests));
        all.put("machine", Machine.describe());
        return all;
    }
}
