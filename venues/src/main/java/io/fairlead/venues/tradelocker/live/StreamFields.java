package io.fairlead.venues.tradelocker.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.fairlead.core.model.Decimal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of one JSON object as texts, and of its lists of objects those of each. Immutable once read.
final class StreamFields {
    private static final int MAX_NESTING = 8;
    private static final int MAX_FIELDS = 200;
    private static final int MAX_LISTED = 10_000;
    private static final int MAX_WORD = 128;
    private static final int PLACES = 12;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<StreamFields>> lists = new HashMap<>();

    private StreamFields() {}

    /// What can't be read; says why.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why, null, false, false);
        }
    }

    static StreamFields read(String json) throws Malformed {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("no JSON object");
            }
            return object(parser);
        } catch (IOException e) {
            throw new Malformed("no JSON: " + e.getClass().getSimpleName());
        }
    }

    private static StreamFields object(JsonParser parser) throws IOException, Malformed {
        StreamFields fields = new StreamFields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (fields.texts.size() >= MAX_FIELDS) {
                throw new Malformed("more than " + MAX_FIELDS + " fields");
            }
            if (value == JsonToken.START_ARRAY) {
                fields.lists.put(name, list(parser));
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static List<StreamFields> list(JsonParser parser) throws IOException, Malformed {
        List<StreamFields> found = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT && found.size() < MAX_LISTED) {
                found.add(object(parser));
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    List<StreamFields> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /// Null where it is not there or empty.
    @Nullable
    String word(String name) throws Malformed {
        String text = texts.get(name);
        if (text != null && text.length() > MAX_WORD) {
            throw new Malformed(name + " is no short text");
        }
        return text == null || text.isEmpty() ? null : text;
    }

    /// What is for people alone; empty where it is not there.
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    String needed(String name) throws Malformed {
        String word = word(name);
        if (word == null) {
            throw new Malformed(name + " is missing");
        }
        return word;
    }

    /// An amount of money may have more places than the model keeps, and is rounded there; null where it is not told.
    @Nullable
    Decimal money(String name) throws Malformed {
        String text = word(name);
        try {
            return text == null ? null : Decimal.ofRounded(plain(name, text), PLACES);
        } catch (ArithmeticException e) {
            throw new Malformed(name + " is a number that the model does not keep");
        }
    }

    /// An exact number; null where it is not told.
    @Nullable
    Decimal number(String name) throws Malformed {
        String text = word(name);
        try {
            return text == null ? null : Decimal.ofExact(plain(name, text));
        } catch (ArithmeticException e) {
            throw new Malformed(name + " is a number that the model does not keep");
        }
    }

    Decimal neededNumber(String name) throws Malformed {
        Decimal number = number(name);
        if (number == null) {
            throw new Malformed(name + " is missing");
        }
        return number;
    }

    /// An exponent of thousands would make one short text a number of thousands of digits.
    private static BigDecimal plain(String name, String text) throws Malformed {
        if (text.length() > 40 || !text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")) {
            throw new Malformed(name + " is no number");
        }
        return new BigDecimal(text);
    }

    /// Epoch nanoseconds of an ISO 8601 time or of epoch milliseconds; 0 where it is not told or can't be read, as no
    /// time of the stream decides anything.
    long time(String name) throws Malformed {
        String text = word(name);
        if (text == null) {
            return 0;
        }
        try {
            if (text.matches("[0-9]{1,15}")) {
                return Math.multiplyExact(Long.parseLong(text), 1_000_000L);
            }
            Instant time = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeException | ArithmeticException _) {
            return 0;
        }
    }

    @Nullable
    Boolean flag(String name) throws Malformed {
        String word = word(name);
        return word == null ? null : Boolean.valueOf(word);
    }
}
