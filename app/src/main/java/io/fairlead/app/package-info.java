/// Owns the one `main` of the product.
/// The main thread of the process.
/// Start at `Main`.
@NullMarked
package io.fairlead.app;

import org.jspecify.annotations.NullMarked;
