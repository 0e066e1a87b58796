package io.fairlead.core;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Break;
import io.fairlead.core.group.Group;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.position.Position;
import io.fairlead.core.risk.StandingLimit;
import org.jspecify.annotations.Nullable;

/// Adds up a state into 64 bits, part by part in the order of the log. Uses nothing that differs between two JVMs.
final class StateHash {
    /// To be raised when the same state adds up to another number: hashes of before can't be compared then.
    static final int FORM = 4;

    private long hash = 0xCBF29CE484222325L;

    private StateHash() {}

    static long of(CoreState state) {
        StateHash hash = new StateHash();
        hash.definitions(state);
        for (LiveOrder order : state.orders().all()) {
            hash.order(order);
        }
        state.orders().retired().addUp(hash::number);
        for (Position position : state.positions().all()) {
            hash.position(position);
        }
        state.venuePositions().all().forEach(hash::venuePositions);
        hash.halts(state);
        state.limits().standing().forEach(hash::limit);
        state.guards().all().forEach((account, ledger) -> {
            hash.value(account);
            hash.text(ledger.toString());
        });
        state.guards().published().values().forEach(each -> hash.text(each.toString()));
        state.groups().all().forEach(hash::group);
        state.parents.groups().forEach(hash::value);
        state.parents.all().forEach(hash::value);
        state.parents.former().forEach((group, accounts) -> {
            hash.text(group);
            accounts.forEach(hash::value);
        });
        state.parents.turns().forEach((group, account) -> {
            hash.text(group);
            hash.value(account);
        });
        state.breaks().forEach(hash::orderBreak);
        state.circuits().standing().forEach(each -> {
            hash.value(each.venue());
            hash.constant(each.endpoint());
            hash.text(each.circuit().toString());
        });
        state.breakBook().ofAccounts().forEach(hash::accountBreak);
        state.executionReads().addUp(hash::number);
        state.copies().addUp(hash::number);
        return hash.hash;
    }

    private void definitions(CoreState state) {
        text(state.refusing());
        number(state.epoch());
        number(state.idsMade());
        state.instruments().forEach(i -> {
            value(i.symbol());
            value(i.base());
            value(i.quote());
            value(i.contract().toString());
        });
        for (AccountState account : state.accounts()) {
            account(account);
        }
        state.linksUp.forEach((venue, sessions) -> {
            value(venue);
            sessions.forEach(this::text);
        });
    }

    private void halts(CoreState state) {
        for (Kill kill : state.halts().inForce()) {
            kill(kill);
        }
        state.halts()
                .cuts()
                .forEach((venue, sessions) -> sessions.forEach((session, cutNanos) -> {
                    value(venue);
                    text(session);
                    number(cutNanos);
                }));
    }

    private void orderBreak(Break each) {
        constant(each.kind());
        value(each.order());
        text(each.detail());
    }

    private void accountBreak(AccountBreak each) {
        constant(each.kind());
        value(each.account());
        value(each.symbol());
        text(each.side() == null ? null : each.side().name());
        text(each.ours());
        text(each.theirs());
    }

    private void kill(Kill kill) {
        value(kill.scope());
        value(kill.by());
        number(kill.sinceNanos());
        text(kill.because());
        number(kill.flatten() ? 1 : 0);
        number(kill.confirmedNanos());
        text(kill.evidence());
    }

    private void account(AccountState account) {
        value(account.account().id());
        value(account.account().venueAccount());
        decimal(account.armedMaxUnits());
        number((account.isFlattening() ? 1 : 0) + (account.owesPast() ? 2 : 0));
        constant(account.recovery().step());
        number(account.recovery().sinceNanos());
        text(account.recovery().note());
        values(account.values());
        values(account.otherValues());
    }

    private void values(@Nullable ReportedValues values) {
        if (values == null) {
            number(0);
            return;
        }
        AccountValues.Figures figures = values.said().figures();
        text(values.said().source());
        value(values.said().currency());
        decimal(figures.balance());
        decimal(figures.equity());
        decimal(figures.marginUsed());
        decimal(figures.freeMargin());
        decimal(figures.unrealised());
        number(values.said().venueNanos());
        number(values.receivedNanos());
    }

