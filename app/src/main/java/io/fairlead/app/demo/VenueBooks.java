package io.fairlead.app.demo;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.VenueId;
import io.fairlead.proof.truth.Finding;
import io.fairlead.proof.truth.JournalTruth;
import io.fairlead.proof.truth.LockerCheck;
import io.fairlead.proof.truth.SimTruth;
import io.fairlead.proof.truth.Standing;
import io.fairlead.proof.truth.TruthCheck;
import io.fairlead.sim.log.TradeLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was traded at one venue, and where its own log and the gateway's journal differ. Immutable.
///
/// @param positions signed units by the venue's symbol
/// @param inDoubt orders of which the gateway says that it does not know
record VenueBooks(
        VenueId venue,
        JournalTruth.Counts counts,
        Map<String, Decimal> positions,
        int inDoubt,
        List<Finding> findings) {
    private static final long MAX_LOG_BYTES = 4L << 30;

    VenueBooks {
        positions = new TreeMap<>(positions);
        findings = List.copyOf(findings);
    }

    /// Of a venue over FIX.
    static VenueBooks ofFix(VenueId id, Path tradeLog, Path journal) {
        SimTruth venue = SimTruth.read(tradeLog);
        JournalTruth gateway = JournalTruth.read(journal, id).truth();
        List<Finding> findings = new ArrayList<>(TruthCheck.compare(venue.orders(), gateway.orders()));
        findings.addAll(positions(venue.positions(), gateway.positions(), !findings.isEmpty()));
        return of(id, gateway, findings);
    }

    /// Of a simulated TradeLocker.
    static VenueBooks ofLocker(VenueId id, Path tradeLog, Path journal) {
        JournalTruth.OfVenue gateway = JournalTruth.read(journal, id);
        LockerCheck check = LockerCheck.compare(id, TradeLog.load(tradeLog, MAX_LOG_BYTES), gateway.state());
        List<Finding> findings = new ArrayList<>();
        check.lost().forEach(what -> findings.add(new Finding(Finding.Kind.LOST, id.value(), what)));
        check.doubled().forEach(what -> findings.add(new Finding(Finding.Kind.DOUBLED, id.value(), what)));
        check.invented().forEach(what -> findings.add(new Finding(Finding.Kind.INVENTED, id.value(), what)));
        return of(id, gateway.truth(), findings);
    }

    private static VenueBooks of(VenueId id, JournalTruth gateway, List<Finding> findings) {
        long unknown = gateway.orders().stream()
                .filter(order -> order.standing() == Standing.UNKNOWN)
                .count();
        return new VenueBooks(id, gateway.counts(), gateway.positions(), (int) unknown, findings);
    }

    /// Positions follow from executions; a difference of their own would be a fault of our arithmetic.
    private static List<Finding> positions(
            Map<String, Decimal> venue, Map<String, Decimal> gateway, boolean executionsDiffer) {
        List<Finding> findings = new ArrayList<>();
        TreeSet<String> symbols = new TreeSet<>(venue.keySet());
        symbols.addAll(gateway.keySet());
        for (String symbol : symbols) {
            Decimal there = venue.getOrDefault(symbol, Decimal.ZERO);
            Decimal here = gateway.getOrDefault(symbol, Decimal.ZERO);
            if (!executionsDiffer && !here.equals(there)) {
                findings.add(new Finding(
                        Finding.Kind.INVENTED, symbol, "position " + here + " here, " + there + " at the venue"));
            }
        }
        return findings;
    }
}
