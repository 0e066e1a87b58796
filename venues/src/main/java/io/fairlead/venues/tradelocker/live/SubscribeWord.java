package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.live.StreamFields.Malformed;

/// What the venue says to a request for the stream of one account, by what is to be done about it.
sealed interface SubscribeWord {
    record Connected() implements SubscribeWord {}

    /// The token is none any more: another one, then again.
    record NewToken(String why) implements SubscribeWord {}

    /// Too often, already subscribed, or a word that nobody told us of: again after a while.
    record TryLater(String why) implements SubscribeWord {}

    /// This account gets no stream: it stays polled.
    record Never(String why) implements SubscribeWord {}

    /// Key and token are of different environments: no account gets a stream.
    record WrongEnvironment(String why) implements SubscribeWord {}

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    static SubscribeWord of(StreamFields fields) throws Malformed {
        String status = fields.needed("status");
        if (status.equalsIgnoreCase("ok")) {
            return new Connected();
        }
        String code = fields.word("code");
        String said = fields.text("message");
        String why = cut((code == null ? "error" : code) + (said.isEmpty() ? "" : ": " + said));
        return switch (code == null ? "" : code) {
            case "invalidJwt" ->
                said.startsWith("Host:") && said.contains("not recognized")
                        ? new WrongEnvironment(why)
                        : new NewToken(why);
            case "accountNotFound", "unauthorized" -> new Never(why);
            default -> new TryLater(why);
        };
    }
}
