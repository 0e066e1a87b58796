package io.fairlead.venues.fixlp;

import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.ReconcileTimes;
import java.util.Set;

/// What a provider can be asked, and how often. Immutable.
///
/// @param settleNanos how long it may take to show an order whose connection closed
/// @param list what its answer to OrderMassStatusRequest(AF) is worth
/// @param narrows by what it lets that be narrowed
/// @param positions whether it answers RequestForPositions(AN)
/// @param trades whether it answers TradeCaptureReportRequest(AD), and which id of its answers is ExecID(17) of the
///     execution report
/// @param copies how its drop copies relate to what its order sessions tell
public record FixLpAsking(
        long settleNanos,
        OrderList list,
        Set<Narrowing> narrows,
        boolean positions,
        Trades trades,
        Copies copies,
        ReconcileTimes times) {
    /// What suits an ordinary provider.
    public static final long COPY_GRACE_NANOS = 5_000_000_000L;

    /// An ordinary provider.
    public static final FixLpAsking STANDARD =
            new FixLpAsking(10_000_000_000L, OrderList.WHOLE, false, ReconcileTimes.STANDARD);

    /// One whose list always shows all.
    public FixLpAsking(long settleNanos, OrderList list, boolean positions, ReconcileTimes times) {
        this(settleNanos, list, Set.of(), positions, Trades.NONE, Copies.STANDARD, times);
    }

    /// The same of a provider that lists executions in this way.
    public FixLpAsking withTrades(Trades other) {
        return new FixLpAsking(settleNanos, list, narrows, positions, other, copies, times);
    }

    /// The same with other drop copies.
    public FixLpAsking withCopies(Copies other) {
        return new FixLpAsking(settleNanos, list, narrows, positions, trades, other, times);
    }

    /// Drop copies.
    ///
    /// @param graceNanos how long they and the order sessions may be apart
    public record Copies(long graceNanos, CopyIds ids) {
        /// What is safe with any provider.
        public static final Copies STANDARD = new Copies(COPY_GRACE_NANOS, CopyIds.OWN);

        public Copies {
            if (graceNanos <= 0) {
                throw new IllegalArgumentException("drop copies need some time, was " + graceNanos);
            }
        }
    }

    /// Which ExecID(17) drop copies have.
    public enum CopyIds {
        /// Their own, or nobody knows: they are never counted.
        OWN,
        /// The execution report's.
        SAME
    }

    /// How a provider lists executions. What has no id that the execution report has too is told from nothing that we
    /// know, and never counted.
    public enum Trades {
        /// It can't be asked.
        NONE,
        /// TradeCaptureReport(AE) has ExecID(17).
        EXEC_ID,
        /// Its TradeReportID(571) is ExecID(17) of the execution report.
        TRADE_REPORT_ID
    }

    /// A field of OrderMassStatusRequest(AF) that makes the list shorter.
    public enum Narrowing {
        /// Symbol(55), by MassStatusReqType(585) 1.
        SYMBOL,
        /// Side(54).
        SIDE
    }

    /// What of a search the provider does itself.
    OrderSearch narrowed(OrderSearch search) {
        return new OrderSearch(
                narrows.contains(Narrowing.SYMBOL) ? search.instrument() : null,
                narrows.contains(Narrowing.SIDE) ? search.side() : null);
    }

    /// How a provider tells all orders of an account.
    public enum OrderList {
        /// By TotNumReports(911) or LastRptRequested(912) one can tell where it ends.
        WHOLE,
        /// Without either: it shows what there is, and proves nothing about what it does not show.
        OPEN_ENDED,
        /// It can't be asked.
        NONE
    }

    public FixLpAsking {
        narrows = Set.copyOf(narrows);
        if (settleNanos < 0) {
            throw new IllegalArgumentException("a settle time must not be negative, was " + settleNanos);
        }
    }
}
