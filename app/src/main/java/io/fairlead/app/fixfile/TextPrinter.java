package io.fairlead.app.fixfile;

import io.fairlead.fix.codec.Tag;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A log for people: a headline for each message, below it the fields that are not in every message.
///
/// ```
/// 2026-11-21 08:46:08.123456789 OUT yofx-orders NewOrderSingle(D) #12
///     ClOrdID(11)=k3x-1  Symbol(55)=EUR/USD  Side(54)=1 BUY  OrderQty(38)=100000
/// ```
public final class TextPrinter implements LogPrinter {
    private static final int WIDTH = 110;
    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final FieldNames names;
    private final boolean everyField;
    private final UnaryOperator<String> strong;

    /// `strong` makes a headline stand out.
    public TextPrinter(PrintWriter out, FieldNames names, boolean everyField, UnaryOperator<String> strong) {
        this.out = out;
        this.names = names;
        this.everyField = everyField;
        this.strong = strong;
    }

    @Override
    public void message(LogEntry.Message message) {
        String seqNum = message.value(Tag.MSG_SEQ_NUM);
        String again = message.is(Tag.POSS_DUP_FLAG, "Y") ? " again" : "";
        out.println(Printable.time(message.timeNanos()) + " " + way(message.direction()) + " "
                + Printable.of(message.session()) + " " + strong.apply(type(message.type())) + " #"
                + (seqNum == null ? "?" : Printable.of(seqNum)) + again);
        StringBuilder line = new StringBuilder(INDENT);
        for (LogEntry.Field field : message.fields()) {
            if (everyField || !FieldNames.isFrame(field.tag())) {
                String text = text(field);
                if (line.length() > INDENT.length() && line.length() + text.length() > WIDTH) {
                    out.println(line.toString().stripTrailing());
                    line.setLength(INDENT.length());
                }
                line.append(text).append("  ");
            }
        }
        if (line.length() > INDENT.length()) {
            out.println(line.toString().stripTrailing());
        }
    }

    private static String way(LogEntry.Direction direction) {
        return switch (direction) {
            case IN -> "IN ";
            case OUT -> "OUT";
            case UNKNOWN -> " ? ";
        };
    }

    private String type(String type) {
        return names.messageName(type) + "(" + Printable.of(type) + ")";
    }

    private String text(LogEntry.Field field) {
        String meaning = names.meaning(field);
        return names.name(field.tag()) + "(" + field.tag() + ")=" + FieldNames.value(field)
                + (meaning.isEmpty() ? "" : " " + meaning);
    }

    @Override
    public void note(LogEntry.Note note) {
        out.println(Printable.time(note.timeNanos()) + "  -  " + Printable.of(note.session()) + " "
                + Printable.of(note.text()));
    }

    @Override
    public void garbled(LogEntry.Garbled garbled) {
        out.println("garbled, line " + garbled.line() + ", " + garbled.why() + ": " + readable(garbled.text()));
    }

    private static String readable(String text) {
        return Printable.of(text.replace('\u0001', '|').stripTrailing());
    }

    @Override
    public void gaps(List<GapReport.Summary> streams) {
        for (GapReport.Summary stream : streams) {
            out.println(strong.apply(Printable.of(stream.session()) + " " + Printable.of(stream.direction())) + ": "
                    + stream.messages() + " messages, " + stream.gaps() + " gaps, " + stream.resent() + " sent again, "
                    + stream.duplicates() + " duplicates, " + stream.resets() + " resets, " + missing(stream));
            for (GapReport.Finding finding : stream.findings()) {
                out.println(INDENT + Printable.time(finding.timeNanos()) + " line " + finding.line() + ": "
                        + finding.text());
            }
        }
    }

    private static String missing(GapReport.Summary stream) {
        return stream.missing().isEmpty()
                ? "nothing missing"
                : "missing "
                        + stream.missing().stream()
                                .map(range -> range.from() == range.through()
                                        ? String.valueOf(range.from())
                                        : range.from() + " to " + range.through())
                                .collect(Collectors.joining(", "));
    }

    @Override
    public void latencies(List<LatencyReport.Summary> steps) {
        out.println("%-20s %8s %12s %12s %12s".formatted("", "count", "p50", "p99", "max"));
        for (LatencyReport.Summary step : steps) {
            out.println("%-20s %8d %12s %12s %12s"
                    .formatted(
                            step.step().words(), step.count(), span(step.p50()), span(step.p99()), span(step.max())));
        }
    }

    private static String span(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    @Override
    public void end(Counts counts) {
        out.println(counts.files() + " files: " + counts.messages() + " messages, " + counts.shown() + " shown, "
                + counts.notes() + " notes, " + counts.garbled() + " garbled lines");
    }
}
