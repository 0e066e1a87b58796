package io.fairlead.core;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.PositionCommand.Exit;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.PositionEvent.How;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.PositionChange;
import io.fairlead.core.port.VenuePort;
import io.fairlead.core.position.HedgedPositions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides on changes of what protects a position. Owned by the engine thread; what it has seen so far of a change is
/// not part of the state, since looking again is harmless.
///
/// One change at a time for each position. How it ends, the venue's positions show: that it replied proves little, and
/// that a reply was lost proves nothing. So one in doubt is never sent again: it ends when a read shows what was asked
/// for, or when two, asked behind the settle time, show the same other thing.
final class PositionChanging {
    private static final ClientOrderId NAME = new ClientOrderId("position-change");
    private static final int READS = 2;

    private final Desk desk;
    private final PositionQuestions questions;
    private final Map<OrderId, Sighting> sightings = new HashMap<>();

    /// What reads behind the settle time have shown instead of what was asked for, and how often.
    private record Sighting(ExitLevels shown, int times) {}

    PositionChanging(Desk desk, PositionQuestions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    Outcome modify(PositionCommand.ModifyPosition command, long nowNanos) {
        AccountState account = desk.state().account(command.account());
        if (account == null) {
            return Refusals.accountUnknown(command.account());
        }
        HedgedPositions told = desk.state().venuePositions().find(command.account());
        VenuePosition position = told == null ? null : told.find(command.position());
        Outcome.Refused refusal = refusal(account.account(), told, position, command, nowNanos);
        if (refusal != null || position == null) {
            return refusal == null ? Refusals.positionUnknown(command.position()) : refusal;
        }
        ExitLevels before = ExitLevels.of(position.exits());
        ExitLevels after = after(before, command);
        Instrument instrument = desk.state().knownInstrument(position.symbol());
        refusal = ExitChecks.refusal(position, before, after, instrument);
        return refusal == null ? send(account.account(), command, before, after, instrument, nowNanos) : refusal;
    }

    private Outcome.@Nullable Refused refusal(
            Account account,
            @Nullable HedgedPositions told,
            @Nullable VenuePosition position,
            PositionCommand.ModifyPosition command,
            long nowNanos) {
        Capability missing = missing(account, command);
        if (missing != null) {
            return Refusals.capabilityMissing(account.venue(), "position", missing);
        }
        if (told == null || position == null) {
            questions.wonder(account, nowNanos);
            return Refusals.positionUnknown(command.position());
        }
        HedgedPositions.Touch touch = told.touch(position.id());
        if (touch != null) {
            return Refusals.positionTouched(position.id(), touch);
        }
        HedgedPositions.Change change = told.changeOf(position.id());
        if (change != null) {
            return new Outcome.Refused(
                    DenialCode.POSITION_CHANGE_PENDING,
                    "position",
                    position.id().value(),
                    "change " + change.accepted().request() + " of it is " + change.stage()
                            + ": wait until the venue's positions show how it ended");
        }
        if (command.takeProfit() instanceof Exit.Trailing trailing) {
            return new Outcome.Refused(
                    DenialCode.INSTRUCTION_NOT_ALLOWED,
                    "takeProfit",
                    trailing.offset().toString(),
                    "a take profit stands at a price: only a stop loss can trail");
        }
        return desk.state().isUp(account.venue())
                ? desk.port(account.venue()).objection(true, nowNanos)
                : Refusals.venueDown(account.venue());
    }

    private @Nullable Capability missing(Account account, PositionCommand.ModifyPosition command) {
        VenuePort port = desk.port(account.venue());
        if (!questions.isById(account)) {
            return Capability.POSITION_IDS;
        }
        if (!port.capabilities().has(Capability.MODIFY_POSITION)) {
            return Capability.MODIFY_POSITION;
        }
        boolean trails = command.stopLoss() instanceof Exit.Trailing;
        return trails && !port.capabilities().has(Capability.TRAILING_STOP) ? Capability.TRAILING_STOP : null;
    }

    private static ExitLevels after(ExitLevels before, PositionCommand.ModifyPosition command) {
        Decimal trailing = command.stopLoss() instanceof Exit.Trailing(Decimal offset) ? offset : null;
        return new ExitLevels(
                price(command.stopLoss(), before.stopLoss()),
                trailing,
                price(command.takeProfit(), before.takeProfit()));
    }

    private static @Nullable Decimal price(Exit exit, @Nullable Decimal before) {
        return switch (exit) {
            case Exit.Keep _ -> before;
            case Exit.Remove _, Exit.Trailing _ -> null;
            case Exit.At(Decimal price) -> price;
        };
    }

    private Outcome send(
            Account account,
            PositionCommand.ModifyPosition command,
            ExitLevels before,
            ExitLevels after,
            Instrument instrument,
            long nowNanos) {
        OrderId request = desk.newId(account, NAME);
        PositionEvent accepted = new PositionEvent.ChangeAccepted(
                nowNanos, command.origin(), request, account.id(), command.position(), before, after);
        if (!desk.record(accepted, EventSink.Lane.RESERVED)) {
            return Desk.JOURNAL_FULL;
        }
        desk.port(account.venue())
                .modifyPosition(new PositionChange(request, account, instrument, command.position(), before, after));
        return new Outcome.Accepted(List.of(request));
    }

    /// What a venue said, behind what it did to our books.
    void heard(VenueInput input, long nowNanos) {
        if (input instanceof PositionsRead read) {
            read(read, nowNanos);
        } else if (input instanceof Fate fate) {
            fate(fate, nowNanos);
        } else if (input instanceof BusinessReject reject) {
            HedgedPositions.Change change = desk.state().venuePositions().change(reject.request());
            if (change != null) {
                end(change, How.REFUSED, reject.text(), nowNanos);
            }
        }
    }

    private void fate(Fate fate, long nowNanos) {
        HedgedPositions.Change change = desk.state().venuePositions().change(fate.request());
        if (change == null) {
            return;
        }
        switch (fate) {
            case Fate.NotSent notSent -> end(change, How.NOT_SENT, notSent.why(), nowNanos);
            case Fate.Sent _, Fate.Unknown _ -> wonder(change, nowNanos);
        }
    }

    private void wonder(HedgedPositions.Change change, long nowNanos) {
        AccountState account = desk.state().account(change.accepted().account());
        if (account != null) {
            questions.wonder(account.account(), nowNanos);
        }
    }

    private void read(PositionsRead read, long nowNanos) {
        HedgedPositions told = desk.state().venuePositions().find(read.account());
        if (told == null) {
            return;
        }
        for (HedgedPositions.Change change : told.changes()) {
            boolean left = change.stage() != HedgedPositions.Stage.ASKED;
            if (left && read.askedNanos() > change.stageNanos() && read.askedNanos() == told.askedNanos()) {
                judge(change, told.find(change.accepted().position()), read, nowNanos);
            }
        }
    }

    private void judge(
            HedgedPositions.Change change, @Nullable VenuePosition position, PositionsRead read, long nowNanos) {
        if (position == null) {
            end(change, How.GONE, "a read of the venue's positions does not have it", nowNanos);
            return;
        }
        PositionEvent.ChangeAccepted accepted = change.accepted();
        ExitLevels shown = ExitLevels.of(position.exits());
        if (isShown(accepted, shown)) {
            end(change, How.APPLIED, "a read of the venue's positions shows " + shown, nowNanos);
            return;
        }
        long settleNanos = desk.port(read.venue()).recovery().settleNanos();
        if (read.askedNanos() < change.stageNanos() + settleNanos) {
            return;
        }
        Sighting known = sightings.get(accepted.request());
        int times = known != null && known.shown.equals(shown) ? known.times + 1 : 1;
        sightings.put(accepted.request(), new Sighting(shown, times));
        if (times >= READS) {
            String evidence = times + " reads of the venue's positions, asked " + settleNanos / 1_000_000
                    + " ms and more behind it, show " + shown;
            end(change, shown.equals(accepted.before()) ? How.NOT_APPLIED : How.OVERTAKEN, evidence, nowNanos);
        }
    }

    /// Where a stop loss trails, the price that it stands at now is the venue's: any but the one of before will do.
    private static boolean isShown(PositionEvent.ChangeAccepted asked, ExitLevels shown) {
        boolean trails = asked.after().trailingOffset() != null;
        boolean stop = trails
                ? shown.stopLoss() != null
                        && !shown.stopLoss().equals(asked.before().stopLoss())
                : Objects.equals(shown.stopLoss(), asked.after().stopLoss());
        return stop && Objects.equals(shown.takeProfit(), asked.after().takeProfit());
    }

    private void end(HedgedPositions.Change change, How how, String evidence, long nowNanos) {
        PositionEvent.ChangeAccepted accepted = change.accepted();
        sightings.remove(accepted.request());
        desk.record(
                new PositionEvent.ChangeEnded(
                        nowNanos, accepted.request(), accepted.account(), accepted.position(), how, evidence),
                EventSink.Lane.RESERVED);
    }
}
