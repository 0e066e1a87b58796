package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The venue's JSON: bodies in, envelopes out. Pure.
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json; charset=utf-8");

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// The object that a body is, or null if it is none.
    static @Nullable ObjectNode parse(String body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    /// The object of a body that needs one.
    ///
    /// @throws IllegalArgumentException if it is none
    static ObjectNode needed(@Nullable ObjectNode body) {
        if (body == null) {
            throw new IllegalArgumentException("the body is no JSON object");
        }
        return body;
    }

    /// The text of a field, which may be a string or a number; null if it is absent, null, or neither.
    static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || !(value.isTextual() || value.isNumber())) {
            return null;
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /// The number in a field, sent as one or as text; null if it is absent or null.
    ///
    /// @throws IllegalArgumentException if it is something else
    static @Nullable Decimal number(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        String text = text(object, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " must be a number");
        }
        try {
            return Decimal.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + " must be a number", e);
        }
    }

    static WebReply.Answered answer(int status, ObjectNode body) {
        return new WebReply.Answered(status, HEADERS, body.toString(), 0);
    }

    static WebReply.Answered ok(JsonNode d) {
        return answer(200, object().put("s", "ok").set("d", d));
    }

    static WebReply.Answered ok() {
        return answer(200, object().put("s", "ok"));
    }

    /// The venue says no, with HTTP 200 as it does for every rule of trading.
    static WebReply.Answered refused(String text) {
        return error(200, text);
    }

    static WebReply.Answered error(int status, String text) {
        return answer(status, object().put("s", "error").put("errmsg", text));
    }

    /// What the edge in front of the venue says, in HTML.
    static WebReply.Answered edge(int status, String title) {
        return new WebReply.Answered(
                status,
                Map.of("content-type", "text/html"),
                "<html><head><title>" + status + " " + title + "</title></head><body><center><h1>" + status + " "
                        + title + "</h1></center></body></html>",
                0);
    }
}
