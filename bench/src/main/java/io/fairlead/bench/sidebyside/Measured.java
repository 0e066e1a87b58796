package io.fairlead.bench.sidebyside;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/// What was measured of one contender, round by round. Owned by the thread that runs the bench.
final class Measured {
    /// One round.
    record Round(Histogram roundTrips, double roundTripBytes, double ordersPerSecond, double burstBytes) {
        double p50() {
            return roundTrips.getValueAtPercentile(50);
        }

        double p99() {
            return roundTrips.getValueAtPercentile(99);
        }
    }

    private final List<Round> rounds = new ArrayList<>();

    /// Reads the answers to `rtt` and `burst`.
    void add(String roundTrips, String burst) {
        String[] slow = roundTrips.split(" ", -1);
        String[] fast = burst.split(" ", -1);
        rounds.add(new Round(
                histogram(slow[0]),
                Double.parseDouble(slow[1]),
                Double.parseDouble(fast[0]),
                Double.parseDouble(fast[1])));
    }

    static Histogram histogram(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a histogram can't be read: " + e.getMessage(), e);
        }
    }

    List<Round> rounds() {
        return rounds;
    }

    /// One value of each round.
    Series series(ToDoubleFunction<Round> of) {
        return new Series(rounds.stream().mapToDouble(of).toArray());
    }

    /// All rounds in one histogram.
    Histogram roundTrips() {
        Histogram all = new Histogram(3);
        rounds.forEach(round -> all.add(round.roundTrips()));
        return all;
    }
}
