package io.fairlead.core.parent;

import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
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

    public Parents() {}

    /// Takes an event, and tells of the parent that it changed.
    public void apply(ParentEvent event, BiConsumer<Parent, ParentEvent> changed) {
        switch (event) {
            case ParentEvent.AccountGroupsConfigured e -> groups = e.groups();
            case ParentEvent.ParentStarted e -> changed.accept(put(new Parent(e, List.of())), e);
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
            to.event(parent.started());
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
}
