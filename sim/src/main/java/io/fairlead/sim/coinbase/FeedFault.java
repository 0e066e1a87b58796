package io.fairlead.sim.coinbase;

import java.util.List;

/// Something that goes wrong with the feed. A setting holds until it is set otherwise; everything else happens once.
public sealed interface FeedFault {
    /// The next so many messages about prices are lost, for everybody; 0 ends it.
    record Gap(int messages) implements FeedFault {}

    /// Setting: nothing is sent, heartbeats neither, while the connections stay open.
    record Stall(boolean on) implements FeedFault {}

    /// Every connection is cut, without a close frame.
    record Disconnect() implements FeedFault {}

    /// The next so many messages end in the middle.
    record Malformed(int messages) implements FeedFault {}

    /// One message of so many characters.
    record Huge(int characters) implements FeedFault {}

    /// Setting: subscriptions are refused.
    record Refuse(boolean on) implements FeedFault {}

    /// The next ticker carries a number of the past.
    record Reorder() implements FeedFault {}

    /// A bid far above the best offer appears in the changes of a product, and stays until the next snapshot.
    record Cross(String product) implements FeedFault {}

    /// Reads one as a person writes it, such as `gap 3` or `stall on`.
    ///
    /// @throws IllegalArgumentException saying what was expected
    static FeedFault parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        String last = words.getLast();
        return switch (words.size() == 1 ? words.getFirst() : words.getFirst() + " _") {
            case "gap" -> new Gap(1);
            case "gap _" -> new Gap(number(last));
            case "stall _" -> new Stall(on(last));
            case "disconnect" -> new Disconnect();
            case "malformed" -> new Malformed(1);
            case "malformed _" -> new Malformed(number(last));
            case "huge _" -> new Huge(number(last));
            case "refuse _" -> new Refuse(on(last));
            case "reorder" -> new Reorder();
            case "cross _" -> new Cross(last);
            default ->
                throw new IllegalArgumentException("expected gap [N], stall on|off, disconnect, malformed [N],"
                        + " huge CHARACTERS, refuse on|off, reorder or cross PRODUCT, was '" + text + "'");
        };
    }

    private static int number(String word) {
        if (!word.matches("[0-9]{1,8}")) {
            throw new IllegalArgumentException("expected a whole number, was '" + word + "'");
        }
        return Integer.parseInt(word);
    }

    private static boolean on(String word) {
        if (!word.equals("on") && !word.equals("off")) {
            throw new IllegalArgumentException("expected on or off, was '" + word + "'");
        }
        return word.equals("on");
    }
}
