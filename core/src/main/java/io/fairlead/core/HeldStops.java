package io.fairlead.core;

import io.fairlead.core.book.Quote;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.risk.Check;
import io.fairlead.core.risk.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds stop-limit orders for venues that have none, against the book that is read in place, and sends the limit
/// order when the stop price is reached: by the ask for a buy, by the bid for a sell. Owned by the engine thread.
///
/// A book in doubt triggers nothing, nor does one whose venue is not logged on: the order stays held, and is looked at
/// again once both are there. What triggered is in the log before the limit order leaves.
final class HeldStops implements Check {
    private static final GuardLimit[] GUARD_LIMITS = GuardLimit.values();
    private static final GuardLimit[] NO_LIMITS = {};
    private static final long LOOK_NANOS = 1_000_000;

    private final Desk desk;
    private final Quotes quotes;
    private final Breakers breakers;
    private final Quote quote = new Quote();
    private final List<LiveOrder> held = new ArrayList<>();
    private long lookedNanos;

    HeldStops(Desk desk, Quotes quotes, Breakers breakers) {
        this.desk = desk;
        this.quotes = quotes;
        this.breakers = breakers;
    }

    /// Whether an order of this type has to be held for its venue.
    static boolean holds(OrdType type, Capabilities venue) {
        return type == OrdType.STOP_LIMIT
                && !venue.ordTypes().contains(OrdType.STOP_LIMIT)
                && venue.has(Capability.STOP_LIMIT_HELD);
    }

    /// An order that is to be held needs a book to be held against, and a time in force that does not hang on the
    /// venue's day.
    @Override
    public Outcome.@Nullable Refused refusal(Proposal proposal) {
        if (!proposal.terms().instructions().held()) {
            return null;
        }
        if (proposal.terms().timeInForce() == TimeInForce.DAY) {
            return new Outcome.Refused(
                    DenialCode.TIME_IN_FORCE_NOT_ALLOWED,
                    "timeInForce",
                    TimeInForce.DAY.name(),
                    "the gateway holds this stop-limit and knows no end of the venue's day: send GOOD_TILL_CANCEL or"
                            + " GOOD_TILL_DATE");
        }
        Quotes.Source source =
                quotes.source(proposal.account().venue(), proposal.instrument().symbol());
        if (source == null) {
            return noBook(DenialCode.MARKET_PRICE_MISSING, proposal, "there is no book to hold a stop-limit against");
        }
        source.read(quote);
        return quote.isFresh()
                ? null
                : noBook(
                        DenialCode.MARKET_PRICE_STALE,
                        proposal,
                        "the book that would trigger this stop-limit is not to be trusted now: " + quote.health());
    }

    private static Outcome.Refused noBook(DenialCode code, Proposal proposal, String remedy) {
        return new Outcome.Refused(
                code, "symbol", proposal.instrument().symbol().value(), remedy);
    }

    void add(LiveOrder order) {
        held.add(order);
    }

    /// After a restart what was held is held again.
    void recovered() {
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.status() == OrderStatus.HELD) {
                held.add(order);
            }
        }
    }

    void onTick(long nowNanos) {
        if (held.isEmpty() || nowNanos < lookedNanos + LOOK_NANOS) {
            return;
        }
        lookedNanos = nowNanos;
        held.removeIf(order -> order.status() != OrderStatus.HELD);
        for (LiveOrder order : List.copyOf(held)) {
            look(order, nowNanos);
        }
    }

    private void look(LiveOrder order, long nowNanos) {
        Long expires = order.terms().expireNanos();
        if (expires != null && nowNanos >= expires) {
            end(desk, order, Origin.GATEWAY, HeldEvent.How.EXPIRED, "it expired while it was held", nowNanos);
            return;
        }
        VenueId venue = order.account().venue();
        Quotes.Source source = quotes.source(venue, order.instrument().symbol());
        if (source == null || !desk.hasPort(venue) || !desk.state().isUp(venue)) {
            return;
        }
        source.read(quote);
        Quote.Best best = order.side() == Side.BUY ? quote.ask() : quote.bid();
        Decimal stop = Objects.requireNonNull(order.terms().stopPx());
        if (best.isThere() && isReached(order.side(), best.price(), stop)) {
            trigger(order, best.price(), nowNanos);
        }
    }

    private static boolean isReached(Side side, Decimal price, Decimal stop) {
        int order = price.compareTo(stop);
        return side == Side.BUY ? order >= 0 : order <= 0;
    }

    private void trigger(LiveOrder order, Decimal price, long nowNanos) {
        String why = obstacle(order);
        if (why != null) {
            end(desk, order, Origin.GATEWAY, HeldEvent.How.CANCELED, why, nowNanos);
            return;
        }
        HeldEvent triggered = new HeldEvent.StopTriggered(nowNanos, order.id(), price, quote.receivedNanos());
        if (desk.record(triggered, EventSink.Lane.NORMAL)) {
            held.remove(order);
            breakers.accepted(order, nowNanos);
            desk.port(order.account().venue()).submit(order);
        }
    }

    /// What has come to stand against new orders since it was taken.
    private @Nullable String obstacle(LiveOrder order) {
        if (desk.killOf(order.account(), order.instrument(), order.strategy()) != null) {
            return "its stop price was reached while a kill was in force";
        }
        AccountState account =
                Objects.requireNonNull(desk.state().account(order.account().id()));
        if (account.isFlattening() || desk.state().refusing() != null || account.isSafe()) {
            return "its stop price was reached while new orders were refused";
        }
        GuardLedger guard = desk.state().guards().ledger(order.account().id());
        for (GuardLimit limit : guard == null ? NO_LIMITS : GUARD_LIMITS) {
            if (guard != null && guard.lock(limit) != null) {
                return "its stop price was reached while the guard had locked the account";
            }
        }
        return null;
    }

    /// Ends a held order here: no venue has heard of it.
    static Outcome end(Desk desk, LiveOrder order, Origin by, HeldEvent.How how, String why, long nowNanos) {
        return desk.record(new HeldEvent.HeldEnded(nowNanos, order.id(), by, how, why), EventSink.Lane.RESERVED)
                ? new Outcome.Accepted(List.of(order.id()))
                : Desk.JOURNAL_FULL;
    }
}
