package io.fairlead.fix.store;

import io.fairlead.fix.codec.Redactor;
import io.fairlead.journal.JournalRecord;

/// The messages in the streams of [JournalMessageStore], for whoever reads the log from outside. Stateless; any thread.
public final class SentRecords {
    /// What the names of the streams begin with; the session's name follows.
    public static final String STREAM_PREFIX = "fix/";

    private SentRecords() {}

    /// Whether a record of a session's stream holds a message that was sent.
    public static boolean isMessage(JournalRecord candidate) {
        return candidate.type() == JournalMessageStore.SENT && candidate.length() > JournalMessageStore.HEAD;
    }

    /// The message as text, with `|` for SOH and without secrets.
    public static String text(JournalRecord sent) {
        return Redactor.text(
                sent.bytes(), sent.offset() + JournalMessageStore.HEAD, sent.length() - JournalMessageStore.HEAD);
    }
}
