/// Owns wrong HTTP clients, to see whether somebody notices: what passes is changed, or sent again. Each is owned
/// by the venue's thread. Start at `TwistedHttp`.
@NullMarked
package io.fairlead.proof.web;

import org.jspecify.annotations.NullMarked;
