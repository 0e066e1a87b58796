package io.fairlead.venues.coinbase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The feed's JSON, both ways. What is not needed is passed over, in any order of fields; what is needed and can't be
/// read makes the whole message unreadable. Owned by the feed.
final class CoinbaseMessages {
    private static final int MAX_NESTING = 16;
    private static final int MAX_WORD = 64;
    private static final int MAX_TEXT = 200;
    private static final Map<String, CoinbaseMessage.Type> TYPES = Map.of(
            "subscriptions", CoinbaseMessage.Type.SUBSCRIPTIONS,
            "heartbeat", CoinbaseMessage.Type.HEARTBEAT,
            "ticker", CoinbaseMessage.Type.TICKER,
            "snapshot", CoinbaseMessage.Type.SNAPSHOT,
            "l2update", CoinbaseMessage.Type.L2UPDATE,
            "error", CoinbaseMessage.Type.ERROR);

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();
    private final CoinbaseNumber price = new CoinbaseNumber();
    private final CoinbaseNumber size = new CoinbaseNumber();

    /// A message that can't be read; says why.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why, null, false, false);
        }
    }

    /// `verb` is subscribe or unsubscribe. Product ids and channels are plain words.
    static String request(String verb, List<String> products, List<String> channels) {
        return "{\"type\":\"" + verb + "\",\"product_ids\":[" + quoted(products) + "],\"channels\":[" + quoted(channels)
                + "]}";
    }

    private static String quoted(List<String> words) {
        words.forEach(CoinbaseMessages::requirePlain);
        return words.isEmpty() ? "" : "\"" + String.join("\",\"", words) + "\"";
    }

    /// @throws IllegalArgumentException if this is no word that can be asked for
    static void requirePlain(String word) {
        if (!word.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a product of Coinbase is named like BTC-USD, was '" + word + "'");
        }
    }

    void read(String text, CoinbaseMessage into) throws Unreadable {
        into.clear();
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                field(name, parser, into);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new Unreadable("more than one JSON object");
            }
        } catch (IOException e) {
            throw new Unreadable("no JSON: " + e.getClass().getSimpleName());
        }
    }

    private void field(String name, JsonParser parser, CoinbaseMessage into) throws IOException, Unreadable {
        switch (name) {
            case "type" -> into.type = TYPES.getOrDefault(word(parser), CoinbaseMessage.Type.OTHER);
            case "product_id" -> into.product = word(parser);
            case "sequence" -> into.sequence = whole(parser);
            case "trade_id", "last_trade_id" -> into.tradeId = whole(parser);
            case "time" -> into.timeNanos = time(parser);
            case "price" -> into.priced = number(parser, into.price);
            case "last_size" -> into.sized = number(parser, into.size);
            case "message", "reason" -> into.text = joined(into.text, parser.getValueAsString(""));
            case "bids" -> levels(parser, into, true);
            case "asks" -> levels(parser, into, false);
            case "changes" -> changes(parser, into);
            default -> parser.skipChildren();
        }
    }

    /// What is for people alone is cut short.
    private static String joined(String before, String more) {
        String both = before.isEmpty() ? more : before + ": " + more;
        return both.length() > MAX_TEXT ? both.substring(0, MAX_TEXT) : both;
    }

    private static String word(JsonParser parser) throws IOException, Unreadable {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() > MAX_WORD) {
            throw new Unreadable(parser.currentName() + " is no short text");
        }
        return parser.getText();
    }

    private static long whole(JsonParser parser) throws IOException, Unreadable {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new Unreadable(parser.currentName() + " is no whole number");
        }
        return parser.getLongValue();
    }

    private static long time(JsonParser parser) throws IOException, Unreadable {
        try {
            Instant time = Instant.parse(word(parser));
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeException | ArithmeticException _) {
            throw new Unreadable("time is none");
        }
    }

    private static boolean number(JsonParser parser, CoinbaseNumber into) throws IOException, Unreadable {
        if (parser.currentToken() != JsonToken.VALUE_STRING
                || !into.read(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())) {
            throw new Unreadable("a number that the model does not keep");
        }
        return true;
    }

    private void levels(JsonParser parser, CoinbaseMessage into, boolean bids) throws IOException, Unreadable {
        start(parser);
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            level(parser, into, bids);
        }
        end(parser);
    }

    private void changes(JsonParser parser, CoinbaseMessage into) throws IOException, Unreadable {
        start(parser);
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            String side = word(parser);
            if (!side.equals("buy") && !side.equals("sell")) {
                throw new Unreadable("a change is neither of buy nor of sell");
            }
            parser.nextToken();
            level(parser, into, side.equals("buy"));
        }
        end(parser);
    }

    /// Price, size, and whatever a later version adds.
    private void level(JsonParser parser, CoinbaseMessage into, boolean bid) throws IOException, Unreadable {
        number(parser, price);
        parser.nextToken();
        number(parser, size);
        if (!into.levels.add(bid, price, size)) {
            throw new Unreadable("more than " + CoinbaseLevels.MOST + " levels");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null || parser.currentToken().isStructStart()) {
                throw new Unreadable("a level is no list of texts");
            }
        }
    }

    private static void start(JsonParser parser) throws IOException, Unreadable {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new Unreadable(parser.currentName() + " is no list");
        }
    }

    private static void end(JsonParser parser) throws IOException, Unreadable {
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new Unreadable("a list of levels holds something else");
        }
    }
}
