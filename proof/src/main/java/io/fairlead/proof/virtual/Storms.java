package io.fairlead.proof.virtual;

import java.util.List;

/// What befalls the connections of a world: cut, silent, bad, apart, or with a byte changed. Owned by the world's
/// thread.
public final class Storms {
    private static final String NETWORK = "network";

    private final WorldStage<?, ?, ?> stage;
    private final LineQuality usual;
    private final int shortestSegments;
    private final long longestPartitionNanos;
    private final Log log;

    /// Counts what happens, in the words of the world.
    @FunctionalInterface
    public interface Log {
        void happened(Storm what, String who, String words);
    }

    /// The kinds, in words that every world counts them by.
    public enum Storm {
        CUTS,
        HALF_OPEN,
        BAD_LINES,
        PARTITIONS,
        CORRUPTIONS
    }

    /// @param shortestSegments on a bad line bytes travel in pieces of at most 1 to so many
    public Storms(
            WorldStage<?, ?, ?> stage, LineQuality usual, int shortestSegments, long longestPartitionNanos, Log log) {
        this.stage = stage;
        this.usual = usual;
        this.shortestSegments = shortestSegments;
        this.longestPartitionNanos = longestPartitionNanos;
        this.log = log;
    }

    /// All is well again.
    public void end() {
        stage.network().partitioned(false);
        stage.network().quality(usual);
    }

    /// Breaks every connection.
    public void cutAll() {
        stage.network().wires().forEach(this::cut);
    }

    /// Breaks one connection.
    public void cutOne() {
        List<Wire> wires = stage.network().wires();
        if (!wires.isEmpty()) {
            cut(wires.get(stage.random().nextInt(wires.size())));
        }
    }

    private void cut(Wire wire) {
        log.happened(Storm.CUTS, NETWORK, "cut");
        wire.cut();
    }

    /// Nothing arrives any more on a connection, in one direction or both.
    public void silence() {
        for (Wire wire : stage.network().wires()) {
            log.happened(Storm.HALF_OPEN, NETWORK, "half-open");
            if (stage.random().nextBoolean()) {
                wire.silence();
            } else {
                wire.silence(stage.random().nextBoolean());
            }
        }
    }

    /// For some seconds bytes come in small pieces, or late.
    public void badLine() {
        log.happened(Storm.BAD_LINES, NETWORK, "bad line");
        stage.network()
                .quality(
                        stage.random().nextBoolean()
                                ? usual.withMaxSegment(1 + stage.random().nextInt(shortestSegments))
                                : usual.withLatency(
                                        stage.between(50 * WorldStage.MILLI, WorldStage.SECOND), WorldStage.SECOND));
        stage.time()
                .after(
                        stage.between(WorldStage.SECOND, 5 * WorldStage.SECOND),
                        () -> stage.network().quality(usual));
    }

    /// For some seconds nothing gets through.
    public void partition() {
        log.happened(Storm.PARTITIONS, NETWORK, "falls apart");
        stage.network().partitioned(true);
        stage.time()
                .after(
                        stage.between(WorldStage.SECOND, longestPartitionNanos),
                        () -> stage.network().partitioned(false));
    }

    /// A byte of each connection arrives as another one.
    public void corrupt() {
        for (Wire wire : stage.network().wires()) {
            log.happened(Storm.CORRUPTIONS, NETWORK, "corrupts a byte");
            wire.corrupt(stage.random().nextBoolean());
        }
    }
}
