package io.fairlead.core;

import io.fairlead.core.event.EventType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The sections of a core state, and those of them that are too small for a class of their own. Owned by the thread
/// that owns the state.
final class CoreSections {
    private final CoreState state;

    private CoreSections(CoreState state) {
        this.state = state;
    }

    /// In the order in which they are written and read: what refers comes behind what it refers to. Every part of the
    /// state is in one of them.
    static List<Section> of(CoreState state) {
        CoreSections own = new CoreSections(state);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Section.START, 1, own::writeStart, own::readStart));
        sections.add(new Section(Section.INSTRUMENTS, 1, own::writeInstruments, own::readInstruments));
        sections.add(new Section(Section.ACCOUNTS, 2, own::writeAccounts, own::readAccounts));
        sections.add(new Section(Section.LINKS, 1, own::writeLinks, own::readLinks));
        sections.add(new Section(Section.BREAKS, 1, state.breaks::write, state.breaks::read));
        sections.add(
                new Section(Section.EXECUTION_READS, 1, state.executionReads()::write, state.executionReads()::read));
        sections.addAll(state.orders().sections());
        sections.addAll(state.orders().retired().sections());
        sections.add(new Section(Section.DROP_COPIES, 1, state.copies()::write, state.copies()::read));
        sections.add(state.positions().section());
        sections.add(state.venuePositions().section());
        sections.add(state.circuits().section());
        sections.add(state.halts().section());
        sections.add(state.limits().section());
        sections.add(state.guards().section());
        sections.add(state.groups().section(EventType.GROUP_STARTED));
        sections.add(state.parents.section(EventType.ACCOUNT_GROUPS_CONFIGURED));
        sections.add(state.parents.turnsSection());
        return sections;
    }

    private void writeStart(SectionWriter to) {
        to.out().signed(state.epoch);
        to.out().signed(state.idsMade);
        to.out().bool(state.refusing != null);
        to.out().text(state.refusing == null ? "" : state.refusing);
    }

    private void readStart(SectionReader from) {
        state.epoch = from.in().int32();
        state.idsMade = from.in().signed();
        boolean refuses = from.in().bool();
        String reason = from.in().text();
        state.refusing = refuses ? reason : null;
    }

    private void writeInstruments(SectionWriter to) {
        state.instruments.values().forEach(to::instrument);
    }

    private void readInstruments(SectionReader from) {
        while (!from.atEnd()) {
            Instrument instrument = from.instrument();
            state.instruments.put(instrument.symbol(), instrument);
        }
    }

    private void writeAccounts(SectionWriter to) {
        state.accounts.values().forEach(account -> account.write(to));
    }

    private void readAccounts(SectionReader from) {
        while (!from.atEnd()) {
            AccountState account = AccountState.read(from);
            state.accounts.put(account.account().id(), account);
            state.flattening += account.isFlattening() ? 1 : 0;
        }
    }

    private void writeLinks(SectionWriter to) {
        state.linksUp.forEach((venue, sessions) -> {
            to.values().venue(venue);
            to.out().unsigned(sessions.size());
            sessions.forEach(to.out()::text);
        });
    }

    private void readLinks(SectionReader from) {
        while (!from.atEnd()) {
            Set<String> sessions = state.linksUp.computeIfAbsent(from.values().venue(), _ -> new LinkedHashSet<>());
            for (int left = from.in().size(); left > 0; left--) {
                sessions.add(from.in().text());
            }
        }
    }
}
