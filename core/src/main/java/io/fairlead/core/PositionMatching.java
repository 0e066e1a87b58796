package io.fairlead.core;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.position.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares our positions with the venue's. Owned by the engine thread; not part of the state, since comparing twice is
/// harmless.
///
/// Only what is quiet is compared: no order of the instrument on its way, in doubt or with executions missing, and no
/// fill since the venue was asked. A difference makes us ask about the orders first; seen again it is a break; and if
/// it still stands behind the settle time, what the venue holds is adopted and labelled.
final class PositionMatching {
    private final Desk desk;
    private final Inquiries inquiries;
    private final AbsenceProofs proofs;
    private final Map<Key, Sighting> sightings = new HashMap<>();

    /// `side` is null where the account nets.
    private record Key(
            AccountId account, Symbol symbol, @Nullable Side side) {}

    private static final class Sighting {
        final Decimal ours;
        final Decimal theirs;
        final long sinceNanos;
        int times = 1;

        Sighting(Decimal ours, Decimal theirs, long sinceNanos) {
            this.ours = ours;
            this.theirs = theirs;
            this.sinceNanos = sinceNanos;
        }
    }

    PositionMatching(Desk desk, Inquiries inquiries, AbsenceProofs proofs) {
        this.desk = desk;
        this.inquiries = inquiries;
        this.proofs = proofs;
    }

    /// Returns whether anything differed that was fit to be compared.
    boolean read(PositionsRead read, long nowNanos) {
        AccountState state = desk.state().account(read.account());
        if (state == null || !state.account().venue().equals(read.venue())) {
            return false;
        }
        unreadable(read, nowNanos);
        boolean differs = false;
        for (Instrument instrument : desk.state().instruments()) {
            differs |= compare(state.account(), instrument, read, nowNanos);
        }
        return differs;
    }

    private boolean compare(Account account, Instrument instrument, PositionsRead read, long nowNanos) {
        PositionsRead.Held held = held(read, instrument.symbol());
        Decimal longs = held == null ? Decimal.ZERO : held.longUnits();
        Decimal shorts = held == null ? Decimal.ZERO : held.shortUnits();
        boolean quiet = isQuiet(account, instrument.symbol(), read.askedNanos());
        boolean differs;
        if (account.mode() == PositionMode.NETTING) {
            Key key = new Key(account.id(), instrument.symbol(), null);
            differs = quiet && differs(key, longs.minus(shorts), held == null ? null : held.price(), nowNanos);
        } else {
            Key longKey = new Key(account.id(), instrument.symbol(), Side.BUY);
            Key shortKey = new Key(account.id(), instrument.symbol(), Side.SELL);
            differs = quiet && differs(longKey, longs, price(held, Side.BUY), nowNanos);
            differs |= quiet && differs(shortKey, Decimal.ZERO.minus(shorts), price(held, Side.SELL), nowNanos);
        }
        if (differs) {
            askAboutOrders(account, instrument.symbol(), nowNanos);
        } else if (quiet) {
            proofs.positionsAgree(read, instrument.symbol(), nowNanos);
        }
        return differs;
    }

    private static @Nullable Decimal price(PositionsRead.@Nullable Held held, Side side) {
        return held == null ? null : held.price(side);
    }

    private static PositionsRead.@Nullable Held held(PositionsRead read, Symbol symbol) {
        for (PositionsRead.Held held : read.held()) {
            if (held.symbol().equals(symbol)) {
                return held;
            }
        }
        return null;
    }

    private boolean isQuiet(Account account, Symbol symbol, long askedNanos) {
        for (LiveOrder order : desk.state().orders().live()) {
            boolean concerned = order.account().id().equals(account.id())
                    && order.instrument().symbol().equals(symbol);
            boolean inDoubt = order.status() == OrderStatus.UNKNOWN && !order.mayBeAbsent();
            boolean onItsWay = order.status() != OrderStatus.UNKNOWN && order.isInFlight();
            if (concerned && (onItsWay || inDoubt)) {
                return false;
            }
        }
        return !inquiries.anyMissing(account.id(), symbol)
                && isOlder(desk.state().positions().find(account.id(), symbol, Side.BUY), askedNanos)
                && isOlder(desk.state().positions().find(account.id(), symbol, Side.SELL), askedNanos);
    }

    private static boolean isOlder(@Nullable Position position, long askedNanos) {
        return position == null || position.changedNanos() < askedNanos;
    }

