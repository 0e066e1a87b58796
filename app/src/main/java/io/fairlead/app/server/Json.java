package io.fairlead.app.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value as it was written: numbers keep their text, so that no digit is lost on the way to a `Decimal`.
sealed interface Json {
    record Text(String value) implements Json {}

    record Num(String text) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    record Array(List<Json> items) implements Json {}

    record Obj(Map<String, Json> fields) implements Json {}

    int MAX_DEPTH = 8;

    JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(64)
                    .maxStringLength(4096)
                    .maxNameLength(128)
                    .maxTokenCount(2048)
                    .build())
            .build();

    /// Reads exactly one object: no duplicate keys, no deep nesting, nothing behind it.
    ///
    /// @throws ProblemException `MALFORMED_JSON` otherwise
    static Obj parseObject(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("the body must be a JSON object");
            }
            Obj object = object(parser);
            if (parser.nextToken() != null) {
                throw malformed("text follows the object");
            }
            return object;
        } catch (IOException e) {
            throw malformed(place(e));
        }
    }

    /// Where the body stops being JSON. Not the parser's own words: they quote the body, which may hold a secret.
    private static String place(IOException e) {
        return e instanceof JsonProcessingException at && at.getLocation() != null
                ? "the body is not proper JSON at line " + at.getLocation().getLineNr() + ", column "
                        + at.getLocation().getColumnNr()
                : "the body is not proper JSON";
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getText());
            case VALUE_TRUE -> new Bool(true);
            case VALUE_FALSE -> new Bool(false);
            case VALUE_NULL -> new Null();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw malformed("a value is missing");
        };
    }

    private static Obj object(JsonParser parser) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Obj(fields);
    }

    private static Array array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Array(items);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ApiError.MALFORMED_JSON.problem("body", null, detail));
    }
}
