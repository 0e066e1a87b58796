package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.rate.Lane;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Has one login signed on: asks the venue for what `Login` and `Preparation` say is due, tells them what came of it,
/// and knows what may be asked meanwhile. Owned by the venue's thread.
final class SignOn {
    private final String name;
    private final LoginDesk desk;
    private final Login login;
    private final Preparation preparation;
    private final RouteBudgets budgets;
    private final LongSupplier clock;
    private LoginHealth health;

    SignOn(
            String name,
            LoginDesk desk,
            Login login,
            Preparation preparation,
            RouteBudgets budgets,
            LongSupplier clock) {
        this.name = name;
        this.desk = desk;
        this.login = login;
        this.preparation = preparation;
        this.budgets = budgets;
        this.clock = clock;
        this.health = new LoginHealth(name, LoginHealth.State.OUT, clock.getAsLong(), "", 0, 0, 0);
    }

    /// Does what is due; returns how much that was.
    int poll(long now) {
        return keepIn(now) + prepare(now);
    }

    /// When something is due.
    long dueNanos(long now) {
        long due = login.dueNanos();
        if (due <= now) {
            due = budgets.of(Route.LOGIN).freeAtNanos(Lane.QUERY, now);
        }
        return login.token() == null ? due : Math.min(due, preparation.dueNanos());
    }

    private int keepIn(long now) {
        if (now < login.dueNanos() || !budgets.of(Route.LOGIN).admits(Lane.QUERY, now)) {
            return 0;
        }
        Route route = login.begin();
        byte[] body = login.body(route);
        String path = route == Route.LOGIN ? "/auth/jwt/token" : "/auth/jwt/refresh";
        Ask<Tokens> ask = new Ask<>(
                route,
                null,
                Priority.QUERY,
                Ask.Target.with("POST", path, body),
                Reading.bare(root -> Tokens.read(root, clock.getAsLong())));
        desk.send(new Call<>(ask, reply -> entered(route, reply, body), now, Long.MAX_VALUE), now);
        return 1;
    }

    private void entered(Route route, Reply<Tokens> reply, byte[] body) {
        Arrays.fill(body, (byte) 0);
        long now = clock.getAsLong();
        desk.stir();
        if (reply instanceof Reply.Ok<Tokens>(Tokens tokens, long _, long _)) {
            login.entered(tokens, now);
        } else {
            login.failed(route, reply, now);
        }
    }

    private int prepare(long now) {
        if (login.token() == null || now < preparation.dueNanos()) {
            return 0;
        }
        if (preparation.begin() == Route.ALL_ACCOUNTS) {
            desk.ask(TradeLockerAsks.allAccounts(name), this::onAccounts);
        } else {
            config(preparation.first(), this::onConfig);
        }
        return 1;
    }

    private void onAccounts(Reply<List<AccountRow>> reply) {
        long now = clock.getAsLong();
        if (reply instanceof Reply.Ok<List<AccountRow>>(var rows, long _, long _)) {
            preparation.accounts(rows, now);
        } else {
            preparation.failed("reading the accounts: " + reply, now);
        }
    }

    private void onConfig(Reply<TradeConfig> reply) {
        if (!(reply instanceof Reply.Ok<TradeConfig>)) {
            preparation.failed("reading the configuration: " + reply, clock.getAsLong());
        }
    }

    /// Whoever asks, what it says is used from then on.
    void config(AccountRef account, Consumer<Reply<TradeConfig>> then) {
        desk.ask(TradeLockerAsks.config(account, this::onConfig), then);
    }

    private TradeConfig onConfig(TradeLockerMessages.Config read) {
        long now = clock.getAsLong();
        preparation.configured(read.layouts(), read.problem(), now);
        budgets.publish(read.config().rateLimits(), now);
        desk.stir();
        return read.config();
    }

    Layouts layouts() throws Unreadable {
        Layouts layouts = preparation.layouts();
        if (layouts == null) {
            throw new Unreadable("the venue's configuration is not read yet");
        }
        return layouts;
    }

    /// Whether what must be known first is known.
    boolean isReadyFor(Route route) {
        return switch (route) {
            case LOGIN, REFRESH, STREAM_TOKENS -> true;
            case ALL_ACCOUNTS, CONFIG -> login.token() != null;
            case ACCOUNT_DETAILS, STATE, POSITIONS, ORDERS, ORDERS_HISTORY, EXECUTIONS -> isReady();
            case INSTRUMENTS, INSTRUMENT_DETAILS, SESSIONS, SESSION_STATUSES, QUOTES, DEPTH -> isReady();
            case DAILY_BAR, HISTORY, CLOSED_TRADES, PLACE_ORDER, MODIFY_ORDER, CANCEL_ORDER -> isReady();
            case CANCEL_ALL, MODIFY_POSITION, CLOSE_POSITION, CLOSE_ALL -> isReady();
        };
    }

    private boolean isReady() {
        return login.token() != null && preparation.isDone();
    }

    /// Whether it stands otherwise than before.
    boolean watch(long now) {
        LoginHealth.State state =
                login.shown() == LoginHealth.State.IN && preparation.isDone() ? LoginHealth.State.READY : login.shown();
        String problem = login.problem().isEmpty() ? preparation.problem() : login.problem();
        boolean changed = state != health.state() || !problem.equals(health.problem());
        if (!changed
                && health.refreshAtNanos() == login.refreshAtNanos()
                && health.retryAtNanos() == login.retryAtNanos()
                && health.accounts() == preparation.accounts()) {
            return false;
        }
        LoginHealth fresh = new LoginHealth(
                name,
                state,
                state == health.state() ? health.sinceNanos() : now,
                problem,
                login.refreshAtNanos(),
                login.retryAtNanos(),
                preparation.accounts());
        health = fresh;
        return changed;
    }

    LoginHealth health() {
        return health;
    }
}
