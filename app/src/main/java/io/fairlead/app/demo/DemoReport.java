package io.fairlead.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.proof.truth.Finding;
import io.fairlead.proof.truth.JournalTruth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What came of a demo: how much was traded at each venue, and whether its books and ours agree.
public record DemoReport(List<VenueBooks> venues) {
    public DemoReport {
        venues = List.copyOf(venues);
    }

    /// Reads the trade log of the venue over FIX and the gateway's journal, each by itself, and compares them.
    public static DemoReport of(Path tradeLog, Path journal) {
        return new DemoReport(List.of(VenueBooks.ofFix(PairFiles.FIX_VENUE, tradeLog, journal)));
    }

    /// The same of both venues.
    static DemoReport ofBoth(PairFiles files) {
        return new DemoReport(List.of(
                VenueBooks.ofFix(PairFiles.FIX_VENUE, files.tradeLog(), files.journal()),
                VenueBooks.ofLocker(PairFiles.LOCKER, files.lockerLog(), files.journal())));
    }

    /// What happened at all venues together.
    public JournalTruth.Counts counts() {
        return venues.stream()
                .map(VenueBooks::counts)
                .reduce(JournalTruth.Counts::plus)
                .orElseThrow();
    }

    public List<Finding> findings() {
        return venues.stream().flatMap(books -> books.findings().stream()).toList();
    }

    public boolean isTrue() {
        return findings().isEmpty();
    }

    private long count(Finding.Kind kind) {
        return findings().stream().filter(finding -> finding.kind() == kind).count();
    }

    /// One line of JSON: the sums, and behind them each venue.
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        put(counts(), json);
        json.put(
                "positions",
                venues.stream().mapToInt(books -> books.positions().size()).sum());
        ObjectNode each = json.putObject("venues");
        for (VenueBooks books : venues) {
            ObjectNode venue = each.putObject(books.venue().value());
            put(books.counts(), venue);
            ObjectNode held = venue.put("inDoubt", books.inDoubt()).putObject("held");
            books.positions().forEach((symbol, units) -> held.put(symbol, units.toString()));
            putFindings(new DemoReport(List.of(books)), venue);
        }
        putFindings(this, json);
        return json.toString();
    }

    private static void put(JournalTruth.Counts counts, ObjectNode json) {
        json.put("orders", counts.orders())
                .put("acks", counts.acks())
                .put("fills", counts.fills())
                .put("partialFills", counts.partialFills())
                .put("rejects", counts.rejects())
                .put("replaces", counts.replaces())
                .put("cancels", counts.cancels())
                .put("cancelsBeaten", counts.crossed());
    }

    private static void putFindings(DemoReport report, ObjectNode json) {
        json.put("lost", report.count(Finding.Kind.LOST))
                .put("doubled", report.count(Finding.Kind.DOUBLED))
                .put("invented", report.count(Finding.Kind.INVENTED));
    }

    /// A few lines for a person.
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        venues.forEach(books -> lines.addAll(text(books)));
        lines.add("%s against the gateway's journal: %d lost, %d doubled, %d invented"
                .formatted(
                        venues.size() == 1 ? "The venue's trade log" : "The trade logs of all venues",
                        count(Finding.Kind.LOST),
                        count(Finding.Kind.DOUBLED),
                        count(Finding.Kind.INVENTED)));
        findings()
                .forEach(finding -> lines.add("  " + finding.kind() + " " + finding.subject() + ": " + finding.what()));
        return lines;
    }

    private static List<String> text(VenueBooks books) {
        JournalTruth.Counts counts = books.counts();
        List<String> lines = new ArrayList<>();
        lines.add("%s: %d orders, %d acknowledged, %d fills (%d of them partial)"
                .formatted(books.venue(), counts.orders(), counts.acks(), counts.fills(), counts.partialFills()));
        lines.add("  %d rejects, %d replaces, %d cancels, %d cancels or replaces beaten by a fill"
                .formatted(counts.rejects(), counts.replaces(), counts.cancels(), counts.crossed()));
        if (books.inDoubt() > 0) {
            lines.add("  %d orders are in doubt still: neither lost nor invented, the venue is yet to be asked"
                    .formatted(books.inDoubt()));
        }
        return lines;
    }
}
