package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.breaker.CircuitBreaker;
import io.fairlead.venues.rate.Lane;
import io.fairlead.venues.tradelocker.rest.Reply.Cause;
import io.fairlead.venues.tradelocker.rest.RouteBudget.Ticket;
import io.fairlead.venues.tradelocker.rest.Waiting.Step;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpOutcome;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Everything that goes by one login: keeps it in, holds its requests against its budgets, sends what may go and reads
/// what comes. Owned by the venue's thread.
///
/// ```
///  order, change ──may it go?──▶ under way ──answered──▶ reply
///                     │no: NotSent    │401, once                 ▲
///  query ──▶ waiting ─┘               └──▶ stalled ──new token───┘ (sent again)
/// ```
final class LoginDesk {
    /// Places under way that queries leave to orders.
    private static final int KEPT_FOR_ORDERS = 8;

    private final RestSettings settings;
    private final String name;
    private final Http http;
    private final RestListener listener;
    private final LongSupplier clock;
    private final Queue<Runnable> told;
    private final LongAnswers answers;
    private final HttpCalls calls;
    private final Login login;
    private final Preparation preparation;
    private final RouteBudgets budgets;
    private final CircuitBreaker circuit;
    private final Waiting waiting;
    private final SignOn signOn;
    private final ArrayDeque<Call<?>> stalled = new ArrayDeque<>();
    private int underWay;
    private long passNanos = Long.MIN_VALUE;
    private boolean closed;

    /// What all logins of a venue share. `told` takes what is to be called back, `answers` what is to be read.
    record Shared(
            RestSettings settings,
            Http http,
            TokenStore store,
            RestListener listener,
            LongSupplier clock,
            Queue<Runnable> told,
            LongAnswers answers) {}

    LoginDesk(LoginSettings login, Shared shared) {
        this.settings = shared.settings();
        this.name = login.name();
        this.http = shared.http();
        this.listener = shared.listener();
        this.clock = shared.clock();
        this.told = shared.told();
        this.answers = shared.answers();
        this.calls = new HttpCalls(login, settings);
        long now = clock.getAsLong();
        this.login = new Login(login, settings.ages(), shared.store(), now);
        this.preparation = new Preparation(settings.ages().configNanos());
        this.budgets = new RouteBudgets(name, settings, now);
        this.circuit = new CircuitBreaker(settings.breaker());
        this.waiting = new Waiting(settings.bounds().waiting());
        this.signOn = new SignOn(name, this, this.login, preparation, budgets, clock);
    }

    <T> void ask(Ask<T> ask, Consumer<Reply<T>> then) {
        long now = clock.getAsLong();
        Call<T> call = new Call<>(ask, then, now, now + patience(ask.priority()));
        if (closed) {
            finish(call, new Reply.NotSent<>(Cause.CLOSED, "the interface is closed", 0), now);
        } else if (!ask.priority().waits()) {
            sendNow(call, now);
        } else if (waiting.add(call)) {
            passNanos = Long.MIN_VALUE;
        } else {
            finish(call, new Reply.NotSent<>(Cause.PATIENCE, waiting.count() + " queries wait already", 0), now);
        }
    }

    /// The password stays in memory until the answer is there.
    void streamTokens(Consumer<Reply<List<StreamToken>>> then) {
        LoginSettings login = calls.login();
        byte[] body =
                TradeLockerBodies.credentials(login.email(), login.password().chars(), login.server());
        ask(TradeLockerAsks.streamTokens(body), reply -> {
            Arrays.fill(body, (byte) 0);
            then.accept(reply);
        });
    }

    private long patience(Priority priority) {
        return switch (priority) {
            case CANCEL, REDUCE, NEW -> settings.patience().orderNanos();
            case QUERY -> settings.patience().queryNanos();
            case POLL, PRICES -> settings.patience().pollNanos();
        };
    }

    /// An order goes now or not at all: a late one would be another one.
    private <T> void sendNow(Call<T> call, long now) {
        Lane lane = call.ask.priority().lane();
        RouteBudget budget = budgets.of(call.ask.route());
        if (login.token() == null) {
            finish(call, notIn(), now);
        } else if (lane == Lane.NEW && !circuit.admits(now)) {
            finish(call, circuitOpen(), now);
        } else if (underWay >= settings.bounds().underWay()) {
            finish(call, new Reply.NotSent<>(Cause.BUDGET, underWay + " requests are under way", 0), now);
        } else if (!budget.admits(lane, now)) {
            budgets.refused(lane);
            long free = budget.freeAtNanos(lane, now);
            finish(
                    call,
                    new Reply.NotSent<>(Cause.BUDGET, budget.shortage(lane, now), free == Long.MAX_VALUE ? 0 : free),
                    now);
        } else {
            send(call, now);
        }
    }

