package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardLine;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.ProposedLimits;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the guard of an account decided, with every figure that it read. Immutable.
public sealed interface GuardEvent extends Event {
    AccountId account();

    /// The account is guarded by these rules from now on.
    record RulesSet(long atNanos, AccountId account, GuardRules rules) implements GuardEvent {}

    /// The firm's day began; its loss is measured from `base`.
    record DayOpened(long atNanos, AccountId account, LocalDate day, Decimal base, List<EquityReading> readings)
            implements GuardEvent {
        public DayOpened {
            readings = List.copyOf(readings);
        }
    }

    /// The account stood higher than ever.
    record HighMarked(long atNanos, AccountId account, Decimal mark, List<EquityReading> readings)
            implements GuardEvent {
        public HighMarked {
            readings = List.copyOf(readings);
        }
    }

    /// So much of a limit is used; 0 when it is below the first warning again.
    record Warned(
            long atNanos,
            AccountId account,
            GuardLimit limit,
            int percent,
            GuardLine line,
            List<EquityReading> readings)
            implements GuardEvent {
        public Warned {
            readings = List.copyOf(readings);
        }
    }

    /// New orders are refused. `line` is null where no figure was trusted.
    record Locked(
            long atNanos,
            AccountId account,
            GuardLimit limit,
            @Nullable GuardLine line,
            List<EquityReading> readings,
            String why)
            implements GuardEvent {
        public Locked {
            readings = List.copyOf(readings);
        }
    }

    /// A lock is lifted: by the guard itself, as when a day begins, or by an admin. After an admin's word the buffer
    /// does not count until the account has recovered from it.
    record Unlocked(long atNanos, Origin origin, AccountId account, GuardLimit limit, String because)
            implements GuardEvent {}

    /// The account is to be emptied: what for, and what confirmed it.
    record FlattenDecided(
            long atNanos, AccountId account, String reason, List<EquityReading> readings, String confirmedBy)
            implements GuardEvent {
        public FlattenDecided {
            readings = List.copyOf(readings);
        }
    }

    /// A window of time began in which the account must be empty.
    record WindowBegan(long atNanos, AccountId account, String window, long endsNanos) implements GuardEvent {}

    /// The buffer of a limit counts again.
    record Rearmed(long atNanos, AccountId account, GuardLimit limit) implements GuardEvent {}

    /// An operator's word on the balance of now. `realised` is what our positions had realised until then, by currency.
    /// A new start forgets locks, day and mark: the firm set the account back.
    record BalanceStated(
            long atNanos,
            Origin origin,
            AccountId account,
            Decimal balance,
            List<Realised> realised,
            boolean newStart,
            String because)
            implements GuardEvent {
        public BalanceStated {
            realised = List.copyOf(realised);
        }
    }

    /// What was published of the account's limits counts from now on, in front of what is configured, by an admin's
    /// word.
    record LimitsAccepted(
            long atNanos, Origin origin, AccountId account, ProposedLimits limits, String source, String because)
            implements GuardEvent {}

    /// What is configured counts again.
    record LimitsDropped(long atNanos, Origin origin, AccountId account, String because) implements GuardEvent {}

    /// The result of closed positions in one currency.
    record Realised(Currency currency, Decimal amount) {}
}
