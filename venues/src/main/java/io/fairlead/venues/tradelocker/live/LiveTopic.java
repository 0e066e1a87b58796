package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.Route;

/// What an account is asked for again and again, each by a route with a limit of its own.
public enum LiveTopic {
    POSITIONS(Route.POSITIONS),
    ORDERS(Route.ORDERS),
    HISTORY(Route.ORDERS_HISTORY),
    EXECUTIONS(Route.EXECUTIONS),
    STATE(Route.STATE);

    private final Route route;

    LiveTopic(Route route) {
        this.route = route;
    }

    Route route() {
        return route;
    }
}