    private <T> Reply<T> notIn() {
        String problem = login.problem();
        return new Reply.NotSent<>(
                Cause.LOGIN,
                "login " + name + " is not in" + (problem.isEmpty() ? "" : "; " + problem),
                login.retryAtNanos());
    }

    private <T> Reply<T> circuitOpen() {
        return new Reply.NotSent<>(
                Cause.CIRCUIT, "login " + name + " keeps failing and is left alone", circuit.probeAtNanos());
    }

    <T> void send(Call<T> call, long now) {
        Route route = call.ask.route();
        Login.Token token = HttpCalls.wantsToken(route) ? login.token() : null;
        Ticket ticket = budgets.of(route).take(now);
        budgets.sent(call.ask.priority().lane());
        call.sent(token == null ? 0 : token.generation(), now);
        if (token != null) {
            circuit.asked(now);
        }
        underWay++;
        http.send(calls.of(call.ask, token), outcome -> answered(call, ticket, outcome));
    }

    private <T> void answered(Call<T> call, Ticket ticket, HttpOutcome outcome) {
        if (closed) {
            return;
        }
        long now = clock.getAsLong();
        Route route = call.ask.route();
        Verdict verdict = TradeLockerErrors.judge(outcome);
        underWay--;
        passNanos = Long.MIN_VALUE;
        if (verdict instanceof Verdict.Unsent) {
            ticket.unsent();
        } else {
            ticket.answered(now);
        }
        switch (verdict) {
            case Verdict.BadToken(String why) when HttpCalls.wantsToken(route) -> notTaken(call, why, now);
            case Verdict.TooMany(long retryAfterNanos) -> throttled(call, retryAfterNanos, now);
            case Verdict.Answer _, Verdict.Nothing _, Verdict.No _ -> {
                succeeded(route);
                read(call, verdict, now);
            }
            case Verdict.Unsent _, Verdict.Unsure _, Verdict.Edge _ -> {
                failed(route, now);
                finish(call, call.read(verdict, now), now);
            }
            case Verdict.BadToken _ -> finish(call, call.read(verdict, now), now);
        }
    }

    private <T> void read(Call<T> call, Verdict verdict, long now) {
        if (verdict instanceof Verdict.Answer(byte[] body)) {
            answers.read(body, answer -> understood(call, call.read(answer, now), now));
        } else {
            finish(call, call.read(verdict, now), now);
        }
    }

    private <T> void understood(Call<T> call, Reply<T> reply, long answeredNanos) {
        if (closed) {
            return;
        }
        if (Layouts.areDoubtedBy(reply, call.ask.route())) {
            preparation.doubt(answeredNanos);
        }
        finish(call, reply, answeredNanos);
    }

    /// Logins have a pace of their own.
    private void failed(Route route, long now) {
        if (HttpCalls.wantsToken(route)) {
            circuit.failed(now);
        }
    }

    private void succeeded(Route route) {
        budgets.of(route).taken();
        if (HttpCalls.wantsToken(route)) {
            circuit.succeeded();
            login.taken();
        }
    }

    /// The venue looked at nothing, so the request may go again under another token: once, and not late.
    private <T> void notTaken(Call<T> call, String why, long now) {
        login.notTaken(call.tokenGeneration(), why, now);
        if (call.wasRepeated()) {
            finish(call, new Reply.NotSent<>(Cause.LOGIN, why, login.retryAtNanos()), now);
        } else {
            call.repeats(now + patience(call.ask.priority()));
            stalled.add(call);
        }
    }

    private <T> void throttled(Call<T> call, long retryAfterNanos, long now) {
        long until = budgets.of(call.ask.route()).throttled(retryAfterNanos, now);
        listener.onThrottled(name, call.ask.route(), until);
        finish(call, new Reply.NotSent<>(Cause.THROTTLED, "the venue had too much; HTTP 429", until), now);
    }

    private <T> void finish(Call<T> call, Reply<T> reply, long answeredNanos) {
        told.add(() -> call.tell(reply));
        boolean sent = call.sentNanos() != 0;
        listener.onCall(new CallTiming(
                name,
                call.ask.route(),
                call.askedNanos,
                call.sentNanos(),
                sent ? answeredNanos : 0,
                sent ? clock.getAsLong() : 0,
                reply.getClass().getSimpleName()));
    }

