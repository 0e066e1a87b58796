package io.fairlead.proof.virtual;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VirtualNetworkTest {
    private static final Endpoint DOOR = new Endpoint("venue", 1);
    private static final long SECOND = 1_000_000_000L;

    private final VirtualTime time = new VirtualTime(0);
    private final VirtualNetwork network = new VirtualNetwork(time, new SplittableRandom(1));
    private final VirtualHost gate = new VirtualHost("gate", network, 0);
    private final VirtualHost venue = new VirtualHost("venue", network, 0);
    private final LinkSource door = venue.listen(DOOR, () -> {});
    private final Link client = dial();
    private final Link server = Objects.requireNonNull(door.accept());

    private Link dial() {
        Dialer.Dialing dialing = gate.dialer(() -> {}).dial(DOOR);
        pass();
        return ((Dialer.Outcome.Connected) dialing.outcome()).link();
    }

    private void pass() {
        time.runUntil(time.nowNanos() + SECOND);
    }

    private static int write(Link link, String text) {
        return link.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }

    private static String read(Link link) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 17);
        int count = link.read(buffer);
        return count < 0 ? "closed" : new String(buffer.array(), 0, count, US_ASCII);
    }

    @Test
    void splitsAndDelaysBytesAndKeepsTheirOrder() {
        network.quality(LineQuality.GOOD.withMaxSegment(3).withLatency(1, SECOND / 2));
        for (int i = 0; i < 100; i++) {
            write(client, i + " ");
        }
        time.runUntil(time.nowNanos() + SECOND / 100);
        String early = read(server);
        pass();
        String all = early + read(server);
        assertThat(early.length()).isLessThan(all.length());
        assertThat(all).startsWith("0 1 2 3 ").endsWith(" 98 99 ");
    }

    @Test
    void makesTheSenderWaitForASlowReader() {
        network.quality(new LineQuality(1, 1, 1460, 10));
        assertThat(write(client, "twelve bytes")).isEqualTo(10);
        pass();
        assertThat(write(client, "es")).isZero();
        assertThat(read(server)).isEqualTo("twelve byt");
        assertThat(write(client, "es")).isEqualTo(2);
    }

    @Test
    void deliversWhatWasWrittenBeforeAClose() {
        write(client, "last words");
        client.close();
        pass();
        assertThat(read(server)).isEqualTo("last words");
        assertThat(read(server)).isEqualTo("closed");
        assertThat(write(server, "too late")).isEqualTo(Link.CLOSED);
    }

    @Test
    void losesWhatIsUnderWayWhenCut() {
        write(client, "lost");
        network.wires().forEach(Wire::cut);
        pass();
        assertThat(read(server)).isEqualTo("closed");
        assertThat(server.failure()).isEqualTo("connection reset");
    }

    @Test
    void tellsNobodyOfASilence() {
        network.wires().getFirst().silence(true);
        assertThat(write(client, "swallowed")).isEqualTo(9);
        write(server, "heard");
        pass();
        assertThat(read(server)).isEmpty();
        assertThat(read(client)).isEqualTo("heard");
    }

    @Test
    void changesOneByte() {
        network.wires().getFirst().corrupt(true);
        write(client, "aaaa");
        pass();
        assertThat(read(server)).hasSize(4).isNotEqualTo("aaaa");
    }

    @Test
    void tellsTheOtherSideOfADeadProcessAtOnceAndOfADeadMachineWhenItIsBack() {
        venue.crashProcess();
        pass();
        assertThat(read(client)).isEqualTo("closed");
        venue.listen(DOOR, () -> {});
        Link next = dial();
        gate.losePower(new SplittableRandom(1));
        pass();
        assertThat(read(next)).isEmpty();
        gate.boot();
        assertThat(read(next)).isEqualTo("closed");
        assertThat(gate.bootId()).isEqualTo("gate-boot-2");
    }

    @Test
    void answersNobodyWhilePartitioned() {
        network.partitioned(true);
        Dialer.Dialing dialing = gate.dialer(() -> {}).dial(DOOR);
        pass();
        assertThat(dialing.outcome()).isInstanceOf(Dialer.Outcome.Pending.class);
        network.partitioned(false);
        assertThat(write(client, "gone")).isEqualTo(4);
        pass();
        assertThat(read(server)).isEmpty();
    }
}
