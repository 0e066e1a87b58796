/// Owns the venue's FIX door on QuickFIX/J: sessions, logon, messages in and out, market data, TLS.
/// Messages come in on QuickFIX/J's threads and go to the desk; answers and market data leave on the desk's thread.
/// Start at `FixDoor`.
@NullMarked
package io.fairlead.sim.fix;

import org.jspecify.annotations.NullMarked;
