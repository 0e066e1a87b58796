package io.fairlead.proof.world;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.journal.SystemRecords;
import io.fairlead.journal.disk.Disk;
import io.fairlead.proof.truth.Finding;
import io.fairlead.proof.truth.GatewayOrder;
import io.fairlead.proof.truth.JournalTruth;
import io.fairlead.proof.truth.TruthCheck;
import io.fairlead.proof.truth.VenueOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Compares, in a world at rest, what the gateway's log says with what the venues did. Owned by the world's thread.
final class Reckoning {
    private static final int BATCH = 4096;

    private final Stage stage;
    private final Witness witness;
    private final List<Provider> providers;
    private final CopyReckoning copies;

    Reckoning(Stage stage, Witness witness, List<Provider> providers) {
        this.stage = stage;
        this.witness = witness;
        this.providers = providers;
        copies = new CopyReckoning(stage, witness);
    }

    /// Adds what does not hold to the violations.
    void settle(Disk disk, GatewayLife life) {
        CoreState state = replay(disk);
        if (state.stateHash() != life.stateHash()) {
            stage.violations().add("a replay of the log gives another state than the gateway has");
        }
        copies.settle(state);
        orders(disk);
        positions(state);
        exposure(state);
        fills(state);
        witness.kills.settle(state);
        new GuardReckoning(stage, witness).settle(state);
    }

    /// A fill whose report reached us is in our books: that the sum would tell of it, too, is no excuse.
    private void fills(CoreState state) {
        for (LiveOrder order : state.orders().ever()) {
            VenueBooks.Entry there = witness.isAtProvider(order) ? witness.atVenue(order) : null;
            if (there == null) {
                continue;
            }
            Set<String> here = new HashSet<>();
            order.executions().forEach(each -> here.add(String.valueOf(each.exec())));
            Provider provider = witness.provider(order.account().venue());
            for (String exec : there.execIds()) {
                if (provider.mustHaveTold(exec) && !here.contains(exec)) {
                    stage.violations().add(order.id() + " lacks " + exec + ", which the venue told");
                }
            }
        }
    }

    private CoreState replay(Disk disk) {
        CoreState state = new CoreState();
        int[] core = {-1};
        try (JournalReader reader = JournalReader.open(disk, 0)) {
            int read = BATCH;
            while (read > 0) {
                read = reader.poll(record -> core[0] = take(record, core[0], state), BATCH);
            }
        }
        return state;
    }

    private int take(JournalRecord record, int core, CoreState state) {
        stage.trace().fold(record.bytes(), record.offset(), record.length());
        if (SystemRecords.isStreamOpened(record)) {
            SystemRecords.StreamOpened opened = SystemRecords.streamOpened(record);
            return opened.name().equals("core") ? opened.id() : core;
        }
        if (record.stream() == core) {
            Event event = EventCodec.decode(record.type(), record.bytes(), record.offset(), record.length());
            copies.read(event);
            state.apply(event);
        }
        return core;
    }

    private void orders(Disk disk) {
        List<VenueOrder> there = new ArrayList<>();
        providers.forEach(provider -> there.addAll(provider.books.orders()));
        try (JournalReader reader = JournalReader.open(disk, 0)) {
            for (Finding finding : TruthCheck.compare(
                    there, atProviders(JournalTruth.of(reader).orders()))) {
                stage.violations().add(finding.kind() + " " + finding.subject() + ": " + finding.what());
            }
        }
    }

    private List<GatewayOrder> atProviders(List<GatewayOrder> all) {
        return all.stream()
                .filter(order -> stage.scenario().accountsAtProviders().stream()
                        .anyMatch(account -> order.intent().startsWith(account.id() + "/")))
                .toList();
    }

    /// Ours, with what we know to be missing, are the venue's.
    private void positions(CoreState state) {
        Map<String, Decimal> here = new LinkedHashMap<>();
        for (Position position : state.positions().all()) {
            if (!witness.isProvider(position.account().venue())) {
                continue;
            }
            String key = position.account().venue() + " " + position.account().venueAccount() + " "
                    + position.instrument().symbolAt(position.account().venue());
            here.merge(key, position.units(), Decimal::plus);
        }
        for (LiveOrder order : state.orders().ever()) {
            if (!witness.isAtProvider(order)) {
                continue;
            }
            String key = order.account().venue() + " " + order.account().venueAccount() + " "
                    + order.instrument().symbolAt(order.account().venue());
            Decimal missing = order.missing();
            here.merge(key, order.side() == Side.BUY ? missing : missing.negated(), Decimal::plus);
        }
        Map<String, Decimal> there = new LinkedHashMap<>();
        for (Provider provider : providers) {
            provider.books.positions().forEach((key, units) -> there.put(provider.plan.venue() + " " + key, units));
        }
        TreeSet<String> keys = new TreeSet<>(here.keySet());
        keys.addAll(there.keySet());
        for (String key : keys) {
            Decimal ours = here.getOrDefault(key, Decimal.ZERO);
            Decimal theirs = there.getOrDefault(key, Decimal.ZERO);
            if (ours.compareTo(theirs) != 0) {
                stage.violations().add("position " + key + " is " + ours + " here and " + theirs + " at the venue");
            }
        }
    }

    /// What is reserved for live orders is what the venue may still execute.
    private void exposure(CoreState state) {
        for (LiveOrder order : state.orders().ever()) {
            if (!witness.isAtProvider(order)) {
                continue; // its own witness adds up what is reserved there
            }
            VenueBooks.Entry there = witness.atVenue(order);
            Decimal open = there != null && there.newest().open()
                    ? there.newest().fills().leavesQty()
                    : Decimal.ZERO;
            if (order.leavesQty().compareTo(open) != 0) {
                stage.violations()
                        .add(order.id() + " reserves " + order.leavesQty() + ", the venue has " + open + " open, "
                                + Objects.toString(there == null ? null : there.standing()));
            }
        }
    }
}
