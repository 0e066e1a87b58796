/// Owns limits as data: what is limited, for which orders, to what value, and what stands without being configured.
/// Immutable; any thread. Start at `LimitKind`, then `Scope`; what holds orders to them is in `core.risk`.
@NullMarked
package io.fairlead.core.limit;

import org.jspecify.annotations.NullMarked;
