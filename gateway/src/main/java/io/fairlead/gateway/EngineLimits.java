package io.fairlead.gateway;

import io.fairlead.core.Core;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.GroupAssessment;
import io.fairlead.core.risk.LimitUsage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// Has questions about limits answered on the engine thread, which owns what they are about. Any thread.
///
/// @param act has something done on the engine thread; false if its inbox is full
/// @param answers completes the answers, so that no client's code runs on the engine
record EngineLimits(Core core, Predicate<Runnable> act, NanoClock clock, Executor answers) implements LimitDesk {
    @Override
    public CompletableFuture<Assessment> whatIf(Command.PlaceOrder order) {
        return ask(now -> core.assess(order, now));
    }

    @Override
    public CompletableFuture<GroupAssessment> whatIf(ParentCommand.PlaceForAccounts order) {
        return ask(now -> core.assess(order, now));
    }

    @Override
    public CompletableFuture<List<AccountGroup>> groups() {
        return ask(_ -> core.groups());
    }

    @Override
    public CompletableFuture<List<LimitUsage>> usages() {
        return ask(core::limits);
    }

    private <T> CompletableFuture<T> ask(LongFunction<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean taken = act.test(() -> {
            T found = question.apply(clock.nanos());
            answers.execute(() -> answer.complete(found));
        });
        if (!taken) {
            answer.completeExceptionally(new IllegalStateException("the engine's inbox is full: ask again shortly"));
        }
        return answer;
    }
}
