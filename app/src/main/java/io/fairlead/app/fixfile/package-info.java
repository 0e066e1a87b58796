/// Owns reading of FIX logs, ours and those of others: lines to messages, filters, one order's lifeline, gaps,
/// latencies. Confined to the thread of the command that reads. What is read may be hostile: memory is bounded,
/// nothing throws. Start at `LogEntry`, then `EntryParser`; the command is `app.cli.FixCommand`.
@NullMarked
package io.fairlead.app.fixfile;

import org.jspecify.annotations.NullMarked;
