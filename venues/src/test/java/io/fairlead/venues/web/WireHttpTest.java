package io.fairlead.venues.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.testing.MemoryLink;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of exchanges, connection by connection, in virtual time.
class WireHttpTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 1_000, 3);

    private long now = -SECOND; // as a clock may be that began anywhere
    private final List<Call> dialled = new ArrayList<>();
    private final List<Link> watched = new ArrayList<>();
    private final List<HttpOutcome> outcomes = new ArrayList<>();
    private boolean mayHaveInput = true;
    private final WireHttp http = new WireHttp(
            new HttpRoads(endpoint -> dialled(endpoint, "plain"), endpoint -> dialled(endpoint, "tls"), watching()),
            LIMITS,
            () -> now);

    /// One attempt to connect, which the test decides.
    private static final class Call implements Dialer.Dialing {
        final String to;
        final MemoryLink link = new MemoryLink();
        Dialer.Outcome outcome = new Dialer.Outcome.Pending();
        boolean cancelled;

        Call(String to) {
            this.to = to;
        }

        @Override
        public Dialer.Outcome outcome() {
            return outcome;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private Call dialled(Endpoint endpoint, String how) {
        Call call = new Call(how + " " + endpoint);
        dialled.add(call);
        return call;
    }

    private Idle watching() {
        return new Idle() {
            @Override
            public void watch(Link link) {
                watched.add(link);
            }

            @Override
            public Input follow(Link link) {
                watch(link);
                return () -> mayHaveInput;
            }

            @Override
            public void idle(long maxNanos) {}

            @Override
            public void wakeUp() {}
        };
    }

    private static HttpCall call(String method, String address, String body) {
        return new HttpCall(
                method,
                URI.create(address),
                Map.of("Authorization", "Bearer secret"),
                body.getBytes(StandardCharsets.UTF_8),
                10 * SECOND);
    }

    private void send(String method) {
        http.send(call(method, "http://venue.test/x?y=1", method.equals("GET") ? "" : "{}"), outcomes::add);
    }

    private void poll() {
        http.poll(100);
    }

    private MemoryLink connected(int number) {
        Call call = dialled.get(number);
        call.outcome = new Dialer.Outcome.Connected(call.link);
        poll();
        return call.link;
    }

    /// What the server has got of the last request, of which nothing remains there.
    private static String got(MemoryLink link) {
        return link.written();
    }

    private void answer(MemoryLink link, String text) {
        link.feed(text.getBytes(StandardCharsets.ISO_8859_1));
        poll();
    }

    /// A connection that has carried one exchange and rests.
    private MemoryLink rested() {
        send("GET");
        MemoryLink link = connected(dialled.size() - 1);
        assertThat(got(link)).startsWith("GET /x?y=1 HTTP/1.1\r\n");
        answer(link, OK);
        outcomes.clear();
        return link;
    }

    private static HttpOutcome.NotSent notSent(String why) {
        return new HttpOutcome.NotSent(why);
    }

    @Test
    void requestIsWhatTheStandardSays() {
        http.send(call("POST", "https://venue.test:8443", "{\"a\":1}"), outcomes::add);
        assertThat(dialled.getFirst().to).isEqualTo("tls venue.test:8443");
        assertThat(got(connected(0)))
                .isEqualTo("POST / HTTP/1.1\r\nHost: venue.test:8443\r\nAccept-Encoding: identity\r\n"
                        + "Authorization: Bearer secret\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
        assertThat(watched).containsExactly(dialled.getFirst().link);
    }

    @Test
    void requestLeavesAtOnceByAConnectionThatRests() {
        MemoryLink link = rested();
        send("POST");
        assertThat(got(link)).startsWith("POST /x?y=1 ").endsWith("\r\n\r\n{}");
        assertThat(dialled).hasSize(1);
        assertThat(outcomes).isEmpty();
        answer(link, OK);
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void eachExchangeThatIsUnderWayHasAConnectionOfItsOwn() {
        MemoryLink first = rested();
        send("POST");
        send("POST");
        MemoryLink second = connected(1);
        answer(second, OK.replace("200", "201"));
        answer(first, OK.replace("200", "202"));
        assertThat(outcomes)
                .extracting(each -> ((HttpOutcome.Answered) each).status())
                .containsExactly(201, 202);
    }

    @Test
    void withoutAConnectionNothingWasSent() {
        send("POST");
        dialled.getFirst().outcome = new Dialer.Outcome.Failed("DNS: venue.test is unknown");
        poll();
        send("POST");
        now += 5 * SECOND;
        poll();
        assertThat(dialled.get(1).cancelled).isTrue();
        send("POST");
        dialled.get(2).link.closeByPeer();
        connected(2);
        send("POST");
        now += 5 * SECOND;
        assertThat(got(connected(3))).isEmpty();
        assertThat(dialled.get(3).cancelled).isTrue();
        assertThat(outcomes)
                .containsExactly(
                        notSent("cannot connect: DNS: venue.test is unknown"),
                        notSent("cannot connect in time"),
                        notSent("the connection took nothing: the venue closed it"),
                        notSent("cannot connect in time"));
    }

    @Test
    void connectionThatEndedAtRestIsNotUsed() {
        rested().closeByPeer();
        send("POST");
        assertThat(dialled).hasSize(2);
        connected(1);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void connectionThatSaidSomethingAtRestIsNotUsed() {
        MemoryLink link = rested();
        link.feed("HTTP/1.1 408 Request Timeout\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        poll();
        assertThat(link.closed()).isTrue();
        send("POST");
        assertThat(dialled).hasSize(2);
    }

    @Test
    void connectionIsKeptForItsTimeAlone() {
        MemoryLink link = rested();
        now += 30 * SECOND - 1;
        poll();
        assertThat(link.closed()).isFalse();
        now += 1;
        poll();
        assertThat(link.closed()).isTrue();
    }

    @Test
    void connectionThatIsNotToBeUsedAgainIsClosed() {
        send("GET");
        MemoryLink link = connected(0);
        answer(link, OK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        assertThat(outcomes).hasSize(1);
        assertThat(link.closed()).isTrue();
        send("GET");
        MemoryLink other = connected(1);
        answer(other, OK + "x");
        assertThat(other.closed()).isTrue();
    }

    @Test
    void anOrderIsLostWhereverItsConnectionEndsBehindIt() {
        MemoryLink link = rested();
        send("POST");
        link.closeByPeer();
        poll();
        send("POST");
        MemoryLink fresh = connected(1);
        answer(fresh, "HTTP/1.1 200 OK\r\n");
        fresh.closeByPeer();
        poll();
        HttpOutcome lost = new HttpOutcome.Lost("no answer: the venue closed the connection");
        assertThat(outcomes).containsExactly(lost, lost);
        assertThat(dialled).hasSize(2);
    }

    @Test
    void questionThatMetTheEndOfAConnectionAtRestIsAskedAgainOnce() {
        MemoryLink link = rested();
        send("GET");
        link.closeByPeer();
        poll();
        assertThat(outcomes).isEmpty();
        MemoryLink fresh = connected(1);
        assertThat(got(fresh)).startsWith("GET ");
        fresh.closeByPeer();
        poll();
        assertThat(outcomes).containsExactly(new HttpOutcome.Lost("no answer: the venue closed the connection"));
        assertThat(dialled).hasSize(2);
    }

    @Test
    void answerThatDoesNotComeInTimeIsLost() {
        send("POST");
        MemoryLink link = connected(0);
        now += 10 * SECOND - 1;
        poll();
        assertThat(outcomes).isEmpty();
        now += 1;
        poll();
        assertThat(outcomes).containsExactly(new HttpOutcome.Lost("no answer within PT10S"));
        assertThat(link.closed()).isTrue();
    }

    @Test
    void whatASlowConnectionDoesNotTakeFollows() {
        MemoryLink link = rested();
        link.slow(true);
        send("POST");
        poll();
        assertThat(got(link)).isEmpty();
        link.slow(false);
        poll();
        assertThat(got(link)).endsWith("\r\n\r\n{}");
    }

    @Test
    void moreThanMayBeUnderWayIsNotSent() {
        for (int i = 0; i < 4; i++) {
            send("GET");
        }
        poll();
        assertThat(outcomes).containsExactly(notSent("3 exchanges are under way"));
    }

    @Test
    void whatCannotBeWordedIsNotSentAndShowsNoSecret() {
        for (Map<String, String> headers : List.of(
                Map.of("Authorization", "Bearer secret\r\nX: y"),
                Map.of("Authorization", "Bearer s\u00e9cret secret"),
                Map.of("Content-Length", "secret"),
                Map.of("secret\r\n", "x"))) {
            http.send(
                    new HttpCall("GET", URI.create("http://venue.test/"), headers, new byte[0], SECOND), outcomes::add);
            poll();
        }
        http.send(call("GE T", "http://venue.test/", ""), outcomes::add);
        http.send(call("GET", "ftp://venue.test/", ""), outcomes::add);
        poll();
        http.send(call("GET", "http://venue.test/\u00e9?secret", ""), outcomes::add);
        poll();
        assertThat(outcomes).hasSize(7).allMatch(each -> each instanceof HttpOutcome.NotSent);
        assertThat(outcomes.toString()).doesNotContain("secret");
        assertThat(dialled).isEmpty();
    }

    @Test
    void whatBecameOfAChangeIsToldBeforeWhatQuestionsBrought() {
        send("GET");
        send("GET");
        send("POST");
        for (int i = 0; i < 3; i++) {
            dialled.get(i).outcome = new Dialer.Outcome.Connected(dialled.get(i).link);
        }
        http.poll(0);
        for (int i = 0; i < 3; i++) {
            dialled.get(i).link.feed(OK.replace("200", "20" + i).getBytes(StandardCharsets.ISO_8859_1));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(http.poll(1)).isOne();
        }
        assertThat(outcomes)
                .extracting(each -> ((HttpOutcome.Answered) each).status())
                .containsExactly(202, 200, 201);
    }

    @Test
    void nothingIsHandedOverOnceItIsClosed() {
        MemoryLink link = rested();
        send("POST");
        send("POST");
        http.close();
        assertThat(link.closed() && dialled.get(1).cancelled).isTrue();
        link.feed(OK.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(http.poll(10)).isZero();
        send("POST");
        assertThat(dialled).hasSize(2);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void readsAConnectionOnlyWhenSomethingMayHaveCome() {
        send("GET");
        MemoryLink link = connected(0);
        mayHaveInput = false;
        answer(link, OK);
        assertThat(outcomes).isEmpty();
        mayHaveInput = true;
        poll();
        assertThat(outcomes).hasSize(1);
    }

    /// As TLS does, whose records may be there before they can be read.
    @Test
    void readsAConnectionThatHoldsInputThoughNothingArrives() {
        send("GET");
        MemoryLink memory = new MemoryLink();
        Link holding = new ForwardingLink(memory) {
            @Override
            public boolean holdsInput() {
                return true;
            }
        };
        mayHaveInput = false;
        dialled.getFirst().outcome = new Dialer.Outcome.Connected(holding);
        poll();
        answer(memory, OK);
        assertThat(outcomes).hasSize(1);
    }
}
