package io.fairlead.sim.log;

import java.util.LinkedHashMap;
import java.util.Map;

/// One flat JSON object on one line: keys to strings and whole numbers, in order. Enough for a log, and no more.
final class JsonLine {
    private final String text;
    private int at;

    private JsonLine(String text) {
        this.text = text;
    }

    static Builder of(String kind) {
        return new Builder().put("kind", kind);
    }

    /// The fields of a line, numbers as their text.
    ///
    /// @throws IllegalArgumentException if the line is not such an object
    static Map<String, String> parse(String line) {
        JsonLine json = new JsonLine(line);
        Map<String, String> fields = json.object();
        if (json.at != line.length()) {
            throw json.broken("nothing more");
        }
        return fields;
    }

    private Map<String, String> object() {
        Map<String, String> fields = new LinkedHashMap<>();
        expect('{');
        while (true) {
            String key = string();
            expect(':');
            fields.put(key, peek() == '"' ? string() : number());
            if (peek() != ',') {
                break;
            }
            at++;
        }
        expect('}');
        return fields;
    }

    private String number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        while (Character.isDigit(peek())) {
            at++;
        }
        if (start == at) {
            throw broken("a string or a whole number");
        }
        return text.substring(start, at);
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = next();
        if (c != 'u') {
            return c;
        }
        if (at + 4 > text.length()) {
            throw broken("four hexadecimal digits");
        }
        char value = (char) Integer.parseInt(text, at, at + 4, 16);
        at += 4;
        return value;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw broken("'" + wanted + "'");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw broken("more");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private IllegalArgumentException broken(String wanted) {
        return new IllegalArgumentException("not a log line: expected " + wanted + " at character " + at);
    }

    /// Writes a line field by field.
    static final class Builder {
        private final StringBuilder out = new StringBuilder(512).append('{');

        Builder put(String key, String value) {
            key(key).append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
            return this;
        }

        /// Leaves out what is not there.
        Builder putIfAny(String key, String value) {
            return value.isEmpty() ? this : put(key, value);
        }

        Builder put(String key, long value) {
            key(key).append(value);
            return this;
        }

        String line() {
            return out + "}\n";
        }

        private StringBuilder key(String key) {
            if (out.length() > 1) {
                out.append(',');
            }
            return out.append('"').append(key).append("\":");
        }
    }
}
