/// Owns the demo: a simulated venue and a gateway as two processes, and the check of both books.
/// The main thread of the demo's own process; the shutdown hook ends it early.
/// Start at `Demo`.
@NullMarked
package io.fairlead.app.demo;

import org.jspecify.annotations.NullMarked;
