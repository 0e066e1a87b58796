package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.KillView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The kill switch: decides on its commands and keeps every kill in force at work. Owned by the engine thread.
final class Halting {
    private final Desk desk;
    private final CancelAttempts attempts;
    private final MassCancels massCancels;
    private final Disconnects disconnects;
    private final KillRun.Tools tools;
    private final KillViews views;
    private final Map<Scope, KillRun> runs = new LinkedHashMap<>();

    Halting(KillRun.Tools tools) {
        this.tools = tools;
        this.desk = tools.desk();
        this.attempts = tools.attempts();
        this.massCancels = tools.massCancels();
        this.disconnects = new Disconnects(desk, attempts, tools.settings());
        this.views = new KillViews(attempts, desk);
    }

    Outcome decide(HaltCommand command, long nowNanos) {
        return switch (command) {
            case HaltCommand.Kill kill -> kill(kill, nowNanos);
            case HaltCommand.Release release -> release(release, nowNanos);
        };
    }

    private Outcome kill(HaltCommand.Kill command, long nowNanos) {
        Outcome.Refused refusal = refusal(command);
        if (refusal != null) {
            return refusal;
        }
        Kill standing = desk.state().halts().of(command.scope());
        if (standing == null || (command.flatten() && !standing.flatten())) {
            Event killed = new HaltEvent.Killed(
                    nowNanos, command.origin(), command.scope(), command.flatten(), command.because());
            if (!desk.record(killed, EventSink.Lane.RESERVED)) {
                return Desk.JOURNAL_FULL;
            }
        }
        KillRun run = runs.computeIfAbsent(command.scope(), scope -> new KillRun(scope, tools, nowNanos));
        attempts.hurry();
        run.hurry();
        run.step(nowNanos);
        return new Outcome.Accepted(run.live().stream().map(LiveOrder::id).toList());
    }

    private Outcome.@Nullable Refused refusal(HaltCommand.Kill command) {
        if (command.because().isBlank()) {
            return reasonMissing();
        }
        if (command.flatten() && command.scope() instanceof Scope.OfStrategy) {
            return new Outcome.Refused(
                    DenialCode.FLATTEN_NEEDS_POSITIONS,
                    "flatten",
                    command.scope().toString(),
                    "positions are kept by account and symbol: kill without flatten, or flatten one of those");
        }
        return isKnown(command.scope())
                ? null
                : new Outcome.Refused(
                        DenialCode.SCOPE_UNKNOWN,
                        "scope",
                        command.scope().toString(),
                        "name a venue, an account or a symbol of the configuration");
    }

    private static Outcome.Refused reasonMissing() {
        return new Outcome.Refused(DenialCode.REASON_MISSING, "because", "", "say why: it is recorded");
    }

    private boolean isKnown(Scope scope) {
        return switch (scope) {
            case Scope.Gateway _, Scope.OfStrategy _ -> true;
            case Scope.OfVenue of -> desk.hasPort(of.venue()) || hasAccounts(of.venue());
            case Scope.OfAccount of -> desk.state().account(of.account()) != null;
            case Scope.OfSymbol of -> desk.state().instrument(of.symbol()) != null;
            case Scope.OfAccountSymbol of ->
                desk.state().account(of.account()) != null && desk.state().instrument(of.symbol()) != null;
        };
    }

    private boolean hasAccounts(VenueId venue) {
        for (AccountState account : desk.state().accounts()) {
            if (account.account().venue().equals(venue)) {
                return true;
            }
        }
        return false;
    }

    private Outcome release(HaltCommand.Release command, long nowNanos) {
        if (command.because().isBlank()) {
            return reasonMissing();
        }
        if (desk.state().halts().of(command.scope()) == null) {
            String standing = desk.state().halts().inForce().stream()
                    .map(kill -> kill.scope().toString())
                    .collect(Collectors.joining(", "));
            return new Outcome.Refused(
                    DenialCode.NOT_KILLED,
                    "scope",
                    command.scope().toString(),
                    standing.isEmpty() ? "no kill is in force" : "in force are: " + standing);
        }
        Event released = new HaltEvent.Released(nowNanos, command.origin(), command.scope(), command.because());
        if (!desk.record(released, EventSink.Lane.NORMAL)) {
            return Desk.JOURNAL_FULL;
        }
        runs.remove(command.scope());
        return new Outcome.Accepted(List.of());
    }

    /// After a restart every kill in force goes on.
    void recovered(long nowNanos) {
        for (Kill kill : desk.state().halts().inForce()) {
            runs.put(kill.scope(), new KillRun(kill.scope(), tools, nowNanos));
        }
    }

    /// What a venue said, behind what it did to our books.
    void heard(VenueInput input, @Nullable LiveOrder order, long nowNanos) {
        massCancels.heard(input, nowNanos);
        disconnects.heard(input, nowNanos);
        if (input instanceof LinkChange change && change.up()) {
            attempts.linkUp(change.venue());
        }
        if (input instanceof Fate.NotSent && order != null) {
            attempts.notSent(order);
        }
        if (runs.isEmpty() && disconnects.isIdle()) {
            return;
        }
        if (input instanceof ExecutionReport report) {
            heard(report, order, nowNanos);
        } else if (input instanceof AccountRead read) {
            attempts.read(read, nowNanos);
            runs.values().forEach(run -> run.heard(read));
            step(nowNanos);
        } else if (input instanceof LinkChange change) {
            runs.values().forEach(run -> run.heard(change));
            step(nowNanos);
        }
    }

    private void heard(ExecutionReport report, @Nullable LiveOrder order, long nowNanos) {
        if (order != null
                && order.status().isLive()
                && Standing.isAnswer(report)
                && Standing.isOpen(report)
                && !Standing.isBeingCancelled(report)) {
            attempts.shown(order, report, nowNanos);
        }
        runs.values().forEach(run -> run.heard(report, order, nowNanos));
    }

    void onTick(long nowNanos) {
        massCancels.onTick(nowNanos);
        attempts.tidy();
        disconnects.onTick(nowNanos);
        step(nowNanos);
    }

    private void step(long nowNanos) {
        if (!runs.isEmpty()) {
            new ArrayList<>(runs.values()).forEach(run -> run.step(nowNanos));
        }
    }

    /// How far each kill in force has come, oldest first.
    List<KillView> views() {
        return runs.values().stream().map(views::of).toList();
    }
}
