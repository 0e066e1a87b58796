/// Owns the measurements that the documents quote.
/// Each says which threads it uses.
/// Start at `OrderPathBench`.
@NullMarked
package io.fairlead.bench;

import org.jspecify.annotations.NullMarked;
