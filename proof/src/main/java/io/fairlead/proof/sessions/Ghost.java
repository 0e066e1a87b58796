package io.fairlead.proof.sessions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Link;
import io.fairlead.proof.virtual.VirtualHost;
import java.nio.ByteBuffer;

/// Somebody who connects to the acceptor beside the initiator: says nothing, or noise, or logs on in the initiator's
/// name with a number that was used before. Owned by the world's thread.
final class Ghost {
    private static final long STAYS_NANOS = 6 * Stage.SECOND;

    private final Stage stage;
    private final Dialer.Dialing dialing;

    private Ghost(Stage stage, Dialer.Dialing dialing) {
        this.stage = stage;
        this.dialing = dialing;
    }

    static void appear(Stage stage) {
        VirtualHost nowhere = new VirtualHost("ghost", stage.network(), 0);
        Ghost ghost = new Ghost(stage, nowhere.dialer(() -> {}).dial(Stage.DOOR));
        stage.time().after(stage.between(100 * Stage.MILLI, Stage.SECOND), ghost::speak);
    }

    private void speak() {
        if (dialing.outcome() instanceof Dialer.Outcome.Connected(Link link)) {
            link.write(ByteBuffer.wrap(words()));
            stage.time().after(STAYS_NANOS, link::close);
        } else {
            dialing.cancel();
        }
    }

    private byte[] words() {
        return switch (stage.random().nextInt(3)) {
            case 0 -> new byte[0];
            case 1 -> "GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1);
            default -> logon();
        };
    }

    private byte[] logon() {
        FixEncoder encoder = new FixEncoder(stage.scenario().initiator().header(), 512);
        encoder.begin(MsgType.LOGON).put(Tag.ENCRYPT_METHOD, 0).put(Tag.HEART_BT_INT, 5);
        int length = encoder.finish(1, stage.now());
        byte[] bytes = new byte[length];
        System.arraycopy(encoder.buffer(), encoder.offset(), bytes, 0, length);
        return bytes;
    }
}
