package io.fairlead.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.proof.truth.Finding;
import io.fairlead.proof.truth.JournalTruth;
import io.fairlead.proof.truth.SimTruth;
import io.fairlead.proof.truth.TruthCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What came of a demo: how much was traded, and whether both books agree.
public record DemoReport(JournalTruth.Counts counts, Map<String, Decimal> positions, List<Finding> findings) {

    /// Reads the venue's trade log and the gateway's journal, each by itself, and compares them.
    public static DemoReport of(Path tradeLog, Path journal) {
        SimTruth venue = SimTruth.read(tradeLog);
        JournalTruth gateway = JournalTruth.read(journal);
        List<Finding> findings = new ArrayList<>(TruthCheck.compare(venue.orders(), gateway.orders()));
        findings.addAll(positions(venue.positions(), gateway.positions(), !findings.isEmpty()));
        return new DemoReport(gateway.counts(), new TreeMap<>(gateway.positions()), findings);
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

    public boolean isTrue() {
        return findings.isEmpty();
    }

    private long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /// One line of JSON.
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("orders", counts.orders())
                .put("acks", counts.acks())
                .put("fills", counts.fills())
                .put("partialFills", counts.partialFills())
                .put("rejects", counts.rejects())
                .put("replaces", counts.replaces())
                .put("cancels", counts.cancels())
                .put("cancelsBeaten", counts.crossed())
                .put("positions", positions.size());
        ObjectNode held = json.putObject("held");
        positions.forEach((symbol, units) -> held.put(symbol, units.toString()));
        return json.put("lost", count(Finding.Kind.LOST))
                .put("doubled", count(Finding.Kind.DOUBLED))
                .put("invented", count(Finding.Kind.INVENTED))
                .toString();
    }

    /// A few lines for a person.
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add("%d orders, %d acknowledged, %d fills (%d of them partial)"
                .formatted(counts.orders(), counts.acks(), counts.fills(), counts.partialFills()));
        lines.add("%d rejects, %d replaces, %d cancels, %d cancels or replaces beaten by a fill"
                .formatted(counts.rejects(), counts.replaces(), counts.cancels(), counts.crossed()));
        lines.add("The venue's trade log against the gateway's journal: %d lost, %d doubled, %d invented"
                .formatted(count(Finding.Kind.LOST), count(Finding.Kind.DOUBLED), count(Finding.Kind.INVENTED)));
        findings.forEach(finding -> lines.add("  " + finding.kind() + " " + finding.subject() + ": " + finding.what()));
        return lines;
    }
}
