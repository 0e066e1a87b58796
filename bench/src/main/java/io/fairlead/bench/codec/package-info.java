/// Owns the comparison of codecs: the same report decoded, the same order encoded, by every engine in one process.
/// Single-threaded; times are of the thread's own processor time. Start at `CodecProcess`.
@NullMarked
package io.fairlead.bench.codec;

import org.jspecify.annotations.NullMarked;
