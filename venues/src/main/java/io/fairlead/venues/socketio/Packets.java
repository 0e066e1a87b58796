package io.fairlead.venues.socketio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes packets. Pure; whatever the text is, reading throws nothing.
///
/// ```
///  4 2 /streams-api, 7 ["subscriptions",{…}]
///  │ │ │             │ └ event name and arguments, or an ack's arguments
///  │ │ │             └── number under which an ack is wanted, if any
///  │ │ └──────────────── namespace, left out where it is the main one
///  │ └────────────────── Socket.IO: 0 connect, 1 disconnect, 2 event, 3 ack, 4 connect error, 5 and 6 binary
///  └──────────────────── Engine.IO: 0 open, 1 close, 2 ping, 3 pong, 4 message, 5 upgrade, 6 noop
/// ```
final class Packets {
    static final String MAIN = "/";

    private static final int MAX_NESTING = 32;
    private static final int MAX_ARGUMENTS = 64;
    private static final int MAX_PAYLOAD = 32;
    private static final int MAX_TEXT = 200;
    private static final int MAX_ID_DIGITS = 18;
    private static final long MILLIS = 1_000_000L;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();

    private Packets() {}

    /// What can't be read; says why.
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why, null, false, false);
        }
    }

    static Packet read(String text) {
        try {
            return text.isEmpty()
                    ? new Packet.Unreadable("an empty packet")
                    : engine(text.charAt(0), text.substring(1));
        } catch (Malformed e) {
            return new Packet.Unreadable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Packet.Unreadable("no JSON: " + e.getClass().getSimpleName());
        }
    }

    private static Packet engine(char type, String rest) throws IOException, Malformed {
        return switch (type) {
            case '0' -> open(rest);
            case '1' -> new Packet.Close();
            case '2' -> new Packet.Ping(rest.length() > MAX_PAYLOAD ? "" : rest);
            case '3', '5', '6' -> new Packet.Ignored();
            case '4' -> message(rest);
            default -> throw new Malformed("no packet of Engine.IO begins with " + shown(type));
        };
    }

    private static Packet open(String json) throws IOException, Malformed {
        long interval = 0;
        long timeout = 0;
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "the greeting is no object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "pingInterval" -> interval = millis(parser);
                    case "pingTimeout" -> timeout = millis(parser);
                    default -> parser.skipChildren();
                }
            }
        }
        require(interval > 0, "the greeting has no pingInterval");
        return new Packet.Open(interval, timeout);
    }

    private static long millis(JsonParser parser) throws IOException, Malformed {
        require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "an interval is no whole number");
        return Math.clamp(parser.getLongValue(), 0, Long.MAX_VALUE / MILLIS / 4) * MILLIS;
    }

    private static Packet message(String text) throws IOException, Malformed {
        require(!text.isEmpty(), "a message without a type");
        char type = text.charAt(0);
        int at = 1;
        String namespace = MAIN;
        if (at < text.length() && text.charAt(at) == '/') {
            int comma = text.indexOf(',', at);
            namespace = comma < 0 ? text.substring(at) : text.substring(at, comma);
            at = comma < 0 ? text.length() : comma + 1;
        }
        int digits = at;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        require(digits - at <= MAX_ID_DIGITS, "a number of too many digits");
        String body = text.substring(digits);
        return switch (type) {
            case '0' -> new Packet.Joined(namespace);
            case '1' -> new Packet.Left(namespace);
            case '2' -> event(namespace, elements(body));
            case '3' -> {
                require(digits > at, "an ack without a number");
                yield new Packet.Ack(namespace, Long.parseLong(text, at, digits, 10), elements(body));
            }
            case '4' -> new Packet.Refused(namespace, problem(body));
            case '5', '6' -> new Packet.Ignored();
            default -> throw new Malformed("no packet of Socket.IO begins with " + shown(type));
        };
    }

    private static Packet event(String namespace, List<String> elements) throws IOException, Malformed {
        require(!elements.isEmpty(), "an event without a name");
        try (JsonParser parser = JSON.createParser(elements.getFirst())) {
            require(parser.nextToken() == JsonToken.VALUE_STRING, "the name of an event is no text");
            return new Packet.Event(namespace, parser.getText(), elements.subList(1, elements.size()));
        }
    }

    /// The elements of an array, each as it stands there.
    private static List<String> elements(String json) throws IOException, Malformed {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_ARRAY, "the arguments are no array");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(found.size() < MAX_ARGUMENTS, "more than " + MAX_ARGUMENTS + " arguments");
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                found.add(json.substring(from, (int) parser.currentLocation().getCharOffset()));
            }
            require(parser.nextToken() == null, "something behind the arguments");
        }
        return found;
    }

    /// The message of an error, which is an object in protocol 5 and was a text before.
    private static String problem(String json) throws IOException {
        if (json.isEmpty()) {
            return "no reason given";
        }
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                return cut(parser.getText());
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("message");
                parser.nextToken();
                if (wanted) {
                    return cut(parser.getValueAsString("no reason given"));
                }
                parser.skipChildren();
            }
            return "no reason given";
        }
    }

    /// The request to join a namespace.
    static String join(String namespace) {
        return "40" + prefix(namespace);
    }

    static String leave(String namespace) {
        return "41" + prefix(namespace);
    }

    static String pong(String payload) {
        return "3" + payload;
    }

    /// An event with one argument, which is JSON; under a number if an ack is wanted.
    static String event(String namespace, String id, String name, String argument) {
        return "42" + prefix(namespace) + id + "[\"" + name + "\"," + argument + "]";
    }

    private static String prefix(String namespace) {
        return namespace.equals(MAIN) ? "" : namespace + ",";
    }

    private static String cut(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    private static String shown(char type) {
        return type > ' ' && type < 0x7f ? "'" + type + "'" : "character " + (int) type;
    }

    private static void require(boolean holds, String otherwise) throws Malformed {
        if (!holds) {
            throw new Malformed(otherwise);
        }
    }
}
