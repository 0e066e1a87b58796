package io.fairlead.fix.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.testing.MemoryLink;
import io.fairlead.fix.transport.ForwardingLink;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// What was read of a link before its session was known is told and given out like any other input.
class BegunLinkTest {
    /// A link that keeps input for as long as it is told to, as one with TLS does.
    private static final class Keeping extends ForwardingLink {
        private boolean keeps;

        Keeping() {
            super(new MemoryLink());
        }

        @Override
        public boolean holdsInput() {
            return keeps;
        }
    }

    private final Keeping inner = new Keeping();
    private final BegunLink link = new BegunLink(inner, ByteBuffer.wrap(new byte[] {'8', '=', 'F'}));

    @Test
    void holdsInputUntilWhatWasBegunIsRead() {
        assertThat(link.holdsInput()).isTrue();
        assertThat(link.read(ByteBuffer.allocate(2))).isEqualTo(2);
        assertThat(link.holdsInput()).isTrue();
        assertThat(link.read(ByteBuffer.allocate(2))).isEqualTo(1);
        assertThat(link.holdsInput()).isFalse();
    }

    @Test
    void holdsWhatTheLinkBehindItHolds() {
        link.read(ByteBuffer.allocate(3));
        inner.keeps = true;
        assertThat(link.holdsInput()).isTrue();
    }
}
