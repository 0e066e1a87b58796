package io.fairlead.venues.tradelocker.rest;

/// What an HTTP outcome means for a request, before its body is read.
sealed interface Verdict {
    /// 2xx with a body.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    record Answer(byte[] body) implements Verdict {
        @Override
        public String toString() {
            return "Answer[" + body.length + " bytes]";
        }
    }

    /// 204, or 2xx without a body.
    record Nothing() implements Verdict {}

    /// The venue said no by a 4xx.
    record No(int status, String errmsg) implements Verdict {}

    /// 401: the token is not taken; the request was not looked at.
    record BadToken(String why) implements Verdict {}

    /// 429; 0 if the venue did not say how long to wait.
    record TooMany(long retryAfterNanos) implements Verdict {}

    /// 403 that is not in the venue's own words: something in front of it refuses us.
    record Edge(String why) implements Verdict {}

    /// No connection.
    record Unsent(String why) implements Verdict {}

    /// It may have been done.
    record Unsure(String why) implements Verdict {}
}
