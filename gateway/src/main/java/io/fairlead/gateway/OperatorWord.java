package io.fairlead.gateway;

/// Who had something done, and why. Immutable; both are kept in the log for good.
///
/// @param by the caller as the API knows it
/// @param because the reason given; may be empty where none is asked for
public record OperatorWord(String by, String because) {
    private static final int LONGEST = 500;

    public OperatorWord {
        if (by.isBlank() || by.length() > LONGEST || because.length() > LONGEST) {
            throw new IllegalArgumentException("an operator's word names somebody and has at most " + LONGEST
                    + " characters, was by '" + by + "' because of " + because.length() + " characters");
        }
    }
}
