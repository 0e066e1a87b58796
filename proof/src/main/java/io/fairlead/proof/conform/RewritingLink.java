package io.fairlead.proof.conform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/// A link that changes what goes through it. Confined to the thread that polls the session.
public final class RewritingLink extends ForwardingLink {
    private final UnaryOperator<String> out;
    private final UnaryOperator<String> in;

    /// @param out changes each message that goes out, as text with `|`
    /// @param in changes the bytes that come in, as text with `|`
    private RewritingLink(Link link, UnaryOperator<String> out, UnaryOperator<String> in) {
        super(link);
        this.out = out;
        this.in = in;
    }

    static UnaryOperator<Link> outgoing(UnaryOperator<String> change) {
        return link -> new RewritingLink(link, change, UnaryOperator.identity());
    }

    /// A link that changes each message that goes out, and sends it with a length and a check sum that fit.
    public static UnaryOperator<Link> changing(UnaryOperator<String> change) {
        return outgoing(text -> PlantedBytes.whole(change.apply(text)));
    }

    static UnaryOperator<Link> incoming(UnaryOperator<String> change) {
        return link -> new RewritingLink(link, UnaryOperator.identity(), change);
    }

    @Override
    public int read(ByteBuffer into) {
        ByteBuffer raw = ByteBuffer.allocate(Math.min(into.remaining(), 1024));
        int length = link.read(raw);
        if (length > 0) {
            String text = new String(raw.array(), 0, length, ISO_8859_1).replace('\u0001', '|');
            byte[] bytes = in.apply(text).replace('|', '\u0001').getBytes(ISO_8859_1);
            into.put(bytes);
            return bytes.length;
        }
        return length;
    }

    @Override
    public int write(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        StringBuilder changed = new StringBuilder();
        Fix.split(new String(bytes, ISO_8859_1)).forEach(message -> changed.append(out.apply(message)));
        int length = bytes.length;
        byte[] wrong = changed.toString().replace('|', '\u0001').getBytes(ISO_8859_1);
        int written = link.write(ByteBuffer.wrap(wrong));
        if (written == 0) {
            from.position(from.position() - length);
        }
        return written <= 0 ? written : length;
    }
}
