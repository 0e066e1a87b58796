package io.fairlead.venues.tradelocker.live;

/// When one topic of one account is asked for next. Owned by the venue's thread.
final class Turn {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_DOUBLINGS = 5;

    private long askedNanos = Long.MIN_VALUE;
    private long wantedNanos = NEVER;
    private long notBeforeNanos = Long.MIN_VALUE;
    private double stretch = 1;
    private boolean underWay;
    private int failures;

    /// An answer is wanted to a question that leaves at this time or later, as soon as may be.
    void want(long atNanos) {
        wantedNanos = Math.min(wantedNanos, atNanos);
    }

    boolean isUnderWay() {
        return underWay;
    }

    /// When it is wanted out of turn; never while the last question is under way or after it failed just now.
    long wantedNanos() {
        return wantedNanos == NEVER || underWay ? NEVER : Math.max(wantedNanos, notBeforeNanos);
    }

    /// When it is due in turn, if it is to be asked for so often.
    long dueNanos(long intervalNanos) {
        if (underWay || intervalNanos == NEVER) {
            return NEVER;
        }
        long due = askedNanos == Long.MIN_VALUE ? Long.MIN_VALUE : askedNanos + (long) (intervalNanos * stretch);
        return Math.max(due, notBeforeNanos);
    }

    /// `chance`, from 0 to below 1, keeps accounts apart that began together.
    void asked(long nowNanos, double chance) {
        askedNanos = nowNanos;
        stretch = 0.95 + chance / 10;
        wantedNanos = wantedNanos <= nowNanos ? NEVER : wantedNanos;
        underWay = true;
    }

    void answered() {
        underWay = false;
        failures = 0;
        notBeforeNanos = Long.MIN_VALUE;
    }

    /// It is asked for again after a while that doubles, or when that makes sense.
    void failed(long retryAtNanos, long nowNanos) {
        underWay = false;
        long pause = SECOND << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        notBeforeNanos = Math.max(nowNanos + pause, Math.min(retryAtNanos, nowNanos + 60 * SECOND));
    }
}
