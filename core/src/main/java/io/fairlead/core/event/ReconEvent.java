package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;

/// What recovery and reconciliation decide.
public sealed interface ReconEvent extends Event {

    /// The recovery plan of an account waits for something else from now on, or is complete. `note` says why.
    record RecoveryMoved(long atNanos, AccountId account, RecoveryStep step, String note) implements ReconEvent {}

    /// Our books of an account and the venue's word disagree. One stands per kind, account, symbol and side.
    record AccountBreakRaised(long atNanos, AccountBreak what) implements ReconEvent {}

    /// `by` says what ended it.
    record AccountBreakCleared(long atNanos, AccountBreak what, String by) implements ReconEvent {}

    /// The venue holds what no fill of ours explains, as after a trade on another terminal: it is ours from now on,
    /// labelled so. `units` are what comes to ours, negative where the venue has less; `side` is the position that
    /// takes it on a hedging account, and the direction on a netting one.
    record PositionAdopted(
            long atNanos, AccountId account, Symbol symbol, Side side, Decimal units, Decimal price, String evidence)
            implements ReconEvent {}

    /// The venue's CumQty(14) counts what no execution of ours explains, and it said so twice: booked at the price that
    /// its AvgPx(6) leaves for it, labelled with the `source` that told it, until the execution itself comes.
    record FillInferred(
            long atNanos, OrderId order, Decimal units, Decimal price, Decimal cumQty, Evidence source, String why)
            implements ReconEvent {}

    /// The machine died before the end of the log was on its disk: what was accepted last may be at the venues and not
    /// in the log. Each account owes its past from now on, until its recovery plan is complete.
    record LogEndMissing(long atNanos) implements ReconEvent {}

    /// A drop copy that nothing else had told is dealt with: it was counted, or need not be. `number` is its place
    /// among the copies of the log.
    record CopySettled(long atNanos, long number, String how) implements ReconEvent {}

    /// The drop copies do not show an execution that the order's own connection told, and their time is over.
    record CopyMissed(long atNanos, OrderId order, ExecId exec) implements ReconEvent {}
}
