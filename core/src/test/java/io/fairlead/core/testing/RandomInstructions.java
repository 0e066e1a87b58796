package io.fairlead.core.testing;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.VenuePositionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Any instructions of an order, sensible or not; often none.
final class RandomInstructions {
    private RandomInstructions() {}

    static Instructions any(Generator random) {
        return random.chance(50)
                ? Instructions.NONE
                : new Instructions(
                        quantity(random),
                        quantity(random),
                        random.chance(50)
                                ? null
                                : new Instructions.Peg(random.constant(Instructions.Peg.To.class), random.decimal()),
                        random.chance(50) ? null : random.id(32),
                        random.chance(50) ? null : LocalDate.ofEpochDay(random.between(1, 40_000)),
                        random.chance(80) ? null : new VenuePositionId(random.id(40)),
                        random.chance(80) ? null : new ExitOffsets(random.decimal(), random.chance(50), null),
                        random.chance(10));
    }

    private static @Nullable Decimal quantity(Generator random) {
        return random.chance(50) ? null : random.decimal();
    }
}
