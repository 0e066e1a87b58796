package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.UtcTimestamp;

/// Checks the value of one field against its definition. Owned by the thread of its validator; allocates only for
/// fields with several values.
final class FieldCheck {
    private final FieldDefinition definition;
    private final String[] values;
    private final FixDecimal decimal = new FixDecimal();

    FieldCheck(FieldDefinition definition) {
        this.definition = definition;
        values = definition.values().keySet().toArray(String[]::new);
    }

    int tag() {
        return definition.tag();
    }

    boolean wellFormed(FixMessage message, int index) {
        int start = message.start(index);
        int length = message.length(index);
        return switch (definition.type()) {
            case TEXT, DATA -> true;
            case CHAR -> length == 1 || definition.several();
            case BOOLEAN -> message.charAt(index) == 'Y' || message.charAt(index) == 'N';
            case INT -> message.longAt(index) != FixMessage.NO_LONG;
            case COUNT -> message.intAt(index) >= 0;
            case FLOAT -> message.decimalAt(index, decimal);
            case TIMESTAMP -> message.timestampAt(index) != UtcTimestamp.INVALID;
            case DATE -> UtcTimestamp.parseDate(message.buffer(), start, length) != UtcTimestamp.INVALID;
            case TIME -> UtcTimestamp.parseTime(message.buffer(), start, length) != UtcTimestamp.INVALID;
            case MONTH_YEAR -> length >= 6 && length <= 8;
        };
    }

    boolean allowed(FixMessage message, int index) {
        if (values.length == 0) {
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