    private void group(Group group) {
        value(group.plan().id());
        constant(group.phase());
        text(group.text());
        number(group.changedNanos());
        value(group.entry() == null ? null : group.entry().id());
        for (int i = 0; i < group.plan().legs().size(); i++) {
            decimal(group.leg(i).price());
            decimal(group.leg(i).stopPx());
            constant(group.standing(i));
            text(group.refusal(i));
            group.orders(i).forEach(order -> value(order.id()));
        }
    }

    private void order(LiveOrder order) {
        value(order.id());
        value(order.clientOrderId());
        value(order.account().id());
        value(order.instrument().symbol());
        constant(order.side());
        constant(order.status());
        value(order.current());
        value(order.venueOrder());
        terms(order.terms());
        request(order.pendingReplace());
        request(order.pendingCancel());
        decimal(order.cumQty());
        decimal(order.missing());
        text(order.text());
        text(order.session());
        order.routing().tags().forEach(tag -> {
            text(tag.name());
            text(tag.value());
        });
        text(order.evidence() == null ? "" : order.evidence().name());
        number(order.isClosedByWord() ? 1 : 0);
        number(order.placedNanos());
        number(order.statusNanos());
        number(order.changedNanos());
        for (Execution execution : order.executions()) {
            value(execution.exec());
            constant(execution.state());
            number(execution.isInferred() ? 1 : 0);
            decimal(execution.units());
            decimal(execution.price());
        }
    }

    private void request(@Nullable PendingRequest request) {
        if (request == null) {
            number(0);
            return;
        }
        value(request.id());
        constant(request.stage());
        number(request.askedNanos());
        text(request.session());
        OrderTerms terms = request.terms();
        if (terms != null) {
            terms(terms);
        }
    }

    private void terms(OrderTerms terms) {
        constant(terms.type());
        constant(terms.timeInForce());
        decimal(terms.units());
        decimal(terms.price());
        decimal(terms.stopPx());
        number(terms.expireNanos() == null ? 0 : terms.expireNanos());
        number((terms.flags().postOnly() ? 1 : 0) + (terms.flags().reduceOnly() ? 2 : 0));
        decimal(terms.stopLoss());
        decimal(terms.takeProfit());
        if (!terms.instructions().isNone()) {
            instructions(terms.instructions());
        }
    }

    private void instructions(Instructions instructions) {
        decimal(instructions.maxFloor());
        decimal(instructions.minQty());
        Instructions.Peg peg = instructions.peg();
        number(peg == null ? 0 : peg.to().code());
        decimal(peg == null ? null : peg.offset());
        text(instructions.quote());
        value(instructions.farDate());
        if (instructions.concernsPositions()) {
            value(instructions.closes());
            value(instructions.exits());
            number(instructions.held() ? 1 : 0);
        }
    }

    private void position(Position position) {
        value(position.account().id());
        value(position.instrument().symbol());
        decimal(position.units());
        decimal(position.avgPx());
        decimal(position.realised());
    }

    private void venuePositions(AccountId account, HedgedPositions positions) {
        value(account);
        number(positions.askedNanos());
        number(positions.beyond());
        for (VenuePosition each : positions.told()) {
            text(each.toString());
            value(positions.touch(each.id()));
            value(positions.lastChange(each.id()));
        }
        number(positions.isAnyTouched() ? 1 : 0);
        positions.changes().forEach(change -> text(change.toString()));
    }

    private void limit(StandingLimit limit) {
        value(limit.scope());
        constant(limit.kind());
        value(limit.value());
        value(limit.configured());
        StandingLimit.Change change = limit.change();
        number(change == null ? 0 : change.atNanos());
        text(change == null ? null : change.because());
        text(change == null ? null : change.origin().actor());
    }

    private void decimal(@Nullable Decimal value) {
        number(value == null ? Long.MIN_VALUE : value.unscaled());
        number(value == null ? -1 : value.scale());
    }

    @SuppressWarnings("EnumOrdinal") // a hash code of an enum differs between two JVMs, its ordinal does not
    private void constant(Enum<?> value) {
        number(value.ordinal());
    }

    /// Ids print as their value.
    private void value(@Nullable Object id) {
        text(id == null ? null : id.toString());
    }

    private void text(@Nullable String text) {
        number(text == null ? -1 : text.length());
        for (int i = 0; text != null && i < text.length(); i++) {
            number(text.charAt(i));
        }
    }

    private void number(long value) {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
    }
}
