package io.fairlead.app.cli;

/// Colours where there is a terminal for them. Immutable.
record Paint(boolean colours) {

    /// Colours what a trader must not overlook.
    String word(String word) {
        return switch (word) {
            case "UNKNOWN", "LIVE", "REJECTED", "DOWN", "BUSTED", "FAIL" -> code(word, "1;31");
            case "STALE", "GAPPED", "CROSSED", "LOST" -> code(word, "1;31");
            case "FILLED", "UP", "FRESH", "STANDS", "OK" -> code(word, "32");
            case "PARTIALLY_FILLED", "DEMO", "CORRECTED", "WARN", "AWAITED", "HALTED" -> code(word, "33");
            default -> word;
        };
    }

    String strong(String text) {
        return code(text, "1");
    }

    String faint(String text) {
        return code(text, "2");
    }

    private String code(String text, String code) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
