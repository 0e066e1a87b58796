/// Owns the echo: a FIX acceptor that returns what it accepts, for public session test suites to drive. Everything
/// belongs to the one thread that polls it, but for `Echo#stop`. Start at `Echo`, then `EchoListener`.
@NullMarked
package io.fairlead.app.echo;

import org.jspecify.annotations.NullMarked;
