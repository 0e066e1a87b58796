package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A problem document (RFC 9457) with a stable code. Whatever of it the client sent is bounded, printable, and without
/// anything that looks like a token.
record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String field,
        @Nullable String value,
        String remedy) {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final int MAX_SHOWN = 80;
    private static final Pattern TOKEN = Pattern.compile(TokenStore.PREFIX + "[A-Za-z0-9_-]*");

    Problem {
        detail = shown(detail, 4 * MAX_SHOWN);
        field = field == null ? null : shown(field, MAX_SHOWN);
        value = value == null ? null : shown(value, MAX_SHOWN);
    }

    private static String shown(String text, int max) {
        String clean = TOKEN.matcher(text.length() > 1024 ? text.substring(0, 1024) : text)
                .replaceAll("***");
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < clean.length() && i < max; i++) {
            char c = clean.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return clean.length() > max ? shown.append('…').toString() : shown.toString();
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "urn:fairlead:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("title", title);
        json.put("status", status);
        json.put("code", code);
        json.put("detail", detail);
        json.put("field", field);
        json.put("value", value);
        json.put("remedy", remedy);
        return json;
    }

    Reply toReply() {
        Reply reply = new Reply(status, MEDIA_TYPE, toJson().toString().getBytes(StandardCharsets.UTF_8));
        return switch (status) {
            case 401 -> reply.with("WWW-Authenticate", "Bearer realm=\"fairlead\"");
            case 426 -> reply.with("Upgrade", "websocket");
            case 429, 503 -> reply.with("Retry-After", "1");
            default -> reply;
        };
    }
}
