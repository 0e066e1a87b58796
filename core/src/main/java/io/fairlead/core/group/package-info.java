/// Owns groups of orders that the gateway keeps together itself: brackets, one-cancels-other, if-then. Engine
/// thread; the follower thread has a copy of its own. Start at `GroupRules`.
@NullMarked
package io.fairlead.core.group;

import org.jspecify.annotations.NullMarked;
