/// Owns the session rules of FIX: a pure state machine without clock, thread, log or I/O.
/// Everything here is immutable but `SessionCounters`, which belongs to the thread that polls the session.
/// Start at `SessionState` and `SessionRules`; their scripts are in `fix.testing`.
@NullMarked
package io.fairlead.fix.session;

import org.jspecify.annotations.NullMarked;
