package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.OrderChecked.Reading;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Scope;

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
            case TRADABLE, TRADING_HOURS -> closed(proposal, reading.kind(), scope, limit);
            case MAX_ORDER_LOTS, MAX_ORDER_NOTIONAL, PRICE_COLLAR -> tooLarge(proposal, reading.kind(), value, limit);
            case MAX_POSITION_LOTS, MAX_GROSS_EXPOSURE, MAX_LEVERAGE, MAX_OPEN_ORDERS ->
                tooMuch(proposal, reading.kind(), value, limit);
            case MAX_ORDERS_PER_SECOND, MAX_ORDERS_PER_MINUTE, MAX_REPEATS, DUPLICATE_WINDOW ->
                tooOften(reading.kind(), value, limit);
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

    private static Outcome.Refused closed(Proposal proposal, LimitKind kind, Scope scope, String limit) {
        String symbol = symbol(proposal);
        return kind == LimitKind.TRADABLE
                ? refused(
                        DenialCode.SYMBOL_NOT_TRADABLE,
                        "symbol",
                        symbol,
                        limit + ": closing a position is all that passes")
                : refused(
                        DenialCode.OUTSIDE_TRADING_HOURS,
                        "symbol",
                        symbol,
                        "trading-hours of " + scope + " are closed now: send it again when they are open");
    }

    /// The order by itself.
    private static Outcome.Refused tooLarge(Proposal proposal, LimitKind kind, String value, String limit) {
        if (kind == LimitKind.PRICE_COLLAR) {
            String beyond = proposal.terms().price() + " (" + value + " beyond)";
            return refused(
                    DenialCode.PRICE_OUTSIDE_COLLAR, "price", beyond, limit + ": send a price nearer to the market");
        }
        return kind == LimitKind.MAX_ORDER_LOTS
                ? refused(DenialCode.ORDER_QUANTITY_LIMIT, "quantity", value, limit + ": send less")
                : refused(DenialCode.ORDER_NOTIONAL_LIMIT, "quantity", money(proposal, value), limit + ": send less");
    }

    /// The order with what is there already.
    private static Outcome.Refused tooMuch(Proposal proposal, LimitKind kind, String value, String limit) {
        String counted = limit + ", counting what open orders may still fill: ";
        if (kind == LimitKind.MAX_POSITION_LOTS) {
            return refused(DenialCode.POSITION_LIMIT, "quantity", value, counted + "send less, or cancel some");
        }
        if (kind == LimitKind.MAX_GROSS_EXPOSURE) {
            return refused(
                    DenialCode.GROSS_EXPOSURE_LIMIT, "account", money(proposal, value), counted + "reduce first");
        }
        return kind == LimitKind.MAX_LEVERAGE
                ? refused(DenialCode.LEVERAGE_LIMIT, "account", value, limit + ": reduce first")
                : refused(DenialCode.OPEN_ORDER_LIMIT, "account", value, limit + ": cancel some first");
    }

    private static Outcome.Refused tooOften(LimitKind kind, String value, String limit) {
        if (kind == LimitKind.DUPLICATE_WINDOW) {
            String same = "the same " + value + " ago";
            return refused(
                    DenialCode.DUPLICATE_ORDER, "clientOrderId", same, limit + ": send it again later if it is meant");
        }
        if (kind == LimitKind.MAX_REPEATS) {
            String remedy = limit + ": see whether something runs away, then wait";
            return refused(DenialCode.REPEATED_ORDER_LIMIT, "quantity", value, remedy);
        }
        return kind == LimitKind.MAX_ORDERS_PER_SECOND
                ? refused(
                        DenialCode.ORDERS_PER_SECOND_LIMIT, "account", value, limit + ": send it again within a second")
                : refused(
                        DenialCode.ORDERS_PER_MINUTE_LIMIT,
                        "account",
                        value,
                        limit + ": send it again within a minute");
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
