package io.fairlead.core.port;

import io.fairlead.core.event.Evidence;
import java.util.EnumSet;
import java.util.Set;

/// What one venue needs before "it does not have the order" is a fact: data, never a guess of the core.
///
/// @param settleNanos how long the venue may take to show an order that it got before the connection closed
/// @param proof the lists that must each be read in full, `READS` times, without the order
/// @param carrier what must have ended before a read counts
public record RecoveryProfile(long settleNanos, Set<Evidence> proof, Carrier carrier) {
    /// How many times each list is read.
    public static final int READS = 2;

    private static final Set<Evidence> LISTS = EnumSet.of(
            Evidence.ORDER_STATUS, Evidence.MASS_STATUS, Evidence.HISTORY, Evidence.FILLS, Evidence.POSITIONS);

    /// What takes an order to the venue.
    public enum Carrier {
        /// A connection that carries many: it must have closed, as `LinkChange` tells.
        CONNECTION,
        /// An exchange of its own, as over HTTP: the order's `Fate.Unknown` tells that it ended, whatever becomes of
        /// the login that it went over.
        EXCHANGE
    }

    /// Of a venue with connections.
    public RecoveryProfile(long settleNanos, Set<Evidence> proof) {
        this(settleNanos, proof, Carrier.CONNECTION);
    }

    /// A venue that can't be asked: absence is never proved.
    public static final RecoveryProfile NONE = new RecoveryProfile(0, Set.of());

    public RecoveryProfile {
        proof = proof.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(proof));
        if (settleNanos < 0 || !LISTS.containsAll(proof)) {
            throw new IllegalArgumentException(
                    "a recovery profile needs a settle time and lists that can be read, were " + settleNanos + " and "
                            + proof);
        }
    }
}
