package io.fairlead.core.parent;

import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The groups of accounts, and every order that named one and has not left. Owned by the thread that owns the state.
public final class Parents {
    private List<AccountGroup> groups = List.of();
    private final Map<String, Set<AccountId>> former = new LinkedHashMap<>();
    private final Map<ClientOrderId, Parent> all = new LinkedHashMap<>();
    private final Map<String, AccountId> turns = new LinkedHashMap<>();

    public Parents() {}

    /// Takes an event, and tells of the parent that it changed.
    public void apply(ParentEvent event, BiConsumer<Parent, ParentEvent> changed) {
        switch (event) {
            case ParentEvent.AccountGroupsConfigured e -> configured(e.groups());
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

    /// Who leaves a group may have got an order of it that the log lost.
    private void configured(List<AccountGroup> now) {
        for (AccountGroup group : groups) {
            Set<AccountId> left = former.computeIfAbsent(group.name(), _ -> new LinkedHashSet<>());
            group.members().forEach(member -> left.add(member.account()));
        }
        groups = now;
        for (AccountGroup group : groups) {
            Set<AccountId> left = former.get(group.name());
            if (left != null) {
                left.removeIf(group::hasMember);
            }
        }
        former.values().removeIf(Set::isEmpty);
    }

    /// Those of whom nothing is awaited any more need not be remembered to have been members.
    public void forgetFormer(Predicate<AccountId> which) {
        former.values().forEach(accounts -> accounts.removeIf(which));
        former.values().removeIf(Set::isEmpty);
    }

    /// Former members by the name of the group.
    public Map<String, Set<AccountId>> former() {
        return Collections.unmodifiableMap(former);
    }

    /// The members of a group, and those that were.
    public List<AccountId> everMembers(AccountGroup group) {
        List<AccountId> all = new ArrayList<>();
        group.members().forEach(member -> all.add(member.account()));
        all.addAll(former.getOrDefault(group.name(), Set.of()));
        return all;
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
        if (!former.isEmpty()) {
            to.event(new ParentEvent.AccountGroupsConfigured(0, groupsOfFormer()));
        }
        to.event(new ParentEvent.AccountGroupsConfigured(0, groups));
        for (Parent parent : all.values()) {
            ParentEvent.ParentBalanced balanced = parent.balanced();
            to.event(balanced == null ? parent.started() : balanced);
            parent.refusals().forEach(to::event);
            to.pieceEnds();
        }
    }

    /// Read in front of the groups as they are, it leaves those that were members.
    private List<AccountGroup> groupsOfFormer() {
        List<AccountGroup> all = new ArrayList<>();
        former.forEach(
                (name, accounts) -> all.add(AccountGroup.balancing(name, Balance.ROUND_ROBIN, List.copyOf(accounts))));
        return all;
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
