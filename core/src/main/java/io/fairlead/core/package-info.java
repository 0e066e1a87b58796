/// Owns decisions: what a command or a venue's word means, and the state that all events so far make.
/// The engine thread owns a core; a follower thread owns a state of its own.
/// Start at `Core`, then `CoreState`.
@NullMarked
package io.fairlead.core;

import org.jspecify.annotations.NullMarked;
