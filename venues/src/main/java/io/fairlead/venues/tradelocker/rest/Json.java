package io.fairlead.venues.tradelocker.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value of the venue, numbers as the text that they were written in: no id and no price passes through a
/// `double`. Immutable, bounded in depth and number.
sealed interface Json {
    record Obj(Map<String, Json> fields) implements Json {}

    record Arr(List<Json> items) implements Json {}

    /// A text or a number: the venue writes many values as either.
    record Word(String text) implements Json {}

    record Bool(boolean value) implements Json {}

    enum Null implements Json {
        NULL
    }

    /// Reads a text that is one object.
    static Obj object(byte[] body) throws Unreadable {
        return object(body, KnownWords.ofOne());
    }

    /// Reads an answer that is one object.
    static Obj object(byte[] body, KnownWords known) throws Unreadable {
        try (JsonParser parser = Reader.FACTORY.createParser(body)) {
            parser.nextToken();
            Json value = new Reader(parser, known).value();
            if (parser.nextToken() != null) {
                throw new Unreadable("more than one JSON value");
            }
            if (value instanceof Obj object) {
                return object;
            }
            throw new Unreadable("no JSON object");
        } catch (IOException e) {
            throw new Unreadable("no JSON: " + e.getClass().getSimpleName());
        }
    }

    /// A field of an object; `NULL` if this is none, or has no such field.
    default Json get(String name) {
        return this instanceof Obj(Map<String, Json> fields) ? fields.getOrDefault(name, Null.NULL) : Null.NULL;
    }

    /// What a list holds.
    default List<Json> items(String what) throws Unreadable {
        if (this instanceof Arr(List<Json> items)) {
            return items;
        }
        throw new Unreadable(what + " is no list");
    }

    default boolean isNull() {
        return this instanceof Null;
    }

    /// Builds a value from tokens. One for each answer.
    final class Reader {
        private static final int DEEPEST = 16;
        private static final int MOST_VALUES = 2_000_000;
        private static final int WIDEST_ROW = 64;
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(64)
                        .maxStringLength(65_536)
                        .build())
                .build();

        private final JsonParser parser;
        private final KnownWords known;
        private int values;
        private int width;

        private Reader(JsonParser parser, KnownWords known) {
            this.parser = parser;
            this.known = known;
        }

        /// The value whose first token is current. Its depth is bounded by the parser.
        private Json value() throws IOException, Unreadable {
            if (++values > MOST_VALUES) {
                throw new Unreadable("more than " + MOST_VALUES + " values");
            }
            JsonToken token = parser.currentToken();
            if (token == null) {
                throw new Unreadable("JSON that ends early");
            }
            return switch (token) {
                case START_OBJECT -> objectBehind();
                case START_ARRAY -> listBehind();
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    known.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                case VALUE_TRUE -> new Bool(true);
                case VALUE_FALSE -> new Bool(false);
                case VALUE_NULL -> Null.NULL;
                case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new Unreadable("no JSON value");
            };
        }

        private Json objectBehind() throws IOException, Unreadable {
            Map<String, Json> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value());
            }
            return new Obj(fields);
        }

        /// Rows of a table are as wide as the one before.
        private Json listBehind() throws IOException, Unreadable {
            List<Json> items = new ArrayList<>(width);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            width = Math.min(items.size(), WIDEST_ROW);
            return new Arr(items);
        }
    }
}
