package io.fairlead.proof.sessions;

import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.engine.SessionWindow;

/// Session hours that come often enough for a world of minutes: open for a while, closed for a shorter one, numbers
/// from 1 each time. Immutable.
record ShiftHours(long openNanos, long closedNanos) implements SessionSchedule {
    @Override
    public SessionWindow windowAt(long nowNanos) {
        long length = openNanos + closedNanos;
        long start = nowNanos - Math.floorMod(nowNanos, length);
        long opens = nowNanos < start + openNanos ? start : start + length;
        return new SessionWindow(opens, opens + openNanos, opens);
    }
}
