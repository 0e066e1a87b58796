package io.fairlead.fix.engine;

import java.util.Comparator;
import java.util.List;

/// When a session may be connected. Immutable; times are nanoseconds since the epoch. Drivers ask once for each window
/// and remember the answer, so that it may take a moment.
@FunctionalInterface
public interface SessionSchedule {
    /// Open for ever; numbers are kept.
    SessionSchedule ALWAYS = _ -> SessionWindow.ALWAYS;

    /// The window that is open at this instant, or else the next one.
    SessionWindow windowAt(long nowNanos);

    /// Whether the session is open.
    default boolean open(long nowNanos) {
        return windowAt(nowNanos).contains(nowNanos);
    }

    /// When the session that is open started, or [Long#MIN_VALUE] if it is closed or has no start.
    default long startedNanos(long nowNanos) {
        SessionWindow window = windowAt(nowNanos);
        return window.contains(nowNanos) ? window.startedNanos() : Long.MIN_VALUE;
    }

    /// When the session opens next: now if it is open, [Long#MAX_VALUE] if never.
    default long nextOpenNanos(long nowNanos) {
        return Math.max(nowNanos, windowAt(nowNanos).opensNanos());
    }

    /// Open whenever one of these is, for a venue whose days differ. Where several are open, the one that opened first
    /// counts to its end.
    static SessionSchedule anyOf(List<? extends SessionSchedule> schedules) {
        List<SessionSchedule> all = List.copyOf(schedules);
        return nowNanos -> all.stream()
                .map(each -> each.windowAt(nowNanos))
                .min(Comparator.comparingLong(SessionWindow::opensNanos))
                .orElse(SessionWindow.NEVER);
    }

    /// The same hours, but sequence numbers go on from session to session.
    default SessionSchedule keepingNumbers() {
        return nowNanos -> {
            SessionWindow window = windowAt(nowNanos);
            return new SessionWindow(window.opensNanos(), window.closesNanos(), Long.MIN_VALUE);
        };
    }
}
