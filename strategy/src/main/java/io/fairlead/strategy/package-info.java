/// Owns the strategies that come with the gateway and the desk they trade through.
/// One thread per strategy, its host's; nothing here starts one.
/// Start at `Strategy`.
@NullMarked
package io.fairlead.strategy;

import org.jspecify.annotations.NullMarked;
