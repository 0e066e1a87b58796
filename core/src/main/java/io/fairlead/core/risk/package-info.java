/// Owns what a command must pass before it becomes an order: a list of small checks, each with a stable denial
/// code. Engine thread. Start at `Check`, then `Checks` for the list.
@NullMarked
package io.fairlead.core.risk;

import org.jspecify.annotations.NullMarked;
