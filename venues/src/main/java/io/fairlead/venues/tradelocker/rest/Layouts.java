package io.fairlead.venues.tradelocker.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The layouts of all tables as one reading of `/trade/config` gave them. A table that lacks a needed column has a
/// problem in place of a layout, and the others are of use. Immutable.
record Layouts(
        Table<OrderColumn> orders,
        Table<OrderColumn> ordersHistory,
        Table<PositionColumn> positions,
        Table<ExecutionColumn> executions,
        Table<StateField> state) {

    /// One table.
    record Table<C extends Enum<C> & Column>(@Nullable RowLayout<C> layout, String problem) {
        RowLayout<C> require() throws Unreadable {
            if (layout == null) {
                throw new Unreadable(problem);
            }
            return layout;
        }
    }

    static Layouts of(Map<String, List<String>> tables) {
        return new Layouts(
                table("ordersConfig", tables, OrderColumn.class),
                table("ordersHistoryConfig", tables, OrderColumn.class),
                table("positionsConfig", tables, PositionColumn.class),
                table("filledOrdersConfig", tables, ExecutionColumn.class),
                table("accountDetailsConfig", tables, StateField.class));
    }

    private static <C extends Enum<C> & Column> Table<C> table(
            String name, Map<String, List<String>> tables, Class<C> columns) {
        List<String> ids = tables.get(name);
        if (ids == null) {
            return new Table<>(null, "the venue's configuration lacks " + name);
        }
        try {
            return new Table<>(RowLayout.of(name, ids, columns), "");
        } catch (Unreadable e) {
            return new Table<>(null, "the venue's configuration: " + e.why());
        }
    }

    /// What is wrong with the tables; empty if nothing is.
    String problems() {
        List<String> problems = List.of(
                        orders.problem(),
                        ordersHistory.problem(),
                        positions.problem(),
                        executions.problem(),
                        state.problem())
                .stream()
                .filter(problem -> !problem.isEmpty())
                .toList();
        return String.join("; ", problems);
    }

    /// Whether a route's answer is read by one of the tables.
    static boolean has(Route route) {
        return switch (route) {
            case ORDERS, ORDERS_HISTORY, POSITIONS, EXECUTIONS, STATE -> true;
            case LOGIN, REFRESH, STREAM_TOKENS, ALL_ACCOUNTS, CONFIG, ACCOUNT_DETAILS, INSTRUMENTS -> false;
            case INSTRUMENT_DETAILS, SESSIONS, SESSION_STATUSES, QUOTES, DEPTH, DAILY_BAR, HISTORY -> false;
            case CLOSED_TRADES, PLACE_ORDER, MODIFY_ORDER, CANCEL_ORDER, CANCEL_ALL, MODIFY_POSITION -> false;
            case CLOSE_POSITION, CLOSE_ALL -> false;
        };
    }

    /// Where the newest layouts are. They may be newer when an answer is read than when it was asked for.
    @FunctionalInterface
    interface Source {
        Layouts layouts() throws Unreadable;
    }

    /// What stands in the way of reading a route's answer; empty if nothing does.
    String problemOf(Route route) {
        return switch (route) {
            case ORDERS -> orders.problem();
            case ORDERS_HISTORY -> ordersHistory.problem();
            case POSITIONS -> positions.problem();
            case EXECUTIONS -> executions.problem();
            case STATE -> state.problem();
            case LOGIN, REFRESH, STREAM_TOKENS, ALL_ACCOUNTS, CONFIG, ACCOUNT_DETAILS, INSTRUMENTS -> "";
            case INSTRUMENT_DETAILS, SESSIONS, SESSION_STATUSES, QUOTES, DEPTH, DAILY_BAR, HISTORY -> "";
            case CLOSED_TRADES, PLACE_ORDER, MODIFY_ORDER, CANCEL_ORDER, CANCEL_ALL, MODIFY_POSITION -> "";
            case CLOSE_POSITION, CLOSE_ALL -> "";
        };
    }

    /// Whether an answer that came was not as the configuration said; one that got lost says nothing of that.
    static boolean areDoubtedBy(Reply<?> reply, Route route) {
        return switch (reply) {
            case Reply.Unknown<?> _ -> has(route);
            case Reply.Ok<?>(Listing<?> listing, long _, long _) -> !listing.isComplete();
            case Reply.Ok<?>(HistoryPage page, long _, long _) -> !page.orders().isComplete();
            case Reply.Ok<?> _, Reply.Refused<?> _, Reply.NotSent<?> _ -> false;
        };
    }
}
