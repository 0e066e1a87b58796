package io.fairlead.app.log;

import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.Secrets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/// Masks secrets in text: every one that was resolved in this process, and whatever looks like one of ours. Any thread.
public final class Redactor {
    static final String MASK = "***";

    /// Shorter ones would mask half of every line.
    private static final int SHORTEST = 4;
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?<=\\bfl_)[A-Za-z0-9_-]{16,}"),
            Pattern.compile("(?i)(?<=\\bbearer[ .])[^\\s\",]+"),
            Pattern.compile("(?i)(?<=(?:password|passphrase|secret)\\\\?[\"']?[=:] ?\\\\?[\"']?)[^\\s\"'\\\\,;|]+"),
            Pattern.compile("(?<=(?:^|[\\x01|])(?:554|925|96)=)[^\\x01|]+"));

    /// Longest first, so that a secret within a longer one does not leave the rest standing.
    private final Set<String> learnt = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /// From now on this secret is masked.
    public void learn(Secret secret) {
        String plain = secret.text();
        if (plain.length() >= SHORTEST) {
            learnt.add(plain);
            learnt.add(plain.replace("\\", "\\\\").replace("\"", "\\\""));
        }
    }

    /// The same secrets, each learnt as it is resolved.
    public Secrets learning(Secrets secrets) {
        return reference -> {
            Secret secret = secrets.resolve(reference);
            learn(secret);
            return secret;
        };
    }

    /// Masks the secrets that were learnt, and nothing that only looks like one.
    public String redactLearnt(String text) {
        String redacted = text;
        for (String secret : learnt) {
            redacted = redacted.replace(secret, MASK);
        }
        return redacted;
    }

    public String redact(String text) {
        String redacted = redactLearnt(text);
        for (Pattern shape : SHAPES) {
            redacted = shape.matcher(redacted).replaceAll(MASK);
        }
        return redacted;
    }
}
