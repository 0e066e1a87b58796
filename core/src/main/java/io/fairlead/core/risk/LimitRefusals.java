package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.OrderChecked.Reading;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.Scope;

/// Says what a limit has against an order: its code, the value, the limit and the scope that it stands in. Pure.
final class LimitRefusals {
    Outcome.Refused of(Proposal proposal, Reading reading, Applicable scopes) {
        Scope scope = scopeOf(reading, scopes);
        return switch (reading.verdict()) {
            case NO_PRICE ->
                new Outcome.Refused(
                        DenialCode.MARKET_PRICE_MISSING,
                        "symbol",
                        proposal.instrument().symbol().value(),
                        reading.kind().key() + " of " + scope + " needs a price of the market, and none is known: wait"
                                + " for the feed, or switch the limit off");
            case OLD_PRICE ->
                new Outcome.Refused(
                        DenialCode.MARKET_PRICE_STALE,
                        "symbol",
                        proposal.instrument().symbol().value(),
                        "the newest price of the market is older than max-price-age, or its feed is cut: wait for the"
                                + " feed, or switch price-collar of " + scope + " off");
            case NO_RATE ->
                new Outcome.Refused(
                        DenialCode.CURRENCY_RATE_MISSING,
                        "account",
                        proposal.account().id().value(),
                        "no price converts " + proposal.instrument().quote() + " into "
                                + proposal.account().currency() + ", which "
                                + reading.kind().key() + " of " + scope
                                + " needs: configure an instrument that does");
            case NO_EQUITY ->
                new Outcome.Refused(
                        DenialCode.ACCOUNT_EQUITY_MISSING,
                        "account",
                        proposal.account().id().value(),
                        "max-leverage of " + scope + " needs its equity, which the venue does not report: set"
                                + " assumed-equity for the account");
            case REFUSED, PASSED, EXEMPT -> beyond(proposal, reading, scope);
        };
    }

    /// The scope of a reading by its level, as an order falls under one of each at most.
    Scope scopeOf(Reading reading, Applicable scopes) {
        for (int i = 0; i < scopes.count(); i++) {
            if (scopes.get(i).scope().level() == reading.level()) {
                return scopes.get(i).scope();
            }
        }
        throw new IllegalStateException("no scope of level " + reading.level() + " was read");
    }

    private static Outcome.Refused beyond(Proposal proposal, Reading reading, Scope scope) {
        String value = LimitWords.shown(reading.kind(), reading.measured()) + LimitWords.unit(reading.kind());
        String limit = reading.kind().key() + " of " + scope + " is " + limit(reading);
        return switch (reading.kind()) {
            case TRADABLE ->
                refused(
                        DenialCode.SYMBOL_NOT_TRADABLE,
                        "symbol",
                        symbol(proposal),
                        limit + ": closing a position is all that passes");
            case TRADING_HOURS ->
                refused(
                        DenialCode.OUTSIDE_TRADING_HOURS,
                        "symbol",
                        symbol(proposal),
                        "trading-hours of " + scope + " are closed now: send it again when they are open");
            case MAX_ORDER_LOTS -> refused(DenialCode.ORDER_QUANTITY_LIMIT, "quantity", value, limit + ": send less");
            case PRICE_COLLAR ->
                refused(
                        DenialCode.PRICE_OUTSIDE_COLLAR,
                        "price",
                        proposal.terms().price() + " (" + value + " beyond)",
                        limit + ": send a price nearer to the market");
            case MAX_ORDER_NOTIONAL ->
                refused(DenialCode.ORDER_NOTIONAL_LIMIT, "quantity", money(proposal, value), limit + ": send less");
            case MAX_POSITION_LOTS ->
                refused(
                        DenialCode.POSITION_LIMIT,
                        "quantity",
                        value,
                        limit + ", counting what open orders may still fill: send less, or cancel some");
            case MAX_GROSS_EXPOSURE ->
                refused(
                        DenialCode.GROSS_EXPOSURE_LIMIT,
                        "account",
                        money(proposal, value),
                        limit + ", counting what open orders may still fill: reduce first");
            case MAX_LEVERAGE -> refused(DenialCode.LEVERAGE_LIMIT, "account", value, limit + ": reduce first");
            case MAX_OPEN_ORDERS ->
                refused(DenialCode.OPEN_ORDER_LIMIT, "account", value, limit + ": cancel some first");
            case MAX_ORDERS_PER_SECOND ->
                refused(
                        DenialCode.ORDERS_PER_SECOND_LIMIT,
                        "account",
                        value,
                        limit + ": send it again within a second");
            case MAX_ORDERS_PER_MINUTE ->
                refused(
                        DenialCode.ORDERS_PER_MINUTE_LIMIT,
                        "account",
                        value,
                        limit + ": send it again within a minute");
            case MAX_REPEATS ->
                refused(
                        DenialCode.REPEATED_ORDER_LIMIT,
                        "quantity",
                        value,
                        limit + ": see whether something runs away, then wait");
            case DUPLICATE_WINDOW ->
                refused(
                        DenialCode.DUPLICATE_ORDER,
                        "clientOrderId",
                        "the same " + value + " ago",
                        limit + ": send it again later if it is meant");
            case SELF_MATCH ->
                refused(
                        DenialCode.SELF_MATCH,
                        "price",
                        String.valueOf(proposal.terms().price()),
                        "it would trade with an order of ours at venue "
                                + proposal.account().venue() + ", which self-match of " + scope
                                + " forbids: cancel that one first");
            case MAX_PRICE_AGE, ASSUMED_EQUITY -> throw new IllegalStateException(reading.kind() + " refuses nothing");
        };
    }

    private static String limit(Reading reading) {
        return LimitWords.shown(reading.kind(), reading.limit());
    }

    private static String money(Proposal proposal, String value) {
        return value + " " + proposal.account().currency();
    }

    private static String symbol(Proposal proposal) {
        return proposal.instrument().symbol().value();
    }

    private static Outcome.Refused refused(DenialCode code, String field, String value, String remedy) {
        return new Outcome.Refused(code, field, value, remedy);
    }
}
