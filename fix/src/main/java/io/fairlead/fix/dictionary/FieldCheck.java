package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.UtcTimestamp;

/// Checks the value of one field against its definition. Immutable; allocates only for fields with several values.
final class FieldCheck {
    private final FieldDefinition definition;
    private final FieldType type;
    private final String[] values;

    /// Whether there are values, and one character that is one of them is well-formed.
    private final boolean spelled;

    private final long[] characters = new long[2];

    FieldCheck(FieldDefinition definition) {
        this.definition = definition;
        type = definition.type();
        spelled = !definition.values().isEmpty() && (type == FieldType.CHAR || type == FieldType.TEXT);
        values = definition.values().keySet().toArray(String[]::new);
        for (String value : values) {
            if (value.length() == 1 && value.charAt(0) < 2 * Long.SIZE) {
                characters[value.charAt(0) / Long.SIZE] |= 1L << value.charAt(0);
            }
        }
    }

    int tag() {
        return definition.tag();
    }

    /// Whether no value at all is wrong.
    boolean takesAll() {
        return values.length == 0 && (type == FieldType.TEXT || type == FieldType.DATA);
    }

    /// Whether each of [#characters] is a right value.
    boolean isSpelled() {
        return spelled;
    }

    /// Those of the values that are one ASCII character, one bit each: below 64, and from there on.
    long[] characters() {
        return characters;
    }

    /// Whether every decimal is a right value, and nothing else.
    boolean isDecimal() {
        return type == FieldType.FLOAT && values.length == 0;
    }

    boolean wellFormed(FixMessage message, int index, FixDecimal scratch) {
        int start = message.start(index);
        int length = message.length(index);
        return switch (type) {
            case TEXT, DATA -> true;
            case CHAR ->
                length == 1 || (definition.several() && Values.singleCharacters(message.buffer(), start, length));
            case BOOLEAN -> message.charAt(index) == 'Y' || message.charAt(index) == 'N';
            case INT -> message.longAt(index) != FixMessage.NO_LONG;
            case COUNT -> message.longAt(index) >= 0;
            case DAY_OF_MONTH -> message.intAt(index) >= 1 && message.intAt(index) <= 31;
            case COUNTRY -> Values.code(message.buffer(), start, length, 2, 2);
            // Three letters by ISO 4217; venues of digital assets have longer ones.
            case CURRENCY -> Values.code(message.buffer(), start, length, 3, 5);
            case FLOAT -> message.decimalAt(index, scratch);
            case TIMESTAMP -> message.timestampAt(index) != UtcTimestamp.INVALID;
            case DATE -> UtcTimestamp.parseDate(message.buffer(), start, length) != UtcTimestamp.INVALID;
            case TIME -> UtcTimestamp.parseTime(message.buffer(), start, length) != UtcTimestamp.INVALID;
            case ZONED_TIMESTAMP -> Values.zonedTimestamp(message.buffer(), start, length);
            case ZONED_TIME -> Values.zonedTime(message.buffer(), start, length);
            case MONTH_YEAR -> Values.monthYear(message.buffer(), start, length);
        };
    }

    boolean allowed(FixMessage message, int index) {
        if (values.length == 0) {
            return true;
        }
        char only = message.charAt(index);
        if (only < 2 * Long.SIZE && (characters[only / Long.SIZE] & 1L << only) != 0) {
            return true;
        }
        for (String value : values) {
            if (message.equalsAt(index, value)) {
                return true;
            }
        }
        return definition.several() && definition.allows(message.stringAt(index));
    }
}
