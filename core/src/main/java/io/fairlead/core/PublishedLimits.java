package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.ProposedLimits;
import java.util.List;

/// Accepts what a venue publishes of an account's limits, and takes that back, by an admin's word. Owned by the engine
/// thread.
final class PublishedLimits {
    private final Desk desk;

    PublishedLimits(Desk desk) {
        this.desk = desk;
    }

    Outcome accept(GuardCommand.AcceptLimits command, GuardLedger ledger, long nowNanos) {
        Guards.Published published = desk.state().guards().published(command.account());
        if (published == null || published.said().limits().isEmpty()) {
            return refused(
                    DenialCode.GUARD_NOTHING_PUBLISHED,
                    command,
                    "its venue publishes no limits: put the firm's into the rules of the guard");
        }
        ProposedLimits limits = published.said().limits();
        if (limits.needsStart() && ledger.start() == null) {
            return refused(
                    DenialCode.GUARD_START_UNKNOWN,
                    command,
                    "what is published (" + limits + ") is measured from what the account began with: give it a"
                            + " start-balance in the file");
        }
        String because = command.because();
        return because.isBlank()
                ? reasonMissing()
                : record(new GuardEvent.LimitsAccepted(
                        nowNanos,
                        command.origin(),
                        command.account(),
                        limits,
                        published.said().source(),
                        because));
    }

    Outcome drop(GuardCommand.DropLimits command, GuardLedger ledger, long nowNanos) {
        if (ledger.terms().accepted() == null) {
            return refused(DenialCode.GUARD_NOTHING_ACCEPTED, command, "its limits are those of the configuration");
        }
        return command.because().isBlank()
                ? reasonMissing()
                : record(
                        new GuardEvent.LimitsDropped(nowNanos, command.origin(), command.account(), command.because()));
    }

    private static Outcome.Refused refused(DenialCode code, GuardCommand command, String remedy) {
        return new Outcome.Refused(code, "account", command.account().value(), remedy);
    }

    private static Outcome.Refused reasonMissing() {
        return new Outcome.Refused(DenialCode.REASON_MISSING, "because", "", "say why: it is kept in the log");
    }

    private Outcome record(Event event) {
        return desk.record(event, EventSink.Lane.NORMAL) ? new Outcome.Accepted(List.of()) : Desk.JOURNAL_FULL;
    }
}
