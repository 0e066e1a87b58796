/// Owns the guard of accounts against a firm's limits: what they stand at, what may be believed, what to do. Pure,
/// but for `Guards` and `Watch`, which belong to the thread of their core. Start at `Guard`, then `Assessment`.
@NullMarked
package io.fairlead.core.guard;

import org.jspecify.annotations.NullMarked;
