/// Owns the dictionaries: what fields a message may and must carry, read from XML in QuickFIX format.
/// Dictionaries are immutable and may go anywhere; a validator belongs to the thread that polls the session.
/// Start at \`FixDictionary\`, then \`MessageValidator\`.
@NullMarked
package io.fairlead.fix.dictionary;

import org.jspecify.annotations.NullMarked;
