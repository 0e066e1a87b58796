package io.fairlead.venues.tradelocker.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a login must know before its accounts can be asked about: which they are, and the venue's configuration, read
/// under the first of them. Paces what fails, and has the configuration read again when it is old. Sends nothing
/// itself. Owned by the venue's thread.
final class Preparation {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 60 * SECOND_NANOS;
    private static final long FORGOTTEN_NANOS = 10 * LONGEST_PAUSE_NANOS;

    private final long configAgeNanos;
    private List<AccountRow> accounts = List.of();
    private @Nullable Layouts layouts;
    private String problem = "";
    private long dueNanos = Long.MIN_VALUE;
    private long configuredNanos;
    private int failures;
    private int doubts;

    Preparation(long configAgeNanos) {
        this.configAgeNanos = configAgeNanos;
    }

    /// When something is to be read; `Long.MAX_VALUE` while it is being read.
    long dueNanos() {
        return dueNanos;
    }

    /// Begins what is due: accounts, or the configuration.
    Route begin() {
        dueNanos = Long.MAX_VALUE;
        return accounts.isEmpty() ? Route.ALL_ACCOUNTS : Route.CONFIG;
    }

    void accounts(List<AccountRow> rows, long nowNanos) {
        accounts = List.copyOf(rows);
        if (rows.isEmpty()) {
            failed("the login has no account", nowNanos);
        } else {
            dueNanos = nowNanos;
        }
    }

    /// The configuration was read, whoever asked for it.
    void configured(Layouts read, String wrong, long nowNanos) {
        doubts = read.equals(layouts) ? doubts : 0;
        layouts = read;
        problem = wrong;
        failures = 0;
        configuredNanos = nowNanos;
        dueNanos = nowNanos + configAgeNanos;
    }

    void failed(String why, long nowNanos) {
        problem = why;
        dueNanos = nowNanos + pause(failures++);
    }

    /// Rows are not as the configuration said: it may be another by now. One that was read just now is not; and where
    /// reading it again did not help, it is read ever less often.
    void doubt(long nowNanos) {
        long sinceNanos = nowNanos - configuredNanos;
        if (layouts == null || dueNanos == Long.MAX_VALUE || sinceNanos <= pause(doubts)) {
            return;
        }
        doubts = sinceNanos > FORGOTTEN_NANOS ? 1 : doubts + 1;
        dueNanos = nowNanos;
    }

    private static long pause(int times) {
        return Math.min(LONGEST_PAUSE_NANOS, SECOND_NANOS << Math.min(times, 8));
    }

    /// The account under which the configuration is read: the first that trades.
    AccountRef first() {
        return accounts.stream()
                .filter(row -> row.status() == null || row.status().equalsIgnoreCase("ACTIVE"))
                .findFirst()
                .orElseGet(accounts::getFirst)
                .ref();
    }

    @Nullable
    Layouts layouts() {
        return layouts;
    }

    boolean isDone() {
        return layouts != null;
    }

    int accounts() {
        return accounts.size();
    }

    String problem() {
        return problem;
    }
}
