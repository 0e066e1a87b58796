package io.fairlead.proof.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.proof.virtual.VirtualHttp.Passage;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// HTTP on virtual time: what arrives, when, and who hears of it.
class VirtualHttpTest {
    private static final long SECOND = 1_000_000_000L;
    private static final HttpCall CALL =
            new HttpCall("POST", URI.create("http://venue/orders"), Map.of(), new byte[0], 10 * SECOND);
    private static final HttpOutcome.Answered OK = new HttpOutcome.Answered(200, Map.of(), new byte[0]);

    private final VirtualTime time = new VirtualTime(0);
    private final List<Long> arrived = new ArrayList<>();
    private final List<HttpOutcome> heard = new ArrayList<>();
    private VirtualHttp.Reply reply = new VirtualHttp.Reply.Answer(OK, SECOND);
    private int woken;

    private VirtualHttp http(Passage passage) {
        return new VirtualHttp(
                time,
                new SplittableRandom(1),
                (_, nowNanos) -> {
                    arrived.add(nowNanos);
                    return reply;
                },
                _ -> passage,
                () -> woken++);
    }

    private void send(Passage passage) {
        VirtualHttp http = http(passage);
        http.send(CALL, heard::add);
        time.runUntil(60 * SECOND);
        assertThat(woken).isEqualTo(1);
        assertThat(http.poll(10)).isEqualTo(1);
    }

    @Test
    void anAnswerComesWhenItIsPolledFor() {
        send(Passage.WHOLE);
        assertThat(arrived).singleElement().satisfies(at -> assertThat(at).isLessThan(SECOND));
        assertThat(heard).containsExactly(OK);
    }

    @Test
    void whatNeverLeftIsNotSent() {
        send(Passage.REFUSED);
        assertThat(arrived).isEmpty();
        assertThat(heard).singleElement().isInstanceOf(HttpOutcome.NotSent.class);
    }

    @Test
    void aLostRequestAndALostAnswerLookTheSame() {
        send(Passage.LOST_BEFORE);
        assertThat(arrived).isEmpty();
        assertThat(heard).singleElement().isInstanceOf(HttpOutcome.Lost.class);
    }

    @Test
    void aRequestWhoseAnswerIsLostHasArrived() {
        send(Passage.LOST_AFTER);
        assertThat(arrived).hasSize(1);
        assertThat(heard).singleElement().isInstanceOf(HttpOutcome.Lost.class);
    }

    @Test
    void aServerMaySayNothing() {
        reply = new VirtualHttp.Reply.Silence();
        send(Passage.WHOLE);
        assertThat(arrived).hasSize(1);
        assertThat(heard).singleElement().isInstanceOf(HttpOutcome.Lost.class);
    }

    @Test
    void anAnswerBehindTheTimeoutIsLost() {
        reply = new VirtualHttp.Reply.Answer(OK, 10 * SECOND);
        send(Passage.WHOLE);
        assertThat(heard).singleElement().isInstanceOf(HttpOutcome.Lost.class);
    }

    @Test
    void whatADeadProcessSentArrivesAndNobodyHears() {
        VirtualHttp http = http(Passage.WHOLE);
        http.send(CALL, heard::add);
        http.close();
        time.runUntil(5 * SECOND);
        assertThat(arrived).hasSize(1);
        assertThat(http.poll(10)).isZero();
        assertThat(heard).isEmpty();
    }
}
