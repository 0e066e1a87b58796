package io.fairlead.sim.tradelocker;

import java.util.Objects;

/// Takes each request that was let in to the desk that serves it. Owned by the venue's thread.
record FrontDoor(LoginDesk logins, AccountDesk accounts, OrderDesk orders, PositionDesk positions, MarketDesk market) {

    WebReply.Answered serve(Call call) {
        try {
            return switch (call.route()) {
                case CONFIG -> accounts.config();
                case ACCOUNTS -> accounts.details(call.account());
                case STATE -> accounts.state(call.account());
                case POSITIONS -> accounts.positions(call);
                case ORDERS -> accounts.orders(call);
                case HISTORY -> accounts.history(call);
                case EXECUTIONS -> accounts.executions(call);
                case CLOSED_TRADES -> accounts.closedTrades(call);
                case INSTRUMENTS -> market.instruments();
                case DETAILS -> market.details(call);
                case SESSION -> market.session(call);
                case SESSION_STATUS -> market.sessionStatus(call);
                case QUOTES -> market.quotes(call);
                case DEPTH -> market.depth(call);
                case DAILY_BAR -> market.dailyBar(call);
                case BARS -> market.history(call);
                case PLACE -> orders.place(call);
                case MODIFY -> orders.modify(call);
                case CANCEL -> orders.cancel(call);
                case CANCEL_ALL -> orders.cancelAll(call);
                case MODIFY_POSITION -> positions.modify(call);
                case CLOSE -> positions.close(call);
                case CLOSE_ALL -> positions.closeAll(call);
                case LOGIN, REFRESH, ALL_ACCOUNTS, STREAM_TOKENS ->
                    throw new IllegalStateException(call.route() + " is of a login, not of an account");
            };
        } catch (IllegalArgumentException e) {
            return Json.error(400, Objects.requireNonNullElse(e.getMessage(), "malformed"));
        }
    }
}
