/// Owns the running of built-in strategies inside the gateway.
/// One platform thread named `strategy-ID` each.
/// Start at `StrategyHost`.
@NullMarked
package io.fairlead.app.strategy;

import org.jspecify.annotations.NullMarked;
