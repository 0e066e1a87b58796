package io.fairlead.app.fixfile;

import java.util.List;

/// How a log is shown: as text for people or JSON lines for programs. Owned by one thread.
public sealed interface LogPrinter permits TextPrinter, JsonPrinter {
    void message(LogEntry.Message message);

    void note(LogEntry.Note note);

    void garbled(LogEntry.Garbled garbled);

    void gaps(List<GapReport.Summary> streams);

    void latencies(List<LatencyReport.Summary> steps);

    /// What was read and what was shown of it; the last word.
    void end(Counts counts);

    /// How many entries of each kind were read, and how many messages passed the filter.
    record Counts(int files, long messages, long shown, long notes, long garbled) {}
}
