package io.fairlead.core.model;

/// Our name of a trading account, as the configuration spells it.
public record AccountId(String value) {
    public AccountId {
        Ids.check("AccountId", value, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}
