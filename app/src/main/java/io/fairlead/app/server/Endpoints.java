package io.fairlead.app.server;

/// Which endpoint answers which route. Immutable.
final class Endpoints {
    private final OrderEndpoints orders;
    private final GroupEndpoints groups;
    private final PortfolioEndpoints portfolio;
    private final GuardEndpoints guard;
    private final AdminEndpoints admin;
    private final KillEndpoints kills;
    private final LimitEndpoints limits;
    private final WatchEndpoints watch;
    private final SystemEndpoints system;
    private final Streams streams;

    Endpoints(ApiSettings settings, ApiPorts ports, Views views, Streams streams) {
        Commands commands = new Commands(
                ports.trading(), views, ports.metrics(), settings.waits().command());
        this.orders = new OrderEndpoints(commands, views, ports.history());
        this.groups = new GroupEndpoints(commands, views);
        this.portfolio = new PortfolioEndpoints(commands, views);
        this.guard = new GuardEndpoints(commands, views);
        this.admin = new AdminEndpoints(
                views,
                new SessionSteering(
                        ports.sessionControl(),
                        views.readSide(),
                        settings.waits().command()),
                ports.tokens());
        this.kills = new KillEndpoints(commands, views);
        this.limits = new LimitEndpoints(
                commands, views, ports.limits(), settings.waits().command());
        this.watch = new WatchEndpoints(commands, views, ports.alerts());
        this.system = new SystemEndpoints(views, ports.metrics());
        this.streams = streams;
    }

    Reply answer(Call call) throws InterruptedException {
        Endpoint endpoint = endpoint(call.route());
        return endpoint.answer(call);
    }

    private Endpoint endpoint(Route route) {
        return switch (route) {
            case ORDER_PLACE -> orders::place;
            case ORDER_LIST -> orders::list;
            case ORDER_CANCEL_ALL -> orders::cancelAll;
            case ORDER_READ -> orders::read;
            case ORDER_REPLACE -> orders::replace;
            case ORDER_CANCEL -> orders::cancel;
            case ORDER_QUERY -> orders::query;
            case ORDER_RESOLVE -> orders::resolve;
            case ORDER_WHY -> orders::why;
            case GROUP_LIST -> groups::list;
            case GROUP_READ -> groups::read;
            case GROUP_CHANGE -> groups::change;
            case GROUP_CANCEL -> groups::cancel;
            case FILL_LIST -> portfolio::fills;
            case BREAK_LIST -> portfolio::breaks;
            case POSITION_LIST -> portfolio::positions;
            case POSITION_CLOSE -> portfolio::close;
            case FLATTEN -> orders::flatten;
            case KILL -> kills::kill;
            case KILL_LIST -> kills::list;
            case RELEASE -> kills::release;
            case LIMIT_LIST -> limits::list;
            case LIMIT_SET -> limits::set;
            case LIMIT_RESET -> limits::reset;
            case LIMIT_WHAT_IF -> limits::whatIf;
            case ACCOUNT_LIST -> portfolio::accounts;
            case ACCOUNT_ARM -> portfolio::arm;
            case ACCOUNT_DISARM -> portfolio::disarm;
            case GUARD_LIST -> guard::list;
            case GUARD_RELEASE -> guard::release;
            case GUARD_BALANCE -> guard::balance;
            case INSTRUMENT_LIST -> portfolio::instruments;
            case BOOK_READ -> portfolio::book;
            case SESSION_LIST -> admin::sessions;
            case SESSION_READ -> admin::session;
            case SESSION_CONNECT -> admin::connect;
            case SESSION_DISCONNECT -> admin::disconnect;
            case SESSION_RESET -> admin::reset;
            case SESSION_SEQUENCE -> admin::sequence;
            case SESSION_AUDIT -> admin::audit;
            case ALERT_LIST -> watch::alerts;
            case ALERT_ACKNOWLEDGE -> watch::acknowledge;
            case ALERT_SNOOZE -> watch::snooze;
            case BUDGET_LIST -> watch::budgets;
            case BREAKER_LIST -> watch::breakers;
            case BREAKER_RESET -> watch::reset;
            case TOKEN_LIST -> admin::tokens;
            case TOKEN_CREATE -> admin::createToken;
            case TOKEN_REVOKE -> admin::revokeToken;
            case EVENT_STREAM -> streams::withoutUpgrade;
            case WHO_AM_I -> admin::whoAmI;
            case METRICS -> system::metrics;
            case HEALTH -> system::health;
            case OPENAPI -> system::openApi;
        };
    }
}
