package io.fairlead.app.config;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The age up to which messages of one MsgType(35) are sent again, as `F=5s`.
record ResendAge(String msgType, Duration age) {
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9]{1,2})=(.+)");
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Heartbeat, TestRequest, ResendRequest, Reject, SequenceReset, Logout and Logon.
    private static final Set<String> SESSION_MESSAGES = Set.of("0", "1", "2", "3", "4", "5", "A");

    static final Shape.Scalar<ResendAge> SCALAR = new Shape.Scalar<>(
            "a MsgType(35) and an age up to 1h, as \"F=5s\"",
            Map.of("type", "string", "pattern", "^[A-Za-z0-9]{1,2}=[0-9]+(ns|us|ms|s|m|h)$"),
            ResendAge::parse);

    private static ResendAge parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("must be a MsgType(35) and an age, as \"F=5s\", was '" + text + "'");
        }
        if (SESSION_MESSAGES.contains(written.group(1))) {
            throw new IllegalArgumentException(
                    "must name an application message: session messages are always gap-filled, was '" + text + "'");
        }
        Duration age = Scalars.duration(written.group(2));
        if (age.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be an age up to 1h, was '" + text + "'");
        }
        return new ResendAge(written.group(1), age);
    }
}
