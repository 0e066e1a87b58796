/// Owns the command line: what a person can type, what is printed, and with which exit code it ends.
/// Everything runs on the main thread of a short-lived process.
/// Start at `Catalog`: each command is one class and one line there.
@NullMarked
package io.fairlead.app.cli;

import org.jspecify.annotations.NullMarked;
