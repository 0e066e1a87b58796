package io.fairlead.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The hash chain at one place of the log: a SHA-256 that depends on everything before. Immutable.
final class ChainHash {
    static final int BYTES = 32;
    /// Where the log begins.
    static final ChainHash START = new ChainHash(new byte[BYTES]);

    private final byte[] hash;

    private ChainHash(byte[] hash) {
        this.hash = hash;
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The link that this digest has come to; the digest is reset.
    static ChainHash of(MessageDigest digest) {
        return new ChainHash(digest.digest());
    }

    static ChainHash read(byte[] source, int at) {
        return new ChainHash(Arrays.copyOfRange(source, at, at + BYTES));
    }

    void write(byte[] target, int at) {
        System.arraycopy(hash, 0, target, at, BYTES);
    }

    void addTo(MessageDigest digest) {
        digest.update(hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainHash that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    /// In hexadecimal.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }
}
