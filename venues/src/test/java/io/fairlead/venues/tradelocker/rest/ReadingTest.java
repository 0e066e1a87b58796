package io.fairlead.venues.tradelocker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.web.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What an outcome means for whoever asked.
class ReadingTest {
    private static final Reading<Placed> PLACED = Reading.of(TradeLockerMessages::placed);

    private static <T> Reply<T> reply(Reading<T> reading, Route route, HttpOutcome outcome) {
        return reading.reply(TradeLockerErrors.judge(outcome), route, 1, 2);
    }

    private static Reply<Placed> placed(int status, String body) {
        return reply(PLACED, Route.PLACE_ORDER, Scripted.answer(status, body));
    }

    private static Reply<Accepted> cancelled(int status, String body) {
        return reply(Reading.accepted(), Route.CANCEL_ORDER, Scripted.answer(status, body));
    }

    @Test
    void orderIdIsTextHoweverLong() {
        assertThat(placed(200, "{\"s\":\"ok\",\"d\":{\"orderId\":7277816997846858725}}"))
                .isEqualTo(new Reply.Ok<>(new Placed("7277816997846858725"), 1, 2));
    }

    @Test
    void refusalComesWithHttp200() {
        assertThat(placed(200, "{\"s\":\"error\",\"errmsg\":\"Not enough margin\"}"))
                .isEqualTo(new Reply.Refused<>(200, "Not enough margin"));
        assertThat(placed(200, "{\"errmsg\":\"Not enough margin\"}"))
                .isEqualTo(new Reply.Refused<>(200, "Not enough margin"));
        assertThat(placed(404, "")).isEqualTo(new Reply.Refused<>(404, "HTTP 404"));
        assertThat(placed(400, "{\"message\":\"bad\\nqty\"}")).isEqualTo(new Reply.Refused<>(400, "bad?qty"));
        assertThat(placed(403, "{\"errmsg\":\"account closed\"}"))
                .isEqualTo(new Reply.Refused<>(403, "account closed"));
    }

    @Test
    void nobodyKnowsWhatBecameOfAnOrderBehindAnythingElse() {
        for (String body : List.of(
                "",
                "{}",
                "[]",
                "<html>",
                "{\"s\":\"ok\"}",
                "{\"s\":\"ok\",\"d\":{}}",
                "{\"s\":\"ok\",\"d\":{\"orderId\":null}}",
                "{\"s\":\"no_data\"}",
                "{\"s\":\"maybe\"}",
                "{\"s\":\"error\",\"d\":{\"orderId\":\"1\"}}",
                "{\"s\":\"ok\",\"d\":{\"orderId\":\"1\"}} trailing")) {
            assertThat(placed(200, body)).as(body).isInstanceOf(Reply.Unknown.class);
        }
        for (int status : List.of(302, 408, 500, 502, 503, 504)) {
            assertThat(placed(status, "")).as("" + status).isInstanceOf(Reply.Unknown.class);
        }
        assertThat(placed(403, "<html>blocked</html>")).isInstanceOf(Reply.Unknown.class);
        assertThat(reply(PLACED, Route.PLACE_ORDER, new HttpOutcome.Lost("reset")))
                .isEqualTo(new Reply.Unknown<>("reset"));
    }

    @Test
    void whatNeverLeftOrWasRefusedUnseenMayGoAgain() {
        assertThat(reply(PLACED, Route.PLACE_ORDER, new HttpOutcome.NotSent("refused")))
                .isEqualTo(new Reply.NotSent<>(Reply.Cause.CONNECT, "refused", 0));
        assertThat(placed(401, "")).isEqualTo(new Reply.NotSent<>(Reply.Cause.LOGIN, "HTTP 401", 0));
        assertThat(reply(Reading.of(d -> d), Route.ORDERS, Scripted.answer(403, "<html>")))
                .isInstanceOfSatisfying(
                        Reply.NotSent.class, it -> assertThat(it.cause()).isEqualTo(Reply.Cause.EDGE));
    }

    @Test
    void cancelIsTakenByAnEmptyAnswerAndRefusedInWords() {
        assertThat(cancelled(204, "")).isInstanceOf(Reply.Ok.class);
        assertThat(cancelled(200, "")).isInstanceOf(Reply.Ok.class);
        assertThat(cancelled(200, "{\"s\":\"ok\"}")).isInstanceOf(Reply.Ok.class);
        assertThat(cancelled(200, "{\"s\":\"ok\",\"d\":{\"orders\":[[\"None\"]]}}"))
                .isInstanceOf(Reply.Ok.class);
        assertThat(cancelled(200, "{\"s\":\"error\",\"errmsg\":\"Order not found\"}"))
                .isEqualTo(new Reply.Refused<>(200, "Order not found"));
    }

    @Test
    void emptyAnswerToAQuestionProvesNothing() {
        assertThat(reply(Reading.of(d -> d), Route.ORDERS, Scripted.answer(204, "")))
                .isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void barsThatAreNotThereSayWhereTheNextOneIs() {
        assertThat(reply(Reading.bars(), Route.HISTORY, Scripted.answer(200, "{\"s\":\"no_data\",\"nb\":5}")))
                .isEqualTo(new Reply.Ok<>(new BarHistory(List.of(), 5_000_000), 1, 2));
        assertThat(reply(
                        Reading.bars(),
                        Route.HISTORY,
                        Scripted.ok("{\"barDetails\":[{\"t\":1,\"o\":1.1,\"h\":\"2\",\"l\":1,\"c\":1.5,\"v\":3}]}")))
                .isEqualTo(new Reply.Ok<>(
                        new BarHistory(
                                List.of(new BarRow(
                                        1_000_000,
                                        Decimal.of("1.1"),
                                        Decimal.of(2),
                                        Decimal.ONE,
                                        Decimal.of("1.5"),
                                        Decimal.of(3))),
                                0),
                        1,
                        2));
    }

    @Test
    void waitsAsLongAsTheVenueSays() {
        assertThat(retryAfter("7")).isEqualTo(new Verdict.TooMany(7_000_000_000L));
        assertThat(retryAfter("999999999")).isEqualTo(new Verdict.TooMany(3_600_000_000_000L));
        assertThat(retryAfter("soon")).isEqualTo(new Verdict.TooMany(0));
    }

    private static Verdict retryAfter(String header) {
        return TradeLockerErrors.judge(new HttpOutcome.Answered(429, Map.of("retry-after", header), new byte[0]));
    }

    @Test
    void hostileJsonIsUnknownAndThrowsNothing() {
        Random random = new Random(7);
        String body = "{\"s\":\"ok\",\"d\":{\"instruments\":[{\"tradableInstrumentId\":\"1\",\"name\":\"N\","
                + "\"routes\":[{\"id\":\"2\",\"type\":\"INFO\"}]}]}}";
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Reply<?> reply = reply(
                    Reading.of(ReferenceMessages::instruments),
                    Route.INSTRUMENTS,
                    new HttpOutcome.Answered(200, Map.of(), bytes));
            assertThat(reply).isNotNull();
        }
        String deep = "{\"s\":\"ok\",\"d\":" + "[".repeat(50_000);
        assertThat(placed(200, deep)).isInstanceOf(Reply.Unknown.class);
        assertThat(placed(200, "{\"s\":\"ok\",\"d\":{\"orderId\":" + "9".repeat(5_000) + "}}"))
                .isInstanceOf(Reply.Unknown.class);
    }
}
