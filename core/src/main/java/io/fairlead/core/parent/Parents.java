package io.fairlead.core.parent;

import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The groups of accounts, and every order that named one and has not left. Owned by the thread that owns the state.
public final class Parents {
    private List<AccountGroup> groups = List.of();
    private final Map<ClientOrderId, Parent> all = new LinkedHashMap<>();
    private final Map<String, AccountId> turns = new LinkedHashMap<>();

    public Parents() {}

    /// Takes an event, and tells of the parent that it changed.
    public void apply(ParentEvent event, BiConsumer<Parent, ParentEvent> changed) {
        switch (event) {
            case ParentEvent.AccountGroupsConfigured e -> groups = e.groups();
            case ParentEvent.ParentStarted e -> changed.accept(put(new Parent(e, null, List.of())), e);
            case ParentEvent.ParentBalanced e -> {
                turns.put(e.started().group(), e.started().shares().getFirst().account());
                changed.accept(put(new Parent(e.started(), e, List.of())), e);
            }
            case ParentEvent.NoMemberFit _ -> {} // told for the record
            case ParentEvent.ChildRefused e -> {
                Parent parent = all.get(e.parent());
                if (parent == null) {
                    throw new IllegalStateException("the log speaks of parent " + e.parent() + " before it started");
                }
                changed.accept(put(parent.with(e)), e);
            }
        }
    }

    private Parent put(Parent parent) {
        all.put(parent.id(), parent);
        return parent;
    }

    /// As they were configured last.
    public List<AccountGroup> groups() {
        return groups;
    }

    public @Nullable AccountGroup group(String name) {
        for (AccountGroup group : groups) {
            if (group.name().equals(name)) {
                return group;
            }
        }
        return null;
    }

    /// The member that got the newest order of each group that balances.
    public Map<String, AccountId> turns() {
        return Collections.unmodifiableMap(turns);
    }

    public @Nullable Parent find(ClientOrderId id) {
        return all.get(id);
    }

    /// One whose orders are all closed leaves.
    public void forget(ClientOrderId id) {
        if (all.remove(id) == null) {
            throw new IllegalStateException("the log speaks of parent " + id + " before it started");
        }
    }

    /// Oldest first.
    public Collection<Parent> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /// Their part of a snapshot.
    public Section section(int number) {
        return new Section(number, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        to.event(new ParentEvent.AccountGroupsConfigured(0, groups));
        for (Parent parent : all.values()) {
            ParentEvent.ParentBalanced balanced = parent.balanced();
            to.event(balanced == null ? parent.started() : balanced);
            parent.refusals().forEach(to::event);
            to.pieceEnds();
        }
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            if (from.event() instanceof ParentEvent event) {
                apply(event, (_, _) -> {});
            }
        }
    }

    /// Whose turn it was last outlives the orders that told it: to be read behind them.
    public Section turnsSection() {
        return new Section(Section.GROUP_TURNS, 1, this::writeTurns, this::readTurns);
    }

    private void writeTurns(SectionWriter to) {
        turns.forEach((group, account) -> {
            to.out().text(group);
            to.values().account(account);
        });
    }

    private void readTurns(SectionReader from) {
        turns.clear();
        while (!from.atEnd()) {
            turns.put(from.in().text(), from.values().account());
        }
    }
}
