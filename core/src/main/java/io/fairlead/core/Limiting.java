package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.risk.StandingLimit;
import java.util.List;

/// Decides on changes of limits. Owned by the engine thread.
final class Limiting {
    private static final Outcome.Accepted ACCEPTED = new Outcome.Accepted(List.of());

    private final Desk desk;

    Limiting(Desk desk) {
        this.desk = desk;
    }

    Outcome change(LimitCommand command, long nowNanos) {
        return switch (command) {
            case LimitCommand.SetLimit c -> set(c, nowNanos);
            case LimitCommand.ResetLimit c -> reset(c, nowNanos);
        };
    }

    private Outcome set(LimitCommand.SetLimit command, long nowNanos) {
        Scope scope = command.limit().scope();
        if (!isKnown(scope)) {
            return new Outcome.Refused(
                    DenialCode.SCOPE_UNKNOWN,
                    "scope",
                    scope.toString(),
                    "use a venue, account or symbol of the configuration");
        }
        return command.because().isBlank()
                ? reasonMissing()
                : record(new LimitEvent.LimitSet(nowNanos, command.origin(), command.limit(), command.because()));
    }

    private Outcome reset(LimitCommand.ResetLimit command, long nowNanos) {
        StandingLimit standing = desk.state().limits().standing(command.scope(), command.kind());
        if (standing == null || standing.change() == null) {
            return new Outcome.Refused(
                    DenialCode.LIMIT_NOT_CHANGED,
                    "limit",
                    command.kind().key() + " of " + command.scope(),
                    "it is as it was configured: there is nothing to take back");
        }
        return command.because().isBlank()
                ? reasonMissing()
                : record(new LimitEvent.LimitReset(
                        nowNanos, command.origin(), command.scope(), command.kind(), command.because()));
    }

    private static Outcome reasonMissing() {
        return new Outcome.Refused(DenialCode.REASON_MISSING, "because", "", "say why: it is kept with the change");
    }

    private Outcome record(LimitEvent event) {
        return desk.record(event, EventSink.Lane.RESERVED) ? ACCEPTED : Desk.JOURNAL_FULL;
    }

    /// A strategy is known to nobody before its first order.
    private boolean isKnown(Scope scope) {
        VenueId venue = scope.venue();
        AccountId account = scope.account();
        Symbol symbol = scope.symbol();
        return (venue == null || desk.hasPort(venue))
                && (account == null || desk.state().account(account) != null)
                && (symbol == null || desk.state().instrument(symbol) != null);
    }
}
