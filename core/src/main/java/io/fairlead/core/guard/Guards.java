package io.fairlead.core.guard;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.LimitsPublished;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ledgers of all guarded accounts. Owned by the thread of the core state.
public final class Guards {
    private final Map<AccountId, GuardLedger> ledgers = new LinkedHashMap<>();
    private final Map<AccountId, Published> published = new LinkedHashMap<>();

    /// What a venue published of an account's limits, and when it was first told so.
    public record Published(LimitsPublished said, long atNanos) {}

    public Guards() {}

    /// Takes one event of the log.
    ///
    /// @throws IllegalStateException if the account has no rules yet
    public void apply(GuardEvent event) {
        GuardLedger before = ledgers.get(event.account());
        if (before != null) {
            ledgers.put(event.account(), before.after(event));
        } else if (event instanceof GuardEvent.RulesSet set) {
            ledgers.put(event.account(), GuardLedger.of(set.rules()));
        } else {
            throw new IllegalStateException(
                    "the log speaks of the guard of " + event.account() + " before it had rules");
        }
    }

    /// Takes what a venue publishes; told again, it keeps its first time.
    public Published published(LimitsPublished said, long atNanos) {
        Published known = published.get(said.account());
        Published now = known != null && known.said.equals(said) ? known : new Published(said, atNanos);
        published.put(said.account(), now);
        return now;
    }

    /// What was published of the account's limits last; null if nothing ever was.
    public @Nullable Published published(AccountId account) {
        return published.get(account);
    }

    /// Of every account, in the order of their first.
    public Map<AccountId, Published> published() {
        return Collections.unmodifiableMap(published);
    }

    /// How the ledgers are kept in a snapshot: as the events that lead to them.
    public Section section() {
        return new Section(Section.GUARDS, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        ledgers.forEach((account, ledger) -> ledger.retold(account).forEach(to::event));
        published.values().forEach(each -> to.event(new Event.VenueSaid(each.atNanos, each.said, null)));
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            switch (from.event()) {
                case GuardEvent event -> apply(event);
                case Event.VenueSaid heard
                when heard.said() instanceof LimitsPublished said -> published(said, heard.atNanos());
                case Event other -> throw new EventFormatException("a guard is not told by " + other);
            }
        }
    }

    /// Null if the account is not guarded.
    public @Nullable GuardLedger ledger(AccountId account) {
        return ledgers.get(account);
    }

    /// In the order of their first rules.
    public Map<AccountId, GuardLedger> all() {
        return Collections.unmodifiableMap(ledgers);
    }

    public boolean isEmpty() {
        return ledgers.isEmpty();
    }
}
