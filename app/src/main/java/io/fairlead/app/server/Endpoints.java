package io.fairlead.app.server;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which endpoint answers which route: every route has exactly one. Immutable.
final class Endpoints {
    private final Map<Route, Endpoint> byRoute = new EnumMap<>(Route.class);

    Endpoints(ApiSettings settings, ApiPorts ports, Views views, Streams streams) {
        Commands commands = new Commands(
                ports.trading(), views, ports.metrics(), settings.waits().command());
        serve(new OrderEndpoints(commands, views, ports.history()));
        serve(
                Route.ORDER_AT_VENUE,
                new MassStatusEndpoints(
                        views, ports.massStatus(), settings.waits().command())::list);
        serve(new GroupEndpoints(commands, views));
        serve(new ParentEndpoints(commands, views));
        serve(new PortfolioEndpoints(commands, views));
        serve(new PositionEndpoints(commands));
        serve(new MarketEndpoints(views, ports.market(), new Deeds(ports.audit())));
        serve(new GuardEndpoints(commands, views));
        SessionSteering steering = new SessionSteering(
                ports.sessionControl(), views.readSide(), settings.waits().command());
        serve(new AdminEndpoints(views, steering, ports.tokens()));
        serve(Route.SESSION_RELOAD_TLS, new TlsEndpoints(views, steering, ports.tls())::reload);
        serve(new KillEndpoints(commands, views));
        Questions questions = new Questions(settings.waits().command());
        serve(new LimitEndpoints(commands, views, ports.limits(), questions));
        serve(new WhatIfEndpoints(views, ports.limits(), questions));
        serve(new WatchEndpoints(commands, views, ports.alerts()));
        serve(new PriceEndpoints(
                views,
                ports.prices(),
                new Deeds(ports.audit()),
                settings.waits().command()));
        serve(new SystemEndpoints(views, ports.metrics()));
        serve(Route.EVENT_STREAM, streams::withoutUpgrade);
        requireEveryRoute();
    }

    private void requireEveryRoute() {
        Set<Route> unserved = EnumSet.allOf(Route.class);
        unserved.removeAll(byRoute.keySet());
        if (!unserved.isEmpty()) {
            throw new IllegalStateException("every route must have an endpoint, these have none: " + unserved);
        }
    }

    private void serve(Route route, Endpoint endpoint) {
        if (byRoute.put(route, endpoint) != null) {
            throw new IllegalStateException("a route must have one endpoint, more answer " + route);
        }
    }

    Reply answer(Call call) throws InterruptedException {
        return Objects.requireNonNull(byRoute.get(call.route())).answer(call);
    }

    private void serve(OrderEndpoints orders) {
        serve(Route.ORDER_PLACE, orders::place);
        serve(Route.ORDER_LIST, orders::list);
        serve(Route.ORDER_CANCEL_ALL, orders::cancelAll);
        serve(Route.ORDER_READ, orders::read);
        serve(Route.ORDER_REPLACE, orders::replace);
        serve(Route.ORDER_CANCEL, orders::cancel);
        serve(Route.ORDER_QUERY, orders::query);
        serve(Route.ORDER_RESOLVE, orders::resolve);
        serve(Route.ORDER_WHY, orders::why);
        serve(Route.FLATTEN, orders::flatten);
    }

    private void serve(GroupEndpoints groups) {
        serve(Route.GROUP_LIST, groups::list);
        serve(Route.GROUP_READ, groups::read);
        serve(Route.GROUP_CHANGE, groups::change);
        serve(Route.GROUP_CANCEL, groups::cancel);
    }

    private void serve(ParentEndpoints parents) {
        serve(Route.PARENT_LIST, parents::list);
        serve(Route.PARENT_READ, parents::read);
        serve(Route.PARENT_REPLACE, parents::replace);
        serve(Route.PARENT_CANCEL, parents::cancel);
    }

    private void serve(PositionEndpoints positions) {
        serve(Route.POSITION_CLOSE, positions::close);
        serve(Route.POSITION_CLOSE_ALL, positions::closeAll);
        serve(Route.POSITION_REVERSE, positions::reverse);
        serve(Route.POSITION_MODIFY, positions::modify);
    }

