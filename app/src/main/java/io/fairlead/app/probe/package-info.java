/// Owns the probe of one session: name, connection, certificates, clock, logon and sequence numbers, without a gateway.
/// Everything runs on the calling thread; names are resolved and hosts dialled on virtual threads.
/// Start at `SessionProbe`.
@NullMarked
package io.fairlead.app.probe;

import org.jspecify.annotations.NullMarked;
