package io.fairlead.core;

import io.fairlead.core.model.Account;
import io.fairlead.core.port.EndingPace;
import java.util.HashMap;
import java.util.Map;

/// Lets no more cancels and closes leave than a venue's published limits take, one behind the other, so that none comes
/// back unsent and then waits for longer than it had to. Owned by the engine thread; not part of the state.
final class EndingTurns {
    private final Desk desk;
    private final Map<String, Long> cancels = new HashMap<>();
    private final Map<String, Long> closes = new HashMap<>();

    EndingTurns(Desk desk) {
        this.desk = desk;
    }

    /// Whether the account's venue limits how fast what is live can be ended.
    boolean isPaced(Account account) {
        return desk.endingPace(account) != null;
    }

    /// Whether a cancel may leave now; if so, this is its turn.
    boolean mayCancel(Account account, long nowNanos) {
        EndingPace pace = desk.endingPace(account);
        return pace == null || take(cancels, pace.budget(account.venue()), pace.cancelNanos(), nowNanos);
    }

    /// The same for the close of a position.
    boolean mayClose(Account account, long nowNanos) {
        EndingPace pace = desk.endingPace(account);
        return pace == null || take(closes, pace.budget(account.venue()), pace.closeNanos(), nowNanos);
    }

    /// A turn that came a little late does not make the next one later.
    private static boolean take(Map<String, Long> turns, String key, long everyNanos, long nowNanos) {
        long due = turns.getOrDefault(key, nowNanos - everyNanos);
        if (nowNanos < due && due - nowNanos <= everyNanos) {
            return false;
        }
        boolean inTime = nowNanos >= due && nowNanos - due < everyNanos;
        turns.put(key, (inTime ? due : nowNanos) + everyNanos);
        return true;
    }
}
