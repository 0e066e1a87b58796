package io.fairlead.core.group;

import io.fairlead.core.model.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a group stands, as far as its rules care. Quantities in units. Immutable.
///
/// @param stopping whether it is to be cancelled
/// @param entryOpen whether the entry may still fill
/// @param entered what the legs are for: the fills of the entry that are proved, or the whole where there is none
public record Picture(boolean stopping, boolean entryOpen, Decimal entered, List<Leg> legs) {

    /// How a leg's order stands.
    public enum Standing {
        /// None is at the venue, and one may be placed.
        NONE,
        /// It was cancelled by others, or refused: the leg has no more orders.
        OVER,
        /// The venue has it, and nothing about it is under way.
        WORKING,
        /// It, or a change of it, is not answered.
        BUSY,
        /// A cancel of ours is under way.
        CANCELLING,
        /// Whether it is there, or how much of it was filled, is not known.
        IN_DOUBT;

        public boolean isLive() {
            return switch (this) {
                case NONE, OVER -> false;
                case WORKING, BUSY, CANCELLING, IN_DOUBT -> true;
            };
        }
    }

    /// One leg.
    ///
    /// @param leaves what its order may still fill
    /// @param filled what all its orders have filled, at most
    /// @param cap what it may work at most, null if anything
    public record Leg(
            Standing standing,
            Decimal leaves,
            Decimal filled,
            @Nullable Decimal cap) {}

    public Picture {
        legs = List.copyOf(legs);
    }

    /// What all legs together have filled.
    public Decimal exited() {
        Decimal sum = Decimal.ZERO;
        for (Leg leg : legs) {
            sum = sum.plus(leg.filled);
        }
        return sum;
    }

    /// What a leg should have at the venue: what was entered and no leg has filled, within its cap.
    public Decimal wanted(int leg) {
        Decimal rest = rest();
        Decimal cap = legs.get(leg).cap;
        return cap == null || cap.compareTo(rest) >= 0 ? rest : cap.max(Decimal.ZERO);
    }

    /// What was entered and no leg has filled.
    public Decimal rest() {
        return entered.minus(exited()).max(Decimal.ZERO);
    }

    /// What the legs have filled beyond what was entered: two of them filled at once.
    public Decimal excess() {
        return exited().minus(entered).max(Decimal.ZERO);
    }

    boolean isAnyInDoubt() {
        return legs.stream().anyMatch(leg -> leg.standing == Standing.IN_DOUBT);
    }

    boolean isAnyLive() {
        return entryOpen || legs.stream().anyMatch(leg -> leg.standing.isLive());
    }
}
