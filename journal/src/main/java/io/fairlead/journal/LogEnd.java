package io.fairlead.journal;

/// A commit boundary: where a log ends and how to go on from there. Immutable.
///
/// @param segment the last segment's file name
/// @param offset the first byte of that file that is not part of the log
/// @param position the log position there
/// @param chain the hash chain up to there
record LogEnd(String segment, long offset, long position, ChainHash chain) {

    static LogEnd ofNewSegment(long base, ChainHash chain) {
        return new LogEnd(SegmentLayout.name(base), SegmentLayout.HEADER_BYTES, base, chain);
    }

    /// The end of a log that has nothing yet.
    static LogEnd ofNewLog() {
        return ofNewSegment(0, ChainHash.START);
    }
}