    private void serve(PortfolioEndpoints portfolio) {
        serve(Route.FILL_LIST, portfolio::fills);
        serve(Route.BREAK_LIST, portfolio::breaks);
        serve(Route.POSITION_LIST, portfolio::positions);
        serve(Route.ACCOUNT_LIST, portfolio::accounts);
        serve(Route.ACCOUNT_ARM, portfolio::arm);
        serve(Route.ACCOUNT_DISARM, portfolio::disarm);
        serve(Route.INSTRUMENT_LIST, portfolio::instruments);
        serve(Route.BOOK_READ, portfolio::book);
    }

    private void serve(MarketEndpoints market) {
        serve(Route.SUBSCRIPTION_LIST, market::subscriptions);
        serve(Route.SUBSCRIPTION_ADD, market::subscribe);
        serve(Route.SUBSCRIPTION_END, market::unsubscribe);
        serve(Route.QUOTE_ASK, market::ask);
        serve(Route.QUOTE_LIST, market::quotes);
        serve(Route.QUOTE_READ, market::quote);
        serve(Route.SECURITY_LIST, market::securities);
        serve(Route.DEFINITION_LIST, market::definitions);
        serve(Route.DEFINITION_ASK, market::define);
    }

    private void serve(GuardEndpoints guard) {
        serve(Route.GUARD_LIST, guard::list);
        serve(Route.GUARD_RELEASE, guard::release);
        serve(Route.GUARD_BALANCE, guard::balance);
        serve(Route.GUARD_ACCEPT, guard::accept);
        serve(Route.GUARD_DROP, guard::drop);
    }

    private void serve(AdminEndpoints admin) {
        serve(Route.SESSION_LIST, admin::sessions);
        serve(Route.SESSION_READ, admin::session);
        serve(Route.SESSION_CONNECT, admin::connect);
        serve(Route.SESSION_DISCONNECT, admin::disconnect);
        serve(Route.SESSION_RESET, admin::reset);
        serve(Route.SESSION_SEQUENCE, admin::sequence);
        serve(Route.SESSION_AUDIT, admin::audit);
        serve(Route.TOKEN_LIST, admin::tokens);
        serve(Route.TOKEN_CREATE, admin::createToken);
        serve(Route.TOKEN_REVOKE, admin::revokeToken);
        serve(Route.WHO_AM_I, admin::whoAmI);
    }

    private void serve(KillEndpoints kills) {
        serve(Route.KILL, kills::kill);
        serve(Route.KILL_LIST, kills::list);
        serve(Route.RELEASE, kills::release);
    }

    private void serve(LimitEndpoints limits) {
        serve(Route.LIMIT_LIST, limits::list);
        serve(Route.LIMIT_SET, limits::set);
        serve(Route.LIMIT_RESET, limits::reset);
    }

    private void serve(WhatIfEndpoints supposed) {
        serve(Route.LIMIT_WHAT_IF, supposed::whatIf);
        serve(Route.ACCOUNT_GROUP_LIST, supposed::groups);
    }

    private void serve(WatchEndpoints watch) {
        serve(Route.ALERT_LIST, watch::alerts);
        serve(Route.ALERT_ACKNOWLEDGE, watch::acknowledge);
        serve(Route.ALERT_SNOOZE, watch::snooze);
        serve(Route.BUDGET_LIST, watch::budgets);
        serve(Route.BREAKER_LIST, watch::breakers);
        serve(Route.BREAKER_RESET, watch::reset);
    }

    private void serve(PriceEndpoints prices) {
        serve(Route.BAR_LIST, prices::bars);
        serve(Route.RECORDING_READ, prices::recording);
        serve(Route.RECORDING_SWITCH, prices::switchRecording);
    }

    private void serve(SystemEndpoints system) {
        serve(Route.METRICS, system::metrics);
        serve(Route.HEALTH, system::health);
        serve(Route.OPENAPI, system::openApi);
    }
}
