package io.fairlead.journal;

/// placeholder
public final class Journal {
    private Journal() {}

    static int f(Object o) {
        return switch (o) {
            case String _ -> 1;
            default -> 2;
        };
    }
}
