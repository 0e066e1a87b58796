package io.fairlead.core.model;

/// An amount that says what it counts. `Instrument` converts between the two.
public record Quantity(Decimal value, QuantityUnit unit) {
    public static Quantity units(Decimal value) {
        return new Quantity(value, QuantityUnit.UNITS);
    }

    public static Quantity lots(Decimal value) {
        return new Quantity(value, QuantityUnit.LOTS);
    }

    @Override
    public String toString() {
        return value + (unit == QuantityUnit.UNITS ? " units" : " lots");
    }
}
