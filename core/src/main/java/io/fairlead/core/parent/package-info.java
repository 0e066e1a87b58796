/// Orders for several accounts at once: one parent, a child for each account, and how large each child is. The
/// state belongs to the thread that owns the core state; sizing and views are pure. Start with `Parents`;
/// `core.Parenting` decides.
@NullMarked
package io.fairlead.core.parent;

import org.jspecify.annotations.NullMarked;
