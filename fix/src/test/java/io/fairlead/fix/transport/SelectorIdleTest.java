package io.fairlead.fix.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.fairlead.fix.testing.MemoryLink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectorIdleTest {
    private static final long MINUTE = 60_000_000_000L;

    private final SelectorIdle idle = new SelectorIdle();
    private Pipe pipe;

    /// A link that is input of a pipe.
    private static final class Piped extends ForwardingLink {
        private final SelectableChannel channel;

        Piped(SelectableChannel channel) {
            super(new MemoryLink());
            this.channel = channel;
        }

        @Override
        public SelectableChannel channel() {
            return channel;
        }
    }

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        idle.close();
        pipe.source().close();
        pipe.sink().close();
    }

    private Idle.Input follow() {
        return idle.follow(new Piped(pipe.source()));
    }

    private void feed() throws IOException {
        pipe.sink().write(ByteBuffer.allocate(1));
    }

    @Test
    void knowsOfAFollowedLinkWhetherAWaitFoundInput() throws IOException {
        Idle.Input input = follow();
        assertThat(input.mayBeThere()).as("nobody has looked yet").isTrue();
        idle.idle(0);
        assertThat(input.mayBeThere()).isFalse();
        feed();
        idle.idle(MINUTE);
        assertThat(input.mayBeThere()).isTrue();
    }

    @Test
    void looksAgainOnceWhatTheWaitToldIsUsed() throws IOException {
        Idle.Input input = follow();
        idle.idle(0);
        feed();
        idle.look();
        assertThat(input.mayBeThere()).as("a wait has just told").isFalse();
        idle.look();
        assertThat(input.mayBeThere()).isTrue();
        pipe.source().read(ByteBuffer.allocate(1));
        idle.look();
        assertThat(input.mayBeThere()).isFalse();
    }

    @Test
    void tellsOfALinkWhoseOtherEndWasClosed() throws IOException {
        Idle.Input input = follow();
        idle.idle(0);
        pipe.sink().close();
        idle.idle(MINUTE);
        assertThat(input.mayBeThere()).isTrue();
    }

    @Test
    void aLinkThatNothingCanWatchMayAlwaysHaveInput() {
        Idle.Input input = idle.follow(new MemoryLink());
        idle.idle(0);
        assertThat(input.mayBeThere()).isTrue();
    }

    /// The selector's own note of it is gone with the look.
    @Test
    void aLookTakesNoWakeUpAway() {
        follow();
        idle.wakeUp();
        idle.look();
        idle.look();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> idle.idle(MINUTE));
    }

    @Test
    void aFollowedLinkIsStillFollowedWhenItIsWatchedToo() throws IOException {
        Idle.Input input = follow();
        idle.watch(new Piped(pipe.source()));
        idle.idle(0);
        assertThat(input.mayBeThere()).isFalse();
        feed();
        idle.idle(MINUTE);
        assertThat(input.mayBeThere()).isTrue();
    }

    @Test
    void aLinkThatIsWatchedOrFollowedCanBeFollowed() throws IOException {
        idle.watch(new Piped(pipe.source()));
        Idle.Input first = follow();
        idle.idle(0);
        Idle.Input second = follow();
        assertThat(second.mayBeThere()).as("not looked since").isTrue();
        idle.idle(0);
        assertThat(first.mayBeThere()).isFalse();
        assertThat(second.mayBeThere()).isFalse();
        feed();
        idle.idle(MINUTE);
        assertThat(first.mayBeThere()).isTrue();
        assertThat(second.mayBeThere()).isTrue();
    }
}
