package io.fairlead.journal;

/// A stream's owner can be made whole again from `state` and its records from `neededFrom` on. Immutable; nobody
/// changes the bytes of `state`.
///
/// What lies between `neededFrom` and `position` is for what a state is too small to hold, such as messages that may be
/// asked for again: whoever replays reads from `neededFrom`, takes `state` when it comes to `position`, and reads on.
///
/// @param stream the stream's id
/// @param name its name
/// @param position where the log has the checkpoint
/// @param neededFrom where the first record begins that is still needed; at most `position`
/// @param state whatever the owner wrote
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record Checkpoint(int stream, String name, long position, long neededFrom, byte[] state) {}
