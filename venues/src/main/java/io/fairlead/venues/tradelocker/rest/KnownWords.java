package io.fairlead.venues.tradelocker.rest;

import org.jspecify.annotations.Nullable;

/// Short words that answers held lately. Polls tell the same ids, prices and statuses over and over: a word that is
/// known is not made anew, which is most of what reading an answer would leave to the collector. Bounded: a word takes
/// the place of another. Owned by the venue's thread.
///
/// What is longer than an id or a number, as tokens are, is never kept.
final class KnownWords {
    private static final int LONGEST = 24;
    private static final int USUAL_PLACES = 1 << 14;
    private static final int HASH_FACTOR = 31;

    private final Json.@Nullable Word[] places;

    private KnownWords(int places) {
        this.places = new Json.Word[places];
    }

    /// For a venue's answers.
    KnownWords() {
        this(USUAL_PLACES);
    }

    /// For a single text.
    static KnownWords ofOne() {
        return new KnownWords(1);
    }

    /// The word that stands in `length` of these characters, from `from` on.
    Json.Word of(char[] text, int from, int length) {
        if (length > LONGEST) {
            return new Json.Word(new String(text, from, length));
        }
        int place = place(text, from, length);
        Json.Word known = places[place];
        if (known != null && isThe(known.text(), text, from, length)) {
            return known;
        }
        Json.Word fresh = new Json.Word(new String(text, from, length));
        places[place] = fresh;
        return fresh;
    }

    private int place(char[] text, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = HASH_FACTOR * hash + text[i];
        }
        return (hash ^ hash >>> 12 ^ hash >>> 20) & (places.length - 1);
    }

    private static boolean isThe(String known, char[] text, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
