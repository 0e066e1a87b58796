package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.tradelocker.rest.RowReader.One;
import org.jspecify.annotations.Nullable;

/// How the answer to one kind of request is read. Immutable.
///
/// @param enveloped whether what is asked for stands in `d`, behind `s: ok`
/// @param noData what `s: no_data` means; null where it means nothing
/// @param nothing what 204 and an empty body mean; null where they mean nothing
record Reading<T>(
        boolean enveloped,
        One<T> body,
        @Nullable NoData<T> noData,
        @Nullable T nothing) {
    /// Reads an answer without data.
    @FunctionalInterface
    interface NoData<T> {
        T read(Json.Obj root) throws Unreadable;
    }

    /// Of `d` in an answer of `/trade`.
    static <T> Reading<T> of(One<T> body) {
        return new Reading<>(true, body, null, null);
    }

    /// Of an answer of `/auth`, which has no envelope.
    static <T> Reading<T> bare(One<T> body) {
        return new Reading<>(false, body, null, null);
    }

    /// Of a change: that the venue took it is all we want to know.
    static Reading<Accepted> accepted() {
        return new Reading<>(true, _ -> Accepted.ACCEPTED, null, Accepted.ACCEPTED);
    }

    static Reading<BarHistory> bars() {
        return new Reading<>(true, ReferenceMessages::bars, ReferenceMessages::noBars, null);
    }

    /// What a verdict means for whoever asked.
    Reply<T> reply(Verdict verdict, Route route, long sentNanos, long answeredNanos) {
        return switch (verdict) {
            case Verdict.Answer(byte[] bytes) ->
                reply(new JsonReading(bytes, KnownWords.ofOne()), route, sentNanos, answeredNanos);
            case Verdict.Nothing _ ->
                nothing == null
                        ? new Reply.Unknown<>(route + " was answered by nothing")
                        : new Reply.Ok<>(nothing, sentNanos, answeredNanos);
            case Verdict.No(int status, String errmsg) -> new Reply.Refused<>(status, errmsg);
            case Verdict.BadToken(String why) -> new Reply.NotSent<>(Reply.Cause.LOGIN, why, 0);
            case Verdict.TooMany _ -> new Reply.NotSent<>(Reply.Cause.THROTTLED, "HTTP 429", 0);
            case Verdict.Edge(String why) ->
                route.isQuery()
                        ? new Reply.NotSent<>(Reply.Cause.EDGE, why, 0)
                        : new Reply.Unknown<>(why); // some look at answers, and refuse what was done
            case Verdict.Unsent(String why) -> new Reply.NotSent<>(Reply.Cause.CONNECT, why, 0);
            case Verdict.Unsure(String why) -> new Reply.Unknown<>(why);
        };
    }

    /// What the body of an answer means.
    Reply<T> reply(JsonReading answer, Route route, long sentNanos, long answeredNanos) {
        try {
            Json.Obj root = answer.whole();
            String word = root.get("s") instanceof Json.Word(String text) ? text : "";
            if (isRefusal(root, word)) {
                return new Reply.Refused<>(200, TradeLockerErrors.text(root));
            }
            return new Reply.Ok<>(value(root, word), sentNanos, answeredNanos);
        } catch (Unreadable e) {
            return new Reply.Unknown<>(route + " was answered by what can't be read: " + e.why());
        }
    }

    /// The venue's own client takes an order id for acceptance, whatever else is said: then nobody knows.
    private static boolean isRefusal(Json.Obj root, String word) throws Unreadable {
        boolean refused = word.equals("error")
                || (word.isEmpty()
                        && root.get("d").isNull()
                        && !root.get("errmsg").isNull());
        if (refused && !root.get("d").get("orderId").isNull()) {
            throw new Unreadable("an error that names an order");
        }
        return refused;
    }

    private T value(Json.Obj root, String word) throws Unreadable {
        if (word.equals("no_data") && noData != null) {
            return noData.read(root);
        }
        if (word.equals("ok")) {
            return body.read(enveloped ? root.get("d") : root);
        }
        if (word.isEmpty() && !enveloped) {
            return body.read(root);
        }
        throw new Unreadable("s is '" + TradeLockerErrors.printable(word) + "'");
    }
}
