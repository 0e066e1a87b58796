package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// What one source says an account is worth at a moment, and what speaks against believing it. Immutable.
///
/// @param source `own` for the gateway's own books, else the venue's feed as its adapter calls it
/// @param equity in account currency; null if there is no figure
/// @param balance in account currency, without what is open; null if there is no figure
/// @param takenNanos when it was read, epoch nanoseconds; 0 if it never was
/// @param why the problem in words; empty where there is none
public record EquityReading(
        String source,
        @Nullable Decimal equity,
        @Nullable Decimal balance,
        long takenNanos,
        Problem problem,
        String why) {
    public static final String OWN = "own";

    /// The order is part of the log's format: new ones come last.
    public enum Problem {
        NONE,
        /// The source never had a figure.
        MISSING,
        /// It says zero, where nothing suggests that all is lost.
        ZERO,
        /// The last figure is too old.
        STALE,
        /// It is too far from the one before.
        JUMP
    }

    /// A figure that nothing speaks against.
    public static EquityReading of(
            String source, @Nullable Decimal equity, @Nullable Decimal balance, long takenNanos) {
        return new EquityReading(source, equity, balance, takenNanos, Problem.NONE, "");
    }

    /// No figure, and why.
    public static EquityReading missing(String source, String why) {
        return new EquityReading(source, null, null, 0, Problem.MISSING, why);
    }

    /// The same with a problem.
    public EquityReading doubted(Problem doubt, String because) {
        return new EquityReading(source, equity, balance, takenNanos, doubt, because);
    }

    public boolean isOwn() {
        return source.equals(OWN);
    }

    /// Whether bases and marks may be taken from it.
    public boolean isTrusted() {
        return problem == Problem.NONE && equity != null;
    }

    /// The equity if it is a fresh figure, believed or not; null where it is none, zero or old.
    public @Nullable Decimal shown() {
        return problem == Problem.NONE || problem == Problem.JUMP ? equity : null;
    }
}
