/// Owns the measurements that the documents quote.
/// Each says which threads it uses.
/// Start at `Bench`.
@NullMarked
package io.fairlead.bench;

import org.jspecify.annotations.NullMarked;
