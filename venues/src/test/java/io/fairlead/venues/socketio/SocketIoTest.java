package io.fairlead.venues.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.venues.web.ScriptedStreams;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A connection against a scripted server, in virtual time.
class SocketIoTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;
    private static final String GREETING =
            "0{\"sid\":\"s\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}";

    private final ScriptedStreams streams = new ScriptedStreams();
    private final List<String> heard = new ArrayList<>();
    private long nowNanos = 1_000 * SECOND;
    private final SocketIo io = SocketIo.open(
            SocketIoSettings.of(
                    URI.create("wss://api.example.com"), "/s/socket.io", "/ns", Map.of("some-key", "hidden")),
            streams,
            new Listening(),
            nowNanos);
    private final ScriptedStreams.Connection server = streams.last();

    private final class Listening implements SocketIo.Listener {
        @Override
        public void onConnected(long atNanos) {
            heard.add("connected");
        }

        @Override
        public void onEvent(String name, List<String> arguments, long atNanos) {
            heard.add(name + arguments);
            if (name.equals("close")) {
                io.close();
            }
        }

        @Override
        public void onEnd(Ending ending, long atNanos) {
            heard.add(ending.cause() + ": " + ending.why());
        }
    }

    private List<String> heard() {
        List<String> now = List.copyOf(heard);
        heard.clear();
        return now;
    }

    private void poll(long laterNanos) {
        nowNanos += laterNanos;
        io.poll(nowNanos);
    }

    private void up() {
        server.opens();
        server.says(GREETING);
        poll(0);
        server.says("40/ns,{\"sid\":\"t\"}");
        poll(0);
        assertThat(heard()).containsExactly("connected");
        assertThat(server.sent()).containsExactly("40/ns,");
    }

    private boolean ask(String argument) {
        return io.ask("subscriptions", argument, nowNanos + 10 * SECOND, reply -> heard.add("ack " + reply));
    }

    @Test
    void asksForTheWebSocketOfTheNewestProtocol() {
        assertThat(server.address())
                .isEqualTo(URI.create("wss://api.example.com/s/socket.io/?EIO=4&transport=websocket"));
        assertThat(server.headers()).containsExactly(Map.entry("some-key", "hidden"));
        assertThat(SocketIoSettings.of(server.address(), "/s", "/", server.headers())
                        .toString())
                .doesNotContain("hidden");
    }

    @Test
    void joinsItsNamespaceOnceItWasGreeted() {
        server.opens();
        poll(0);
        assertThat(server.sent()).isEmpty();
        server.says(GREETING);
        server.says("40{\"sid\":\"of the main namespace\"}");
        poll(0);
        assertThat(server.sent()).containsExactly("40/ns,");
        assertThat(io.isUp()).isFalse();
        server.says("40/ns,{\"sid\":\"t\"}");
        poll(0);
        assertThat(io.isUp()).isTrue();
        assertThat(heard()).containsExactly("connected");
    }

    @Test
    void handsOverEventsOfItsNamespaceAlone() {
        server.opens();
        server.says(GREETING);
        server.says("42/ns,[\"early\"]");
        poll(0);
        server.says("40/ns,");
        server.says("42/ns,[\"stream\",{\"a\":1}]");
        server.says("42/other,[\"stream\",{\"b\":1}]");
        poll(0);
        assertThat(heard()).containsExactly("connected", "stream[{\"a\":1}]");
    }

    @Test
    void tellsAcksToWhoeverAsked() {
        assertThat(ask("{}")).isFalse();
        up();
        assertThat(ask("{\"n\":1}")).isTrue();
        assertThat(ask("{\"n\":2}")).isTrue();
        assertThat(server.sent())
                .containsExactly("42/ns,1[\"subscriptions\",{\"n\":1}]", "42/ns,2[\"subscriptions\",{\"n\":2}]");
        server.says("43/ns,2[\"b\"]");
        server.says("43/ns,1[\"a\"]");
        server.says("43/ns,1[\"again\"]");
        server.says("43/ns,9[\"of nobody\"]");
        poll(0);
        assertThat(heard()).containsExactly("ack Answered[arguments=[\"b\"]]", "ack Answered[arguments=[\"a\"]]");
    }

    @Test
    void saysWhenNoAckCameInItsTime() {
        up();
        ask("{}");
        poll(10 * SECOND - 1);
        assertThat(heard()).isEmpty();
        poll(1);
        server.says("43/ns,1[\"late\"]");
        poll(0);
        assertThat(heard()).containsExactly("ack TimedOut[]");
    }

    @Test
    void endsAcksBeforeItself() {
        up();
        ask("{}");
        server.ends("reset by peer");
        poll(0);
        assertThat(heard()).containsExactly("ack Ended[why=reset by peer]", "LOST: reset by peer");
        assertThat(ask("{}")).isFalse();
        assertThat(io.emit("x", "{}")).isFalse();
        assertThat(io.poll(nowNanos + 100 * SECOND)).isZero();
        assertThat(heard()).isEmpty();
    }

    @Test
    void holdsNoMoreAcksThanItMay() {
        up();
        for (int i = 0; i < PendingAcks.MOST; i++) {
            assertThat(ask("{}")).isTrue();
        }
        server.sent();
        assertThat(ask("{}")).isFalse();
        assertThat(server.sent()).isEmpty();
    }

    @Test
    void answersPingsAndLivesByThem() {
        up();
        for (int i = 0; i < 10; i++) {
            poll(25 * SECOND);
            server.says("2");
            poll(0);
        }
        assertThat(server.sent()).hasSize(10).containsOnly("3");
        assertThat(io.isUp()).isTrue();
    }

    @Test
    void givesUpAServerThatFellSilent() {
        up();
        poll(45 * SECOND - 1);
        assertThat(io.isUp()).isTrue();
        poll(1);
        assertThat(heard()).containsExactly("LOST: silent for 45000 ms");
        assertThat(server.isClosed()).isTrue();
    }

    @Test
    void bearsNoSilenceThatAServerAllowsItself() {
        server.opens();
        server.says("0{\"pingInterval\":9223372036854775807,\"pingTimeout\":9223372036854775807}");
        server.says("40/ns,");
        poll(0);
        assertThat(heard()).containsExactly("connected");
        poll(120 * SECOND);
        assertThat(heard()).containsExactly("LOST: silent for 120000 ms");
    }

    @Test
    void answersNoFloodOfPings() {
        up();
        for (int i = 0; i < 50; i++) {
            server.says("2");
        }
        poll(0);
        assertThat(server.sent()).containsExactly("3");
    }

    @Test
    void clockThatIsSetBackEndsNothingAndKeepsNobodySilent() {
        up();
        poll(-3600 * SECOND);
        server.says("2");
        poll(0);
        assertThat(server.sent()).containsExactly("3");
        poll(45 * SECOND);
        assertThat(heard()).containsExactly("LOST: silent for 45000 ms");
    }

    @Test
    void givesUpWhatDoesNotOpenInTime() {
        poll(10 * SECOND);
        assertThat(heard()).containsExactly("LOST: did not open in time");
    }

    @Test
    void givesUpAServerThatDoesNotGreet() {
        server.opens();
        poll(0);
        poll(10 * SECOND);
        assertThat(heard()).containsExactly("LOST: did not greet in time");
    }

    @Test
    void givesUpAServerThatDoesNotLetItJoin() {
        server.opens();
        server.says(GREETING);
        poll(0);
        poll(10 * SECOND);
        assertThat(heard()).containsExactly("LOST: did not let us join in time");
    }

    @Test
    void tellsARefusalFromALoss() {
        server.opens();
        server.says(GREETING);
        poll(0);
        server.says("44/ns,{\"message\":\"unauthorized\"}");
        poll(0);
        assertThat(heard()).containsExactly("REFUSED: unauthorized");
    }

    @Test
    void tellsADisconnectInForm() {
        up();
        server.says("41/other,");
        poll(0);
        assertThat(heard()).isEmpty();
        server.says("41/ns,");
        server.says("42/ns,[\"too late\"]");
        poll(0);
        assertThat(heard()).containsExactly("DISCONNECTED: disconnected by the server");
    }

    @Test
    void bearsNonsenseNowAndThenAndNotForEver() {
        up();
        for (int i = 0; i < 7; i++) {
            server.says("nonsense");
        }
        server.says("6");
        for (int i = 0; i < 7; i++) {
            server.says("42[");
        }
        poll(0);
        assertThat(io.isUp()).isTrue();
        assertThat(io.unreadable()).isEqualTo(14);
        server.says("42[");
        poll(0);
        assertThat(heard()).containsExactly("LOST: 8 unreadable packets in a row: no JSON: JsonEOFException");
    }

    @Test
    void leavesInFormAndHearsNothingMore() {
        up();
        ask("{}");
        server.sent();
        io.close();
        server.says("42/ns,[\"stream\",{}]");
        poll(60 * SECOND);
        assertThat(server.sent()).containsExactly("41/ns,");
        assertThat(server.isClosed()).isTrue();
        assertThat(heard()).isEmpty();
    }

    @Test
    void mayBeClosedByWhoHears() {
        up();
        server.says("42/ns,[\"close\"]");
        server.says("42/ns,[\"stream\",{}]");
        poll(0);
        assertThat(heard()).containsExactly("close[]");
    }

    @Test
    void sendsNoEventWhoseNameWouldBreakThePacket() {
        up();
        assertThatThrownBy(() -> io.emit("a\"b", "{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SocketIoSettings.of(URI.create("https://x"), "/s", "/", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a Socket.IO server must be ws://… or wss://…, was https://x");
    }
}
