package io.fairlead.venues.tradelocker.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One text that is read value by value, in as many portions as its reader likes. Bounded in depth, in the number of
/// values and in their length. Owned by one thread.
final class JsonReading {
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
    private final ArrayDeque<Open> outer = new ArrayDeque<>(DEEPEST);
    private @Nullable Open open;
    private @Nullable Json root;
    private String problem = "";
    private boolean over;
    private int values;
    private int width;

    /// An object or a list whose end has not come.
    private static final class Open {
        final @Nullable Map<String, Json> fields;
        final List<Json> items;
        String name = "";

        private Open(@Nullable Map<String, Json> fields, List<Json> items) {
            this.fields = fields;
            this.items = items;
        }

        static Open object() {
            return new Open(new LinkedHashMap<>(), List.of());
        }

        static Open list(int width) {
            return new Open(null, new ArrayList<>(width));
        }

        void add(Json value) {
            if (fields == null) {
                items.add(value);
            } else {
                fields.put(name, value);
            }
        }
    }

    JsonReading(byte[] text, KnownWords known) {
        this.known = known;
        try {
            parser = FACTORY.createParser(text);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be opened", e);
        }
    }

    /// Reads so many values at most. Returns whether there is nothing more to read, for good or ill.
    boolean proceed(int most) {
        long until = (long) values + most;
        while (!over && values < until) {
            try {
                step();
            } catch (Unreadable e) {
                end(e.why());
            } catch (IOException e) {
                end("no JSON: " + e.getClass().getSimpleName());
            }
        }
        return over;
    }

    /// The object that the text is; the rest of it is read now.
    Json.Obj whole() throws Unreadable {
        proceed(Integer.MAX_VALUE);
        if (!problem.isEmpty()) {
            throw new Unreadable(problem);
        }
        if (root instanceof Json.Obj object) {
            return object;
        }
        throw new Unreadable("no JSON object");
    }

    private void end(String why) {
        over = true;
        problem = why;
        try {
            parser.close();
        } catch (IOException e) {
            problem = "no JSON: " + e.getClass().getSimpleName();
        }
    }

    private void step() throws IOException, Unreadable {
        JsonToken token = parser.nextToken();
        if (token == null) {
            end(root == null ? "JSON that ends early" : "");
            return;
        }
        if (root != null && open == null) {
            throw new Unreadable("more than one JSON value");
        }
        switch (token) {
            case START_OBJECT -> begin(Open.object());
            case START_ARRAY -> begin(Open.list(width));
            case FIELD_NAME -> inner().name = parser.currentName();
            case END_OBJECT -> leave();
            case END_ARRAY -> {
                width = Math.min(inner().items.size(), WIDEST_ROW); // rows of a table are as wide as the one before
                leave();
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                take(known.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
            case VALUE_TRUE -> take(new Json.Bool(true));
            case VALUE_FALSE -> take(new Json.Bool(false));
            case VALUE_NULL -> take(Json.Null.NULL);
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new Unreadable("no JSON value");
        }
    }

    /// Its depth is bounded by the parser.
    private void begin(Open begun) throws Unreadable {
        take(begun.fields == null ? new Json.Arr(begun.items) : new Json.Obj(begun.fields));
        if (open != null) {
            outer.push(open);
        }
        open = begun;
    }

    private Open inner() throws Unreadable {
        Open inner = open;
        if (inner == null) {
            throw new Unreadable("no JSON value");
        }
        return inner;
    }

    private void leave() {
        open = outer.poll();
    }

    private void take(Json value) throws Unreadable {
        if (++values > MOST_VALUES) {
            throw new Unreadable("more than " + MOST_VALUES + " values");
        }
        if (open == null) {
            root = value;
        } else {
            open.add(value);
        }
    }
}
