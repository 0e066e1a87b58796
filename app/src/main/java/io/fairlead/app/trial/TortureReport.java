package io.fairlead.app.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.demo.DemoReport;
import io.fairlead.proof.truth.Finding;
import java.util.ArrayList;
import java.util.List;

/// What came of a torture. Immutable.
///
/// @param victims how often the gateway, the venue, both, and a gateway in recovery were killed
/// @param acknowledged orders that a client was told of
/// @param restartNanos from each restart to the first order that was accepted
/// @param availability the part of the time in which orders were accepted
/// @param conflicts client order ids that became two orders
/// @param unsure orders whose fate was not known at the end
public record TortureReport(
        int kills,
        List<Integer> victims,
        int acknowledged,
        DemoReport books,
        List<Long> restartNanos,
        double availability,
        List<String> conflicts,
        String unsure) {

    public TortureReport {
        victims = List.copyOf(victims);
        restartNanos = List.copyOf(restartNanos);
        conflicts = List.copyOf(conflicts);
    }

    /// Whether nothing was lost, doubled or invented, and no order is in doubt.
    public boolean held() {
        return books.isTrue() && conflicts.isEmpty() && unsure.isEmpty() && missing() == 0;
    }

    private long count(Finding.Kind kind) {
        return books.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .count();
    }

    /// Orders that a client was told of and that the journal does not have.
    private int missing() {
        return Math.max(0, acknowledged - books.counts().orders());
    }

    private double seconds(int percentile) {
        List<Long> sorted = restartNanos.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percentile / 100) / 1e9;
    }

    /// A few lines for a person.
    public List<String> text() {
        List<String> lines = new ArrayList<>(books.text());
        lines.add("%d kills: gateway %d, venue %d, both %d, in recovery %d"
                .formatted(kills, victims.get(0), victims.get(1), victims.get(2), victims.get(3)));
        lines.add(
                "trading again after %.1f s in the middle, %.1f s at worst; orders were accepted in %.1f %% of the time"
                        .formatted(seconds(50), seconds(100), availability * 100));
        conflicts.forEach(each -> lines.add("  DOUBLED " + each));
        if (!unsure.isEmpty()) {
            lines.add("  in doubt at the end: " + unsure);
        }
        return lines;
    }

    /// One line of JSON.
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("kills", kills)
                .put("gatewayKills", victims.get(0))
                .put("venueKills", victims.get(1))
                .put("bothKills", victims.get(2))
                .put("recoveryKills", victims.get(3))
                .put("orders", books.counts().orders())
                .put("acknowledged", acknowledged)
                .put("fills", books.counts().fills())
                .put("lost", count(Finding.Kind.LOST) + missing())
                .put("doubled", count(Finding.Kind.DOUBLED) + conflicts.size())
                .put("invented", count(Finding.Kind.INVENTED))
                .put("inDoubt", unsure.isEmpty() ? 0 : unsure.split(",").length)
                .put("medianSecondsToTrading", round(seconds(50)))
                .put("worstSecondsToTrading", round(seconds(100)))
                .put("availability", round(availability));
        return json.toString();
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
