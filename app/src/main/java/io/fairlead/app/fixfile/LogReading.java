package io.fairlead.app.fixfile;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads logs once or, for a lifeline, twice, and shows what was asked for. Used once, by one thread.
public final class LogReading {
    private final List<LogFile> files;
    private final FieldNames names;
    private final EntryFilter filter;
    private final LogPrinter printer;
    private final Wanted wanted;
    private final GapReport gaps = new GapReport();
    private final LatencyReport latencies = new LatencyReport();
    private final @Nullable Lifeline lifeline;
    private long messages;
    private long shown;
    private long notes;
    private long garbled;

    /// What to show besides or instead of messages; `order` is null for all orders.
    public record Wanted(@Nullable String order, boolean gaps, boolean latencies) {
        boolean entries() {
            return !gaps && !latencies;
        }
    }

    public LogReading(List<LogFile> files, FieldNames names, EntryFilter filter, Wanted wanted, LogPrinter printer) {
        this.files = List.copyOf(files);
        this.names = names;
        this.filter = filter;
        this.wanted = wanted;
        this.printer = printer;
        lifeline = wanted.order() == null ? null : new Lifeline(wanted.order());
    }

    /// Reads all files, in their order.
    public LogPrinter.Counts run() throws IOException {
        Lifeline learning = lifeline;
        if (learning != null) {
            for (LogFile file : files) {
                file.read(entry -> {
                    if (entry instanceof LogEntry.Message message) {
                        learning.learn(message);
                    }
                });
            }
        }
        for (LogFile file : files) {
            file.read(this::take);
        }
        if (wanted.gaps()) {
            printer.gaps(gaps.summaries());
        }
        if (wanted.latencies()) {
            printer.latencies(latencies.summaries());
        }
        LogPrinter.Counts counts = new LogPrinter.Counts(files.size(), messages, shown, notes, garbled);
        printer.end(counts);
        return counts;
    }

    private void take(LogEntry entry) {
        switch (entry) {
            case LogEntry.Message message -> take(message);
            case LogEntry.Note note -> {
                notes++;
                if (wanted.entries() && lifeline == null && filter.passes(note)) {
                    printer.note(note);
                }
            }
            case LogEntry.Garbled line -> {
                garbled++;
                if (wanted.entries() && lifeline == null && filter.showsOthers()) {
                    printer.garbled(line);
                }
            }
        }
    }

    private void take(LogEntry.Message message) {
        messages++;
        if (!filter.passes(message, names) || (lifeline != null && !lifeline.has(message))) {
            return;
        }
        shown++;
        if (wanted.gaps()) {
            gaps.add(message);
        }
        if (wanted.latencies()) {
            latencies.add(message);
        }
        if (wanted.entries()) {
            printer.message(message);
        }
    }
}
