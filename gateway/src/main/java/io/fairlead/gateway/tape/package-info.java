/// Owns the recording of market data: a bounded way to the recorder's thread, compact files, and reading them
/// again. The market thread puts into `TapeRing`; everything that writes belongs to the recorder's thread, readers
/// to their own. Start at `TapeFormat`, then `Recorder` and `TapeReader`.
@NullMarked
package io.fairlead.gateway.tape;

import org.jspecify.annotations.NullMarked;
