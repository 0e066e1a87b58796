package io.fairlead.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the environment says to a file: `${NAME}` inside values, and `FAIRLEAD_…` in place of them. Confined to the
/// thread that reads the file.
final class Environment {
    /// Variables with our prefix that are not keys of the file.
    static final Set<String> RESERVED = Set.of(
            "FAIRLEAD_URL",
            "FAIRLEAD_TOKEN",
            "FAIRLEAD_TOKEN_FILE",
            "FAIRLEAD_HOME",
            "FAIRLEAD_JAVA_HOME",
            "FAIRLEAD_JAVA_OPTS",
            "FAIRLEAD_NO_BUILD",
            "FAIRLEAD_KEYSTORE_PASSPHRASE",
            "FAIRLEAD_SIM_PASSWORD");

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$)?\\{([^}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(:-(.*))?");

    private final Map<String, String> variables;
    private final Map<String, String> keysByVariable = new HashMap<>();
    private final Set<String> mentioned = new TreeSet<>();

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /// The text that stands in place of a key's value, or null.
    @Nullable
    String override(KeyPath path, Problems problems) {
        String text = overrides(path) ? variables.get(path.variable()) : null;
        String earlier = keysByVariable.put(path.variable(), path.shown());
        if (text != null && earlier != null && !earlier.equals(path.shown())) {
            problems.error(0, path.shown(), path.variable() + " also names " + earlier, "rename one of the ids");
        }
        return text;
    }

    boolean overrides(KeyPath path) {
        return !RESERVED.contains(path.variable()) && variables.containsKey(path.variable());
    }

    /// Puts variables in: `${NAME}`, `${NAME:-if it is not set}`; `$${` stays a plain `${`.
    String substitute(String text) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (reference.find()) {
            String with = reference.group(1) != null ? reference.group().substring(1) : valueOf(reference.group(2));
            reference.appendReplacement(result, Matcher.quoteReplacement(with));
        }
        return reference.appendTail(result).toString();
    }

    private String valueOf(String inside) {
        Matcher variable = VARIABLE.matcher(inside);
        if (!variable.matches()) {
            throw new IllegalArgumentException(
                    "'${" + inside + "}' must be ${NAME} or ${NAME:-value}; write $${ for a plain ${");
        }
        mentioned.add(variable.group(1));
        String value = variables.get(variable.group(1));
        if (value == null) {
            value = variable.group(3);
        }
        if (value == null) {
            throw new IllegalArgumentException("environment variable " + variable.group(1) + " is not set");
        }
        return value;
    }

    /// A variable named by a secret reference is not a misspelt key.
    void mention(String variable) {
        mentioned.add(variable);
    }

    /// Tells of `FAIRLEAD_…` variables that no key answers to: most often a slip.
    void warnOfStrays(Problems problems) {
        for (String name : new TreeSet<>(variables.keySet())) {
            boolean known = RESERVED.contains(name) || keysByVariable.containsKey(name) || mentioned.contains(name);
            if (name.startsWith(KeyPath.PREFIX + "_") && !known) {
                String near = Suggestion.nearest(keysByVariable.keySet(), name)
                        .map(found -> "did you mean '" + found + "'?")
                        .orElse("unset it if it is not meant for Fairlead");
                problems.warning(0, name, "this environment variable matches no key and is ignored", near);
            }
        }
    }
}
