/// Owns everything the journal asks of storage: files, sync, one mapped file, free space and a lock.
/// Holds no thread; a file belongs to whoever opened it.
/// Start at `Disk`; `FileDisk` is the real one.
@NullMarked
package io.fairlead.journal.disk;

import org.jspecify.annotations.NullMarked;
