/// Owns the proof that a session behaves as the specification says: every script in every role, which case each covers,
/// and planted bugs that the scripts must find. Single-threaded, on a virtual clock. Start at `Conformance`.
@NullMarked
package io.fairlead.proof.conform;

import org.jspecify.annotations.NullMarked;