    private boolean differs(Key key, Decimal theirs, @Nullable Decimal price, long nowNanos) {
        Position position =
                desk.state().positions().find(key.account, key.symbol, key.side == null ? Side.BUY : key.side);
        Decimal ours = position == null ? Decimal.ZERO : position.units();
        if (ours.equals(theirs)) {
            sightings.remove(key);
            clear(key, "a read of the venue's positions agrees", nowNanos);
            return false;
        }
        Sighting sighting = sightings.get(key);
        if (sighting == null || !sighting.ours.equals(ours) || !sighting.theirs.equals(theirs)) {
            sightings.put(key, new Sighting(ours, theirs, nowNanos));
            return true;
        }
        sighting.times++;
        raise(
                new AccountBreak(
                        Break.Kind.POSITION_DIFFERS,
                        key.account,
                        key.symbol,
                        key.side,
                        ours + " units",
                        theirs + " units"),
                nowNanos);
        adoptIfSettled(key, sighting, price == null && position != null ? position.avgPx() : price, nowNanos);
        return true;
    }

    /// Without a price there is nothing to book it at: the break stands.
    private void adoptIfSettled(Key key, Sighting sighting, @Nullable Decimal price, long nowNanos) {
        AccountState account = desk.state().account(key.account);
        if (account == null || price == null) {
            return;
        }
        long settleNanos = desk.port(account.account().venue()).recovery().settleNanos();
        if (nowNanos < sighting.sinceNanos + settleNanos) {
            return;
        }
        Decimal units = sighting.theirs.minus(sighting.ours);
        Side side = key.side != null ? key.side : units.signum() > 0 ? Side.BUY : Side.SELL;
        String evidence = "the venue's positions told " + sighting.theirs + " units " + sighting.times + " times over "
                + (nowNanos - sighting.sinceNanos) / 1_000_000 + " ms, and no order explains it"
                + madeElsewhere(key);
        ReconEvent event =
                new ReconEvent.PositionAdopted(nowNanos, key.account, key.symbol, side, units, price, evidence);
        if (desk.record(event, EventSink.Lane.RESERVED)) {
            sightings.remove(key);
            clear(key, "adopted from the venue as traded elsewhere", nowNanos);
        }
    }

    /// The single positions that no order of ours opened, as far as the venue tells who did.
    private String madeElsewhere(Key key) {
        StringBuilder text = new StringBuilder();
        HedgedPositions told = desk.state().venuePositions().find(key.account);
        for (VenuePosition each : told == null ? List.<VenuePosition>of() : told.of(key.symbol)) {
            boolean ours = each.opener() != null && desk.state().orders().findEver(each.opener()) != null;
            if (!ours && (key.side == null || each.side() == key.side)) {
                text.append(text.isEmpty() ? "; made elsewhere: " : ", ").append(each.id());
            }
        }
        return text.toString();
    }

    private void askAboutOrders(Account account, Symbol symbol, long nowNanos) {
        inquiries.askAccount(account, nowNanos);
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().id().equals(account.id())
                    && order.instrument().symbol().equals(symbol)) {
                inquiries.wonder(order, nowNanos);
            }
        }
    }

    private void unreadable(PositionsRead read, long nowNanos) {
        AccountBreak standing =
                desk.state().breakBook().find(Break.Kind.POSITION_UNREADABLE, read.account(), null, null);
        if (read.unreadable() > 0) {
            raise(
                    new AccountBreak(
                            Break.Kind.POSITION_UNREADABLE,
                            read.account(),
                            null,
                            null,
                            "no instrument",
                            read.unreadable() + " positions of instruments that are not configured"),
                    nowNanos);
        } else if (standing != null) {
            desk.record(
                    new ReconEvent.AccountBreakCleared(nowNanos, standing, "the venue holds none any more"),
                    EventSink.Lane.RESERVED);
        }
    }

    private void raise(AccountBreak what, long nowNanos) {
        AccountBreak standing = desk.state().breakBook().find(what.kind(), what.account(), what.symbol(), what.side());
        if (!what.equals(standing)) {
            desk.record(new ReconEvent.AccountBreakRaised(nowNanos, what), EventSink.Lane.RESERVED);
        }
    }

    private void clear(Key key, String by, long nowNanos) {
        AccountBreak standing =
                desk.state().breakBook().find(Break.Kind.POSITION_DIFFERS, key.account, key.symbol, key.side);
        if (standing != null) {
            desk.record(new ReconEvent.AccountBreakCleared(nowNanos, standing, by), EventSink.Lane.RESERVED);
        }
    }
}
