package io.fairlead.core.event;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueOrderId;
import org.jspecify.annotations.Nullable;

/// What is journaled: each fact and each decision, with the values that the decision read. Immutable, but for
/// `OrderChecked`.
///
/// The state of the core is these events applied in order and nothing else, so replaying a log gives the same state.
/// `atNanos` is when the event entered the log, in epoch nanoseconds.
public sealed interface Event
        permits Event.Basic,
                BreakerEvent,
                HaltEvent,
                LimitEvent,
                GuardEvent,
                GroupEvent,
                ParentEvent,
                ReconEvent,
                RetentionEvent,
                QuoteEvent,
                PositionEvent,
                HeldEvent {
    long atNanos();

    /// What every gateway records: definitions, orders, arming, breaks. Every other part of the core has a family
    /// of its own, in a file of its own.
    sealed interface Basic extends Event {}

    /// An instrument is known from now on by these values; a later definition replaces an earlier one.
    record InstrumentDefined(long atNanos, Instrument instrument) implements Basic {}

    record AccountDefined(long atNanos, Account account) implements Basic {}

    /// The gateway started. Every order id made from now on carries this number, so the log must be synced up to here
    /// before the first of them leaves. Every link counts as down until it reports.
    record EpochStarted(long atNanos, int epoch) implements Basic {}

    /// A new order passed every check and may leave. `terms.units` and `lots` are `asked` resolved with `contract`, the
    /// limits that the checks read; `armedMaxUnits` is null where the account needs no arming.
    record OrderAccepted(
            long atNanos,
            Origin origin,
            OrderId order,
            AccountId account,
            ClientOrderId clientOrderId,
            Symbol symbol,
            Side side,
            StrategyId strategy,
            Quantity asked,
            OrderTerms terms,
            Decimal lots,
            Instrument.Contract contract,
            @Nullable Decimal armedMaxUnits,
            RoutingTags routing)
            implements Basic {}

    /// A command was refused and changed nothing. `command` is its name; the ids are null where it had none.
    ///
    /// @param checked what the limits were compared with, those behind the one that refused included; its own copy,
    ///         without an order. Null where the refusal needed no look at the limits, and in logs of before.
    record CommandRefused(
            long atNanos,
            Origin origin,
            String command,
            @Nullable AccountId account,
            @Nullable ClientOrderId clientOrderId,
            @Nullable OrderId order,
            Outcome.Refused refusal,
            @Nullable OrderChecked checked)
            implements Basic {

        public CommandRefused checked(@Nullable OrderChecked readings) {
            return new CommandRefused(atNanos, origin, command, account, clientOrderId, order, refusal, readings);
        }
    }

    /// A change of an order may leave under the ClOrdID(11) `request`.
    record ReplaceAccepted(
            long atNanos, Origin origin, OrderId order, OrderId request, OrderTerms before, OrderTerms after)
            implements Basic {}

    /// A cancel may leave under the ClOrdID(11) `request`.
    record CancelAccepted(long atNanos, Origin origin, OrderId order, OrderId request, OrderStatus before)
            implements Basic {}

    /// Somebody asked for the venue's word on an order.
    record QueryAccepted(long atNanos, Origin origin, OrderId order) implements Basic {}

    /// The venue or its adapter said something, kept as received. `order` is the order that it was attributed to.
    record VenueSaid(
            long atNanos, VenueInput said, @Nullable OrderId order) implements Basic {}

    /// Whether the venue has the order, or a request about it, cannot be told any more: it must be asked.
    record OrderDoubted(long atNanos, OrderId order, String why) implements Basic {}

    /// The venue does not have the order, by the proof that `evidence` tells: it never arrived.
    record OrderProvedAbsent(long atNanos, OrderId order, String evidence) implements Basic {}

    /// An operator's word on an order in doubt, for want of evidence; the venue's own word, should it come, outweighs
    /// it. `filledUnits` is what was executed in all and `avgPx` its average price, null where nothing was;
    /// `filledUnits` is null if the venue never got the order.
    record OrderResolved(
            long atNanos,
            Origin origin,
            OrderId order,
            @Nullable Decimal filledUnits,
            @Nullable Decimal avgPx,
            String because)
            implements Basic {}

    /// The venue reported an order that the log does not know. It is ours from now on.
    record OrderAdopted(
            long atNanos,
            OrderId order,
            AccountId account,
            ClientOrderId clientOrderId,
            Symbol symbol,
            Side side,
            OrderTerms terms,
            @Nullable VenueOrderId venueOrder,
            String note)
            implements Basic {}

    /// A live account may trade, each order at most `maxUnits`.
    record AccountArmed(long atNanos, Origin origin, AccountId account, Decimal maxUnits) implements Basic {}

    record AccountDisarmed(long atNanos, Origin origin, AccountId account) implements Basic {}

    /// New orders are refused until allowed again; cancels and reductions pass.
    record NewOrdersRefused(long atNanos, Origin origin, String reason) implements Basic {}

    record NewOrdersAllowed(long atNanos, Origin origin) implements Basic {}

    /// The account is being emptied: its orders are cancelled, then its positions closed.
    record FlattenStarted(long atNanos, Origin origin, AccountId account) implements Basic {}

    /// No live order and no position is left on the account.
    record FlattenEnded(long atNanos, AccountId account) implements Basic {}

    /// Our books and the venue's word disagree. One stands per order and kind until cleared.
    record BreakRaised(long atNanos, Break what) implements Basic {}

    record BreakCleared(long atNanos, Break what) implements Basic {}
}