    /// What waits is looked at again with the next poll.
    void stir() {
        passNanos = Long.MIN_VALUE;
    }

    /// Does what is due; returns how much that was.
    int poll(long now) {
        if (closed) {
            return 0;
        }
        int work = signOn.poll(now) + resend(now);
        if (now >= passNanos) {
            work += pass(now);
        }
        watch(now);
        return work;
    }

    private int resend(long now) {
        int done = 0;
        for (Iterator<Call<?>> calls = stalled.iterator(); calls.hasNext(); ) {
            Call<?> call = calls.next();
            if (now > call.deadlineNanos()) {
                calls.remove();
                finish(call, notIn(), now);
                done++;
            } else if (againNanos(call, now) <= now) {
                calls.remove();
                send(call, now);
                done++;
            }
        }
        return done;
    }

    /// When a call may go again: under another token than the one that was not taken.
    private long againNanos(Call<?> call, long now) {
        Login.Token token = login.token();
        return token == null || token.generation() == call.tokenGeneration()
                ? Long.MAX_VALUE
                : budgets.of(call.ask.route()).freeAtNanos(call.ask.priority().lane(), now);
    }

    /// Looks at all that wait, and at when to look again.
    private int pass(long now) {
        passNanos = Long.MAX_VALUE;
        Map<Route, Long> blocked = new EnumMap<>(Route.class);
        return waiting.pass(call -> look(call, blocked, now));
    }

    private Step look(Call<?> call, Map<Route, Long> blocked, long now) {
        Route route = call.ask.route();
        if (now > call.deadlineNanos()) {
            finish(call, tooLate(route), now);
            return Step.GONE;
        }
        passNanos = Math.min(passNanos, call.deadlineNanos() + 1);
        if (!signOn.isReadyFor(route) || underWay >= settings.bounds().underWay() - keptForOrders()) {
            return Step.WAITS;
        }
        Layouts layouts = preparation.layouts();
        String problem = layouts == null ? "" : layouts.problemOf(route);
        if (!problem.isEmpty()) {
            finish(call, new Reply.NotSent<>(Cause.CONFIG, problem, preparation.dueNanos()), now);
            return Step.GONE;
        }
        if (HttpCalls.wantsToken(route) && !circuit.admits(now)) {
            finish(call, circuitOpen(), now);
            return Step.GONE;
        }
        long free = blocked.computeIfAbsent(route, it -> budgets.of(it).freeAtNanos(Lane.QUERY, now));
        if (free > now) {
            passNanos = Math.min(passNanos, free);
            return Step.WAITS;
        }
        blocked.remove(route);
        send(call, now);
        return Step.GONE;
    }

    private int keptForOrders() {
        return Math.min(KEPT_FOR_ORDERS, settings.bounds().underWay() / 2);
    }

    private <T> Reply<T> tooLate(Route route) {
        if (HttpCalls.wantsToken(route) && login.token() == null) {
            return notIn();
        }
        if (!signOn.isReadyFor(route)) {
            return new Reply.NotSent<>(
                    Cause.CONFIG, "the venue's configuration is not read; " + preparation.problem(), 0);
        }
        return new Reply.NotSent<>(Cause.PATIENCE, route + " waited too long for its turn", 0);
    }

    private void watch(long now) {
        if (signOn.watch(now)) {
            listener.onLogin(signOn.health());
        }
    }

    LoginHealth health() {
        return signOn.health();
    }

    void config(AccountRef account, Consumer<Reply<TradeConfig>> then) {
        signOn.config(account, then);
    }

    Layouts layouts() throws Unreadable {
        return signOn.layouts();
    }

    RouteBudgets budgets() {
        return budgets;
    }

    RouteView route(Route route, Priority priority, long now) {
        return budgets.of(route).view(priority.lane(), now, waiting.count(route.limit()));
    }

    /// When there is something to do at the latest.
    long nextNanos() {
        if (closed) {
            return Long.MAX_VALUE;
        }
        long now = clock.getAsLong();
        long next = Math.min(passNanos, signOn.dueNanos(now));
        for (Call<?> call : stalled) {
            next = Math.min(next, Math.min(againNanos(call, now), call.deadlineNanos() + 1));
        }
        return next;
    }

    void retry() {
        login.retry(clock.getAsLong());
    }

    void close() {
        closed = true;
        login.close();
        watch(clock.getAsLong());
        stalled.clear();
    }
}
