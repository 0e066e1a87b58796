package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.venues.tradelocker.rest.ModifyPositionRequest.Level;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Bodies of requests, as the venue documents them: numbers are numbers, ids too where they are. Pure.
final class TradeLockerBodies {
    static final byte[] NONE = {};

    private static final int MOST_DIGITS = 19;

    private TradeLockerBodies() {}

    /// For a login or for stream tokens. Wipes `password`; the taker wipes what it gets.
    static byte[] credentials(String email, char[] password, String server) {
        try {
            return utf8(List.of(
                    "{\"email\":".toCharArray(),
                    quoted(email.toCharArray()),
                    ",\"password\":".toCharArray(),
                    quoted(password),
                    ",\"server\":".toCharArray(),
                    quoted(server.toCharArray()),
                    new char[] {'}'}));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /// For a refresh. The taker wipes what it gets; `refreshToken` stays as it is.
    static byte[] refresh(char[] refreshToken) {
        return utf8(List.of("{\"refreshToken\":".toCharArray(), quoted(refreshToken), new char[] {'}'}));
    }

    /// Wipes what it is given.
    private static byte[] utf8(List<char[]> parts) {
        CharBuffer joined =
                CharBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(joined::put);
        parts.forEach(part -> Arrays.fill(part, '\0'));
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(joined.flip());
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        Arrays.fill(joined.array(), '\0');
        return bytes;
    }

    /// As a JSON text, into an array of its own.
    private static char[] quoted(char[] text) {
        char[] room = new char[6 * text.length + 2];
        int at = 0;
        room[at++] = '"';
        for (char c : text) {
            if (c == '"' || c == '\\') {
                room[at++] = '\\';
                room[at++] = c;
            } else if (c < ' ') {
                for (char escaped : new char[] {'\\', 'u', '0', '0', hex(c >> 4), hex(c & 15)}) {
                    room[at++] = escaped;
                }
            } else {
                room[at++] = c;
            }
        }
        room[at++] = '"';
        char[] exact = Arrays.copyOf(room, at);
        Arrays.fill(room, '\0');
        return exact;
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
    }

    static byte[] place(PlaceRequest request) {
        return new Fields()
                .number("qty", request.qty())
                .id("routeId", request.routeId())
                .text("side", side(request.side()))
                .text("type", request.type().word())
                .text("validity", request.type().validity())
                .id("tradableInstrumentId", request.tradableInstrumentId())
                .number("price", request.price())
                .number("stopPrice", request.stopPrice())
                .bracket("stopLoss", request.stopLoss())
                .bracket("takeProfit", request.takeProfit())
                .text("strategyId", request.strategyId())
                .bytes();
    }

    private static String side(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    static byte[] modifyOrder(ModifyOrderRequest request) {
        return new Fields()
                .number("qty", request.qty())
                .number("price", request.price())
                .number("stopPrice", request.stopPrice())
                .bracket("stopLoss", request.stopLoss())
                .bracket("takeProfit", request.takeProfit())
                .bytes();
    }

    static byte[] modifyPosition(ModifyPositionRequest request) {
        return new Fields()
                .level("stopLoss", request.stopLoss())
                .level("takeProfit", request.takeProfit())
                .level("trailingOffset", request.trailingOffset())
                .bytes();
    }

    static byte[] close(Decimal qty) {
        return new Fields().number("qty", qty).bytes();
    }

    /// The fields of one object. What is null is left out.
    private static final class Fields {
        private final StringBuilder json = new StringBuilder("{");

        private Fields raw(String name, String value) {
            json.append(json.length() == 1 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value);
            return this;
        }

        Fields text(String name, String value) {
            return raw(name, String.valueOf(quoted(value.toCharArray())));
        }

        Fields number(String name, @Nullable Decimal value) {
            return value == null ? this : raw(name, value.toString());
        }

        /// A number where it is one: all its digits are kept.
        Fields id(String name, String id) {
            return isWhole(id) ? raw(name, id) : text(name, id);
        }

        private static boolean isWhole(String id) {
            boolean whole = !id.isEmpty() && id.length() <= MOST_DIGITS && (id.length() == 1 || id.charAt(0) != '0');
            for (int i = 0; whole && i < id.length(); i++) {
                whole = id.charAt(i) >= '0' && id.charAt(i) <= '9';
            }
            return whole;
        }

        /// A distance that trails stands in a field of its own as well.
        Fields bracket(String name, @Nullable Bracket bracket) {
            if (bracket == null) {
                return this;
            }
            number(name, bracket.value()).text(name + "Type", bracket.kind().word());
            return bracket.kind() == Bracket.Kind.TRAILING_OFFSET ? number("trStopOffset", bracket.value()) : this;
        }

        Fields level(String name, Level level) {
            return switch (level) {
                case Level.Keep _ -> this;
                case Level.Remove _ -> raw(name, "null");
                case Level.At(Decimal value) -> number(name, value);
            };
        }

        byte[] bytes() {
            return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
