package io.fairlead.core.model;

/// An ISO 4217 code, or a venue's code of a crypto asset: 2 to 8 capital letters and digits.
public record Currency(String code) {
    public Currency {
        if (code.length() < 2 || code.length() > 8 || !code.chars().allMatch(Currency::isAllowed)) {
            throw new IllegalArgumentException("Currency must be 2 to 8 capital letters or digits, was '" + code + "'");
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return code;
    }
}
