package io.fairlead.app.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A secret in memory for as long as it is needed: closing it wipes it. Never shows itself. Owned by whoever
/// resolved it.
public final class Secret implements AutoCloseable {
    private final char[] value;

    private Secret(char[] value) {
        this.value = value;
    }

    /// Takes the array over: it is wiped with the secret.
    public static Secret of(char[] value) {
        return new Secret(value);
    }

    public static Secret of(String value) {
        return new Secret(value.toCharArray());
    }

    /// Reads UTF-8 and wipes the bytes.
    static Secret ofUtf8(byte[] bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), decoded, true)
                .isError()) {
            throw new SecretException("a secret must be UTF-8 text");
        }
        char[] chars = Arrays.copyOf(decoded.array(), decoded.position());
        Arrays.fill(decoded.array(), '\0');
        Arrays.fill(bytes, (byte) 0);
        return new Secret(chars);
    }

    /// A copy that its taker wipes.
    public char[] chars() {
        return value.clone();
    }

    /// A copy that nobody can wipe, for interfaces that take nothing else.
    public String text() {
        return new String(value);
    }

    byte[] utf8() {
        ByteBuffer encoded = ByteBuffer.allocate(4 * value.length);
        if (StandardCharsets.UTF_8
                .newEncoder()
                .encode(CharBuffer.wrap(value), encoded, true)
                .isError()) {
            throw new SecretException("a secret must be Unicode text");
        }
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    @Override
    public void close() {
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
