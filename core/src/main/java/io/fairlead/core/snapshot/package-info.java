/// Owns the form of a snapshot: a section for each part of the core's state, and how sections are put together. The
/// thread that owns the state writes and reads; the bytes may go anywhere. Start at `Section`.
@NullMarked
package io.fairlead.core.snapshot;

import org.jspecify.annotations.NullMarked;
