/// Owns the links to counterparties: TCP, TLS, dialling, listening and idling. A link belongs to the polling thread
/// once handed over; dialling and TLS handshakes run on the executor that is given. Start at \`Link\`, then
/// \`Dialer\`.
@NullMarked
package io.fairlead.fix.transport;

import org.jspecify.annotations.NullMarked;
