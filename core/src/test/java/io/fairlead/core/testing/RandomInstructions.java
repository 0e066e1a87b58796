package io.fairlead.core.testing;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
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
                        random.chance(50) ? null : LocalDate.ofEpochDay(random.between(1, 40_000)));
    }

    private static @Nullable Decimal quantity(Generator random) {
        return random.chance(50) ? null : random.decimal();
    }
}
