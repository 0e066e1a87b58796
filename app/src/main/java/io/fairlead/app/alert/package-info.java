/// Owns what wants a person's attention: conditions found, told once, acknowledged, and told again when they are over.
/// Looked for by the `alerts` thread; shown and acknowledged by any; each remote sink has a thread of its own.
/// Start at `AlertBoard`, then `AlertWatch`.
@NullMarked
package io.fairlead.app.alert;

import org.jspecify.annotations.NullMarked;
