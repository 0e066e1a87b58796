package io.fairlead.venues.tradelocker.rest;

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
        return new JsonReading(body, KnownWords.ofOne()).whole();
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
}
