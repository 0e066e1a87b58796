/// Owns the proof that no operation is doubled or lost where the venue has no ids of ours and replies get lost: the
/// real gateway in front of a simulated TradeLocker, on virtual time. Single-threaded: one seed, one thread, no
/// real clock. Start at `LostReplies`.
@NullMarked
package io.fairlead.proof.replies;

import org.jspecify.annotations.NullMarked;
