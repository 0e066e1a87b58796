/// Owns what readers see of the core: immutable pictures of orders, fills, positions and accounts.
/// Made on the follower thread; any thread may read.
/// Start at `OrderView`.
@NullMarked
package io.fairlead.core.view;

import org.jspecify.annotations.NullMarked;
