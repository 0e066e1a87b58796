package io.fairlead.core.snapshot;

/// What a snapshot says of itself. Immutable.
///
/// @param position the log's position behind the newest event in it: apply those from there on
/// @param atNanos the time of that event, in epoch nanoseconds
/// @param stateHash what the restored state must add up to
/// @param form of state hash and sections; hashes of different forms can't be compared
public record SnapshotHead(long position, long atNanos, long stateHash, long form) {}
