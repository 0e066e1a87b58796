package io.fairlead.proof.kit;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;

/// What an adapter must declare so that a case can be played on it.
public sealed interface Need {
    boolean isMet(Declared by);

    /// It takes orders of a type, or the gateway holds them for it.
    record Type(OrdType type) implements Need {
        @Override
        public boolean isMet(Declared by) {
            boolean held = type == OrdType.STOP_LIMIT && by.capabilities().has(Capability.STOP_LIMIT_HELD);
            return held || by.capabilities().ordTypes().contains(type);
        }

        @Override
        public String toString() {
            return type.name();
        }
    }

    /// It takes orders that are in force for so long.
    record InForce(TimeInForce timeInForce) implements Need {
        @Override
        public boolean isMet(Declared by) {
            return by.capabilities().timesInForce().contains(timeInForce);
        }

        @Override
        public String toString() {
            return timeInForce.name();
        }
    }

    /// It can do something else.
    record Can(Capability capability) implements Need {
        @Override
        public boolean isMet(Declared by) {
            return by.capabilities().has(capability);
        }

        @Override
        public String toString() {
            return capability.name();
        }
    }

    /// Orders leave or news comes this way.
    record By(Declared.Way way) implements Need {
        @Override
        public boolean isMet(Declared by) {
            return by.ways().contains(way);
        }

        @Override
        public String toString() {
            return way.name();
        }
    }

    /// Positions are kept in a way.
    record Mode(PositionMode mode) implements Need {
        @Override
        public boolean isMet(Declared by) {
            return by.mode() == mode;
        }

        @Override
        public String toString() {
            return mode + " positions";
        }
    }
}
