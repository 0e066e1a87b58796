package io.fairlead.journal;

/// Takes records from a reader, in the log's order.
@FunctionalInterface
public interface RecordHandler {

    /// Called once for each record; the window is reused for the next one.
    void onRecord(JournalRecord journalRecord);
}
