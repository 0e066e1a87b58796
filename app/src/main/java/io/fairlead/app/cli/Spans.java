package io.fairlead.app.cli;

import java.time.Duration;
import java.util.Locale;

/// Spans of time as people type them: 20s, 5m, 2h. Stateless.
final class Spans {
    private Spans() {}

    /// @param option whose value it is, for whoever typed another
    static Duration parse(String option, String text) {
        if (!text.matches("[0-9]{1,6}(s|m|h)")) {
            throw new CommandFailure(
                    ExitCodes.USAGE, option + ": must be a number with s, m or h, as 20s, was '" + text + "'");
        }
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
