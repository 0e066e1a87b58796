package io.fairlead.core.snapshot;

import java.util.function.Consumer;

/// One part of the core's state in a snapshot: how it is written, and how it is read back into an empty state.
///
/// Numbers are for ever and never given to another part. A part that changes its form raises `version` and goes on
/// reading the older ones (`SectionReader.version`). Whatever a part does not write is lost when the log behind the
/// snapshot is archived, so each new part of the state has a section here.
///
/// @param write called once per snapshot; may end a piece with `SectionWriter.pieceEnds`
/// @param read called once per piece, in the order of writing
public record Section(int number, int version, Consumer<SectionWriter> write, Consumer<SectionReader> read) {
    public static final int START = 1;
    public static final int INSTRUMENTS = 2;
    public static final int ACCOUNTS = 3;
    public static final int LINKS = 4;
    public static final int BREAKS = 5;
    public static final int ORDERS = 6;
    public static final int REQUESTS = 7;
    public static final int LIVE_ORDERS = 8;
    public static final int POSITIONS = 9;

    // From here on the first number of the family's event types.
    public static final int BREAKERS = 140;
    public static final int HALTS = 80;
    public static final int GUARDS = 90;

    public static final int LIMITS = 70;

    public static final int RETIRED = 160;
    public static final int USED_IDS = 161;
    public static final int EXPOSURES = 162;

    public static final int VENUE_POSITIONS = 190;
    public static final int GROUP_TURNS = 210;

    public static final int EXECUTION_READS = 200;
    public static final int DROP_COPIES = 202;

    /// Behind the last section: what the whole must add up to.
    static final int END = 0;

    public Section {
        if (number <= END || version < 1) {
            throw new IllegalArgumentException(
                    "a section's number and version must be positive, were " + number + " and " + version);
        }
    }
}
