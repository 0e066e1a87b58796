package io.fairlead.venues.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Answers as they are on the wire: whole, cut anywhere, and hostile.
class AnswerReaderTest {
    private static final int MOST = 1_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long REST = 30 * SECOND;

    private static AnswerReader reading(String method, String... parts) {
        AnswerReader reader = new AnswerReader(method, MOST);
        for (String part : parts) {
            reader.read(ByteBuffer.wrap(part.getBytes(ISO_8859_1)));
        }
        return reader;
    }

    /// The status and body of what was read, `lost: …`, or `more`.
    private static String told(AnswerReader reader) {
        return switch (reader.outcome()) {
            case null -> "more";
            case HttpOutcome.Answered answered -> answered.status() + " " + new String(answered.body(), ISO_8859_1);
            case HttpOutcome.Lost(String why) -> "lost: " + why;
            case HttpOutcome.NotSent(String why) -> "not sent: " + why;
        };
    }

    private static String told(String answer) {
        return told(reading("GET", answer));
    }

    @Test
    void readsBodiesOfEveryFraming() {
        assertThat(told("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")).isEqualTo("200 hello");
        assertThat(told("HTTP/1.1 404\r\ncontent-length: 2, 2\r\n\r\nno")).isEqualTo("404 no");
        assertThat(told("HTTP/1.1 200 OK\nContent-Length:0\n\n")).isEqualTo("200 ");
        String chunks = "3;x=y\r\nhel\r\n02\r\nlo\r\n0\r\nT: 1\r\n\r\n";
        assertThat(told("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunks))
                .isEqualTo("200 hello");
        AnswerReader open = reading("GET", "HTTP/1.1 200 OK\r\n\r\nhel", "lo");
        assertThat(told(open)).isEqualTo("more");
        open.closed("ended");
        assertThat(told(open)).isEqualTo("200 hello");
        assertThat(open.restNanos(REST)).isZero();
    }

    @Test
    void readsAnswersThatHaveNoBody() {
        assertThat(told("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo("204 ");
        assertThat(told("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n"))
                .isEqualTo("304 ");
        assertThat(told(reading("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")))
                .isEqualTo("200 ");
    }

    @Test
    void interimAnswersAreNotTheAnswer() {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
        assertThat(told(hints + "HTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nx"))
                .isEqualTo("201 x");
        assertThat(told("HTTP/1.1 100 Continue\r\n\r\n".repeat(9))).startsWith("lost: ");
        assertThat(told("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"))
                .startsWith("lost: ");
    }

    @Test
    void headersAreInLowerCaseAndThoseSaidTwiceAreJoined() {
        AnswerReader reader = reading("GET", "HTTP/1.1 204 x\r\nA: 1 \r\nB:\t\r\na:2\r\n\r\n");
        assertThat(((HttpOutcome.Answered) reader.outcome()).headers()).isEqualTo(Map.of("a", "1, 2", "b", ""));
    }

    @Test
    void connectionRestsAsLongAsTheServerSays() {
        String ok = "HTTP/1.1 204 x\r\n";
        assertThat(reading("GET", ok + "\r\n").restNanos(REST)).isEqualTo(REST);
        assertThat(reading("GET", ok + "Connection: x, Close\r\n\r\n").restNanos(REST))
                .isZero();
        assertThat(reading("GET", ok + "Keep-Alive: timeout=5, max=9\r\n\r\n").restNanos(REST))
                .isEqualTo(4 * SECOND);
        assertThat(reading("GET", ok + "Keep-Alive: timeout=0\r\n\r\n").restNanos(REST))
                .isZero();
        assertThat(reading("GET", ok + "Keep-Alive: timeout=99999999999999999999\r\n\r\n")
                        .restNanos(REST))
                .isEqualTo(REST);
        assertThat(reading("GET", "HTTP/1.0 204 x\r\n\r\n").restNanos(REST)).isZero();
        assertThat(reading("GET", "HTTP/1.0 204 x\r\nConnection: keep-alive\r\n\r\n")
                        .restNanos(REST))
                .isEqualTo(REST);
        assertThat(reading("GET", ok).restNanos(REST)).as("not whole").isZero();
    }

    @Test
    void twoWaysToFindTheEndAreTheLastUseOfAConnection() {
        AnswerReader reader = reading(
                "GET", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
        assertThat(told(reader)).isEqualTo("200 x");
        assertThat(reader.restNanos(REST)).isZero();
    }

    @Test
    void whatStandsBehindAnAnswerIsLeft() {
        AnswerReader reader = new AnswerReader("GET", MOST);
        ByteBuffer bytes = ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP".getBytes(ISO_8859_1));
        reader.read(bytes);
        assertThat(told(reader)).isEqualTo("200 x");
        assertThat(bytes.remaining()).isEqualTo(4);
    }

    @Test
    void nonsenseIsLostAndShowsNothingOfItself() {
        for (String answer : List.of(
                "SSH-2.0-secret\r\n",
                "HTTP/2 200\r\n",
                "HTTP/1.1 099 x\r\n",
                "HTTP/1.1 20 x\r\n",
                "HTTP/1.1 2000\r\n",
                "HTTP/1.1 200 OK\r\nsecret\r\n",
                "HTTP/1.1 200 OK\r\nsecret : x\r\n",
                "HTTP/1.1 200 OK\r\n: x\r\n",
                "HTTP/1.1 200 OK\r\nA: 1\r\n secret\r\n",
                "HTTP/1.1 200 OK\r\nA: sec\0ret\r\n",
                "HTTP/1.1 200 OK\r\nA: sec\rret\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5,\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nsecret\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + "x".repeat(2_000))) {
            assertThat(told(answer)).as(answer).startsWith("lost: ").doesNotContain("secret");
        }
    }

    @Test
    void nothingGrowsWithoutABound() {
        AnswerReader head = reading("GET", "HTTP/1.1 200 OK\r\n");
        AnswerReader chunks = reading("GET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        AnswerReader open = reading("GET", "HTTP/1.1 200 OK\r\n\r\n");
        for (int i = 0; i < 10_000; i++) {
            head.read(ByteBuffer.wrap(("H" + i + ": x\r\n").getBytes(ISO_8859_1)));
            chunks.read(ByteBuffer.wrap("1\r\nx\r\n".getBytes(ISO_8859_1)));
            open.read(ByteBuffer.wrap("x".getBytes(ISO_8859_1)));
        }
        assertThat(told(head)).isEqualTo("lost: the answer's head is too long");
        assertThat(told(chunks)).isEqualTo("lost: the answer has more than 1000 bytes");
        assertThat(told(open)).isEqualTo("lost: the answer has more than 1000 bytes");
    }

    @Test
    void anEndWithinAnAnswerIsLost() {
        for (String answer : List.of(
                "",
                "HTTP/1.1 2",
                "HTTP/1.1 200 OK\r\nA: 1",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n")) {
            AnswerReader reader = reading("GET", answer);
            reader.closed("ended");
            assertThat(told(reader)).as(answer).isEqualTo("lost: ended");
            assertThat(reader.hasBegun()).isEqualTo(!answer.isEmpty());
        }
    }

    @Test
    void howAnAnswerIsCutMakesNoDifference() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            String body = "b".repeat(random.nextInt(60));
            String answer = random.nextBoolean() ? fixed(body) : chunked(body, random);
            AnswerReader reader = new AnswerReader("GET", MOST);
            int at = 0;
            while (at < answer.length()) {
                assertThat(reader.outcome()).as(answer).isNull();
                int to = Math.min(answer.length(), at + 1 + random.nextInt(1 + random.nextInt(40)));
                reader.read(ByteBuffer.wrap(answer.substring(at, to).getBytes(ISO_8859_1)));
                at = to;
            }
            assertThat(told(reader)).isEqualTo("200 " + body);
        }
    }

    private static String fixed(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String chunked(String body, Random random) {
        StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        int at = 0;
        while (at < body.length()) {
            int to = Math.min(body.length(), at + 1 + random.nextInt(20));
            text.append(Integer.toHexString(to - at))
                    .append("\r\n")
                    .append(body, at, to)
                    .append("\r\n");
            at = to;
        }
        return text.append("0\r\n\r\n").toString();
    }

    @Test
    void throwsNothingWhateverComesAndBearsNoMoreThanAgreed() {
        Random random = new Random(7);
        List<String> seeds = List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nT: 1\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 No\r\nKeep-Alive: timeout=5\r\n\r\nhello");
        String alphabet = "0123456789abcdefHTP/.:;=, \t\r\n\0-+ChunkedLength\u00ff";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int edits = 1 + random.nextInt(6); edits > 0 && !text.isEmpty(); edits--) {
                int at = random.nextInt(text.length());
                char any = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, any);
                    case 1 -> text.insert(at, any);
                    default -> text.setLength(at);
                }
            }
            AnswerReader reader = reading("GET", text.toString());
            reader.closed("ended");
            if (reader.outcome() instanceof HttpOutcome.Answered answered) {
                assertThat(answered.body().length).isLessThanOrEqualTo(MOST);
                assertThat(answered.status()).isBetween(200, 999);
            } else {
                assertThat(reader.outcome()).isInstanceOf(HttpOutcome.Lost.class);
            }
            assertThat(reader.restNanos(REST)).isBetween(0L, REST);
        }
    }
}
