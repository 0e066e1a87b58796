package io.fairlead.core;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/// Compares the balance that a venue tells with the one that our fills lead to. Owned by the engine thread; not part of
/// the state, since comparing twice is harmless.
///
/// Only an account whose beginning we know (a start balance, or an operator's word) has a balance of ours, and only
/// while it is quiet: nothing on its way, no fill within the settle time. What our fills do not hold, as swaps,
/// commissions and payouts, is a difference until an operator states the balance.
final class BalanceMatching {
    /// Rates of conversion and roundings differ by less.
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

    private final Desk desk;
    private final Inquiries inquiries;
    private final Guarding guarding;
    private final Map<Key, Sighting> sightings = new HashMap<>();

    private record Key(AccountId account, String source) {}

    /// A difference since it was first seen; `raised` is what was last told of it.
    private record Sighting(long sinceNanos, Decimal difference, boolean raised) {}

    BalanceMatching(Desk desk, Inquiries inquiries, Guarding guarding) {
        this.desk = desk;
        this.inquiries = inquiries;
        this.guarding = guarding;
    }

    void valued(AccountValues said, long nowNanos) {
        AccountState state = desk.state().account(said.account());
        Decimal theirs = said.figures().balance();
        if (state == null
                || theirs == null
                || !state.account().venue().equals(said.venue())
                || !state.account().currency().equals(said.currency())
                || !isQuiet(state.account(), nowNanos)) {
            return;
        }
        Decimal ours = guarding.ownBalance(state.account(), nowNanos);
        if (ours == null) {
            return;
        }
        Key key = new Key(said.account(), said.source());
        Decimal difference = theirs.minus(ours);
        if (isWithin(difference, theirs)) {
            sightings.remove(key);
            clear(said.account(), nowNanos);
        } else {
            differs(key, ours, theirs, nowNanos);
        }
    }

    private static boolean isWithin(Decimal difference, Decimal of) {
        return difference.toBigDecimal().abs().compareTo(of.toBigDecimal().abs().multiply(TOLERANCE)) <= 0;
    }

    private boolean isQuiet(Account account, long nowNanos) {
        for (LiveOrder order : desk.state().orders().live()) {
            boolean moves = order.isInFlight() || order.status() == OrderStatus.UNKNOWN;
            if (moves && order.account().id().equals(account.id())) {
                return false;
            }
        }
        for (Position position : desk.state().positions().all()) {
            if (position.account().id().equals(account.id())
                    && (nowNanos < position.changedNanos() + settleNanos(account)
                            || inquiries.anyMissing(
                                    account.id(), position.instrument().symbol()))) {
                return false;
            }
        }
        return true;
    }

    private long settleNanos(Account account) {
        return desk.port(account.venue()).recovery().settleNanos();
    }

    /// Told when it has outlasted the settle time, and again when it has become another.
    private void differs(Key key, Decimal ours, Decimal theirs, long nowNanos) {
        Decimal difference = theirs.minus(ours);
        Sighting known = sightings.get(key);
        if (known == null) {
            sightings.put(key, new Sighting(nowNanos, difference, false));
            return;
        }
        AccountState state = desk.state().account(key.account);
        boolean settled = state != null && nowNanos >= known.sinceNanos + settleNanos(state.account());
        boolean told = known.raised && isWithin(difference.minus(known.difference), theirs);
        if (!settled || told) {
            return;
        }
        AccountBreak what = new AccountBreak(
                Break.Kind.BALANCE_DIFFERS, key.account, null, null, ours.toString(), theirs + " by " + key.source);
        if (desk.record(new ReconEvent.AccountBreakRaised(nowNanos, what), EventSink.Lane.RESERVED)) {
            sightings.put(key, new Sighting(known.sinceNanos, difference, true));
        }
    }

    private void clear(AccountId account, long nowNanos) {
        AccountBreak standing = desk.state().breakBook().find(Break.Kind.BALANCE_DIFFERS, account, null, null);
        boolean elsewhere = sightings.keySet().stream().anyMatch(key -> key.account.equals(account));
        if (standing != null && !elsewhere) {
            desk.record(
                    new ReconEvent.AccountBreakCleared(nowNanos, standing, "the venue's balance agrees"),
                    EventSink.Lane.RESERVED);
        }
    }
}
