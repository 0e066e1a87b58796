package io.fairlead.core.guard;

import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.GuardEvent.Realised;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardLine;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.ProposedLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the guard of one account knows: its events so far, applied in order. Immutable; may go anywhere.
public record GuardLedger(Terms terms, Measures measures, Bars bars) {
    private static final GuardLine NO_LINE = new GuardLine(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

    /// What the account is held to: the rules of the configuration, and in front of them what was accepted of the
    /// limits that somebody published; null where nothing was.
    public record Terms(GuardRules configured, @Nullable Accepted accepted, GuardRules inForce) {
        static Terms of(GuardRules configured, @Nullable Accepted accepted) {
            return new Terms(configured, accepted, accepted == null ? configured : accepted.limits.in(configured));
        }
    }

    /// Limits that an admin accepted.
    public record Accepted(ProposedLimits limits, String source, Origin by, long atNanos, String because) {}

    /// What losses are measured from; null until known. `start` is an operator's word, that of the rules without one.
    public record Measures(
            @Nullable Day day,
            @Nullable Decimal mark,
            @Nullable Decimal start,
            @Nullable Stated stated) {
        static final Measures NONE = new Measures(null, null, null, null);
    }

    /// The firm's day, and when its base was taken: late where the account's worth was not known as it began.
    public record Day(LocalDate date, Decimal base, long takenNanos) {}

    /// A balance by an operator's word, and what had been realised then.
    public record Stated(Decimal balance, List<Realised> realised) {
        public Stated {
            realised = List.copyOf(realised);
        }
    }

    /// What stands against new orders. `waived` are limits whose buffer an admin set aside, `warned` how much of each
    /// was used at the last warning.
    public record Bars(
            Map<GuardLimit, Lock> locks,
            Set<GuardLimit> waived,
            Map<GuardLimit, Integer> warned,
            @Nullable Window window) {
        static final Bars NONE = new Bars(Map.of(), Set.of(), Map.of(), null);

        public Bars {
            // Not the copies of the collections, whose order differs between two JVMs: this is hashed as text.
            locks = Collections.unmodifiableMap(ordered(locks));
            waived = Collections.unmodifiableSet(waived.isEmpty() ? Set.of() : EnumSet.copyOf(waived));
            warned = Collections.unmodifiableMap(ordered(warned));
        }

        private static <V> Map<GuardLimit, V> ordered(Map<GuardLimit, V> map) {
            EnumMap<GuardLimit, V> ordered = new EnumMap<>(GuardLimit.class);
            ordered.putAll(map);
            return ordered;
        }
    }

    /// A lock that stands, and the line that it was taken at.
    public record Lock(long sinceNanos, @Nullable GuardLine line, String why) {}

    /// A window in which the account must be empty.
    public record Window(String name, long endsNanos) {}

    /// The ledger of an account that has rules, and nothing else yet.
    public static GuardLedger of(GuardRules rules) {
        return new GuardLedger(Terms.of(rules, null), Measures.NONE, Bars.NONE);
    }

    /// The rules in force.
    public GuardRules rules() {
        return terms.inForce;
    }

    /// The balance that the account began with; null if nobody said.
    public @Nullable Decimal start() {
        return measures.start == null ? rules().startBalance() : measures.start;
    }

    public @Nullable Lock lock(GuardLimit limit) {
        return bars.locks.get(limit);
    }

    public boolean isWaived(GuardLimit limit) {
        return bars.waived.contains(limit);
    }

    /// The ledger behind an event.
    public GuardLedger after(GuardEvent event) {
        return switch (event) {
            case GuardEvent.RulesSet e -> with(Terms.of(e.rules(), terms.accepted));
            case GuardEvent.DayOpened e -> dayOpened(e);
            case GuardEvent.HighMarked e -> with(new Measures(measures.day, e.mark(), measures.start, measures.stated));
            case GuardEvent.Warned e -> with(warned(e.limit(), e.percent()));
            case GuardEvent.Locked e -> with(locked(e));
            case GuardEvent.Unlocked e -> with(unlocked(e));
            case GuardEvent.FlattenDecided _ -> this; // what follows is the account's own state
            case GuardEvent.WindowBegan e ->
                with(new Bars(bars.locks, bars.waived, bars.warned, new Window(e.window(), e.endsNanos())));
            case GuardEvent.Rearmed e -> with(new Bars(bars.locks, without(e.limit()), bars.warned, bars.window));
            case GuardEvent.BalanceStated e -> stated(e);
            case GuardEvent.LimitsAccepted e ->
                with(Terms.of(
                        terms.configured, new Accepted(e.limits(), e.source(), e.origin(), e.atNanos(), e.because())));
            case GuardEvent.LimitsDropped _ -> with(Terms.of(terms.configured, null));
        };
    }

    /// The shortest story that leads here, for snapshots: what is not kept in a ledger is left out of it.
    List<GuardEvent> retold(AccountId account) {
        Origin somebody = new Origin("snapshot", "", "");
        List<GuardEvent> story = new ArrayList<>();
        story.add(new GuardEvent.RulesSet(0, account, terms.configured));
        Accepted accepted = terms.accepted;
        if (accepted != null) {
            story.add(new GuardEvent.LimitsAccepted(
                    accepted.atNanos, accepted.by, account, accepted.limits, accepted.source, accepted.because));
        }
        if (measures.start != null) {
            story.add(new GuardEvent.BalanceStated(0, somebody, account, measures.start, List.of(), true, ""));
        }
        if (measures.stated != null) {
            List<Realised> realised = measures.stated.realised;
            Decimal balance = measures.stated.balance;
            story.add(new GuardEvent.BalanceStated(0, somebody, account, balance, realised, false, ""));
        }
        if (measures.mark != null) {
            story.add(new GuardEvent.HighMarked(0, account, measures.mark, List.of()));
        }
        if (measures.day != null) {
            Day day = measures.day;
            story.add(new GuardEvent.DayOpened(day.takenNanos, account, day.date, day.base, List.of()));
        }
        bars.waived.forEach(limit -> story.add(new GuardEvent.Unlocked(0, somebody, account, limit, "")));
        bars.warned.forEach(
                (limit, percent) -> story.add(new GuardEvent.Warned(0, account, limit, percent, NO_LINE, List.of())));
        bars.locks.forEach((limit, lock) ->
                story.add(new GuardEvent.Locked(lock.sinceNanos, account, limit, lock.line, List.of(), lock.why)));
        if (bars.window != null) {
            story.add(new GuardEvent.WindowBegan(0, account, bars.window.name, bars.window.endsNanos));
        }
        return story;
    }

    private GuardLedger with(Terms changed) {
        return new GuardLedger(changed, measures, bars);
    }

    private GuardLedger with(Measures changed) {
        return new GuardLedger(terms, changed, bars);
    }

    private GuardLedger with(Bars changed) {
        return new GuardLedger(terms, measures, changed);
    }

    /// A day's warnings and waiver end with it; its lock has an event of its own.
    private GuardLedger dayOpened(GuardEvent.DayOpened e) {
        Day day = new Day(e.day(), e.base(), e.atNanos());
        Bars renewed = new Bars(
                bars.locks, without(GuardLimit.DAILY_LOSS), warned(GuardLimit.DAILY_LOSS, 0).warned, bars.window);
        return new GuardLedger(terms, new Measures(day, measures.mark, measures.start, measures.stated), renewed);
    }

    private Bars warned(GuardLimit limit, int percent) {
        Map<GuardLimit, Integer> warned = Bars.ordered(bars.warned);
        if (percent == 0) {
            warned.remove(limit);
        } else {
            warned.put(limit, percent);
        }
        return new Bars(bars.locks, bars.waived, warned, bars.window);
    }

    private Bars locked(GuardEvent.Locked e) {
        Map<GuardLimit, Lock> locks = Bars.ordered(bars.locks);
        locks.put(e.limit(), new Lock(e.atNanos(), e.line(), e.why()));
        return new Bars(locks, bars.waived, bars.warned, bars.window);
    }

    private Bars unlocked(GuardEvent.Unlocked e) {
        Map<GuardLimit, Lock> locks = Bars.ordered(bars.locks);
        locks.remove(e.limit());
        Set<GuardLimit> waived = EnumSet.noneOf(GuardLimit.class);
        waived.addAll(bars.waived);
        if (!e.origin().equals(Origin.GATEWAY)) {
            waived.add(e.limit());
        }
        return new Bars(locks, waived, bars.warned, bars.window);
    }

    private Set<GuardLimit> without(GuardLimit limit) {
        Set<GuardLimit> waived = EnumSet.noneOf(GuardLimit.class);
        waived.addAll(bars.waived);
        waived.remove(limit);
        return waived;
    }

    private GuardLedger stated(GuardEvent.BalanceStated e) {
        Stated stated = new Stated(e.balance(), e.realised());
        if (!e.newStart()) {
            return with(new Measures(measures.day, measures.mark, measures.start, stated));
        }
        Day day = measures.day == null ? null : new Day(measures.day.date, e.balance(), e.atNanos());
        return new GuardLedger(
                terms,
                new Measures(day, e.balance(), e.balance(), stated),
                new Bars(Map.of(), Set.of(), Map.of(), bars.window));
    }
}
