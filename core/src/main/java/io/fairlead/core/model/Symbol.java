package io.fairlead.core.model;

/// Our name of an instrument. Each venue's own name is in `Instrument`.
public record Symbol(String value) {
    public Symbol {
        Ids.check("Symbol", value, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}
