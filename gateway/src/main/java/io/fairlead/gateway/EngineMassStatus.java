package io.fairlead.gateway;

import io.fairlead.core.AccountState;
import io.fairlead.core.CoreState;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.VenuePort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Has venues list their orders, several at once. Owned by the engine thread; `desk` makes what any thread may ask.
final class EngineMassStatus {
    /// Lists that may be under way at once: each is a question to a venue.
    private static final int MOST = 16;

    private final CoreState state;
    private final Map<VenueId, VenuePort> ports;
    private final LongSupplier position;
    private final Executor answers;
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(MassStatusRun run, long untilNanos, CompletableFuture<MassStatusDesk.Answer> answer) {
        void complete(Executor answers) {
            MassStatus list = run.result();
            answers.execute(() -> answer.complete(new MassStatusDesk.Answer.Told(list)));
        }
    }

    private record Question(
            AccountId account,
            @Nullable Symbol symbol,
            @Nullable Side side,
            Duration patience) {}

    /// `position` is where the log ends; `answers` completes the answers, so that no client's code runs on the engine.
    EngineMassStatus(CoreState state, Map<VenueId, VenuePort> ports, LongSupplier position, Executor answers) {
        this.state = state;
        this.ports = Map.copyOf(ports);
        this.position = position;
        this.answers = answers;
    }

    /// `act` has something done on the engine thread, with the time; false if its inbox is full.
    MassStatusDesk desk(Predicate<LongConsumer> act) {
        return (account, symbol, side, patience) -> {
            CompletableFuture<MassStatusDesk.Answer> answer = new CompletableFuture<>();
            Question question = new Question(account, symbol, side, patience);
            if (!act.test(nowNanos -> begin(question, nowNanos, answer))) {
                answer.complete(refused(DenialCode.INBOX_FULL, "gateway", "busy", "ask again shortly"));
            }
            return answer;
        };
    }

    private void begin(Question question, long nowNanos, CompletableFuture<MassStatusDesk.Answer> answer) {
        MassStatusDesk.Answer obstacle = obstacle(question);
        if (obstacle != null) {
            answers.execute(() -> answer.complete(obstacle));
            return;
        }
        AccountState account = Objects.requireNonNull(state.account(question.account));
        VenuePort port = Objects.requireNonNull(ports.get(account.account().venue()));
        Instrument instrument = question.symbol == null ? null : state.instrument(question.symbol);
        OrderSearch search = new OrderSearch(instrument, question.side);
        MassStatusRun run = new MassStatusRun(
                state.orders(),
                new MassStatusRun.Question(account.account(), search, nowNanos, position.getAsLong()),
                port.sessionsToAsk());
        waiting.add(new Waiting(run, nowNanos + question.patience.toNanos(), answer));
        port.listOrders(account.account(), search, run);
    }

    private MassStatusDesk.@Nullable Answer obstacle(Question question) {
        AccountState account = state.account(question.account);
        if (account == null) {
            return refused(
                    DenialCode.ACCOUNT_UNKNOWN,
                    "account",
                    question.account.value(),
                    "use an account of the configuration");
        }
        if (question.symbol != null && state.instrument(question.symbol) == null) {
            return refused(
                    DenialCode.SYMBOL_UNKNOWN,
                    "symbol",
                    question.symbol.value(),
                    "use an instrument of the configuration");
        }
        VenueId venue = account.account().venue();
        VenuePort port = ports.get(venue);
        if (port == null || !port.capabilities().has(Capability.MASS_STATUS_QUERY)) {
            return refused(
                    DenialCode.CAPABILITY_MISSING,
                    "venue",
                    venue + " " + Capability.MASS_STATUS_QUERY,
                    "it lists no orders; ask about one at a time");
        }
        if (!state.isUp(venue)) {
            return refused(DenialCode.VENUE_DOWN, "venue", venue.value(), "it is not logged on: ask again once it is");
        }
        return waiting.size() < MOST
                ? null
                : refused(DenialCode.INBOX_FULL, "gateway", waiting.size() + " lists under way", "ask again shortly");
    }

    private static MassStatusDesk.Answer refused(DenialCode code, String field, String value, String remedy) {
        return new MassStatusDesk.Answer.NotAsked(new Outcome.Refused(code, field, value, remedy));
    }

    /// Answers those whose list is whole, or whose time is over.
    void onTick(long nowNanos) {
        if (waiting.isEmpty()) {
            return;
        }
        waiting.removeIf(each -> {
            boolean over = each.run.isOver() || nowNanos >= each.untilNanos;
            if (over) {
                each.complete(answers);
            }
            return over;
        });
    }
}
