package io.fairlead.core.guard;

import io.fairlead.core.event.GuardEvent;
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

    /// How the ledgers are kept in a snapshot: as the events that lead to them.
    public Section section() {
        return new Section(Section.GUARDS, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        ledgers.forEach((account, ledger) -> ledger.retold(account).forEach(to::event));
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            if (from.event() instanceof GuardEvent event) {
                apply(event);
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
