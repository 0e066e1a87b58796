package io.fairlead.fix.transport;

import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// A link that speaks TLS over another. Shaken hands on the connecting thread with [#handshake], then owned by the
/// thread that polls it.
///
/// ```
///  read:  under ──▶ encryptedIn ──unwrap──▶ plainIn ──▶ caller
///  write: caller ──wrap──▶ encryptedOut ──▶ under
/// ```
public final class TlsLink implements Link {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Link under;
    private final SSLEngine engine;
    private final ByteBuffer encryptedIn;
    private final ByteBuffer plainIn;
    private final ByteBuffer encryptedOut;
    private String failure = "";

    /// Speaks TLS with the given engine, whose mode, names and checks are set.
    public TlsLink(Link under, SSLEngine engine) {
        this.under = under;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        encryptedIn = ByteBuffer.allocate(2 * packet);
        plainIn = ByteBuffer.allocate(2 * engine.getSession().getApplicationBufferSize());
        encryptedOut = ByteBuffer.allocate(2 * packet);
    }

    /// Goes on with the handshake as far as bytes allow. Returns whether it is done; a failure is thrown.
    boolean handshake() throws SSLException {
        engine.beginHandshake();
        while (flush()) {
            switch (engine.getHandshakeStatus()) {
                case FINISHED, NOT_HANDSHAKING -> {
                    return true;
                }
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> engine.wrap(NOTHING, encryptedOut);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unwrapOnce()) {
                        return false;
                    }
                }
            }
        }
        if (!under.failure().isEmpty()) {
            throw new SSLException(under.failure());
        }
        return false;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /// Unwraps one record, reading for it if need be; returns whether that made progress.
    private boolean unwrapOnce() throws SSLException {
        SSLEngineResult result = unwrap();
        if (result.getStatus() != SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            return true;
        }
        int read = under.read(encryptedIn);
        if (read < 0) {
            throw new SSLException(under.failure().isEmpty() ? "the counterparty closed the link" : under.failure());
        }
        return read > 0;
    }

    private SSLEngineResult unwrap() throws SSLException {
        encryptedIn.flip();
        try {
            return engine.unwrap(encryptedIn, plainIn);
        } finally {
            encryptedIn.compact();
        }
    }

    /// The chain that the counterparty showed, its own certificate first; empty if it showed none.
    public List<CertificateFacts> certificates() {
        try {
            return CertificateFacts.of(
                    CertificateFacts.Holder.THEIRS, engine.getSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException _) {
            return List.of(); // A client need not show one.
        }
    }

    /// Protocol and cipher suite, once hands are shaken.
    String agreed() {
        return engine.getSession().getProtocol() + ", " + engine.getSession().getCipherSuite();
    }

    @Override
    public int read(ByteBuffer into) {
        try {
            int read = under.read(encryptedIn);
            while (plainIn.position() < plainIn.capacity() / 2 && unwrapped()) {
                // Each turn turns one record into plain text.
            }
            if (plainIn.position() == 0) {
                return read < 0 || engine.isInboundDone() ? CLOSED : 0;
            }
            return drain(into);
        } catch (SSLException e) {
            return broken(e);
        }
    }

    private boolean unwrapped() throws SSLException {
        if (encryptedIn.position() == 0 || engine.isInboundDone()) {
            return false;
        }
        SSLEngineResult result = unwrap();
        answerHandshake();
        return result.getStatus() == SSLEngineResult.Status.OK && result.bytesConsumed() > 0;
    }

    /// TLS 1.3 updates keys and issues tickets at any time; a change of keys wants an answer.
    private void answerHandshake() throws SSLException {
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            runTasks();
        } else if (status == HandshakeStatus.NEED_WRAP && flush()) {
            engine.wrap(NOTHING, encryptedOut);
            flush();
        }
    }

    private int drain(ByteBuffer into) {
        plainIn.flip();
        int count = Math.min(plainIn.remaining(), into.remaining());
        into.put(plainIn.slice(plainIn.position(), count));
        plainIn.position(plainIn.position() + count);
        plainIn.compact();
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        int taken = 0;
        try {
            while (from.hasRemaining() && flush()) {
                SSLEngineResult result = engine.wrap(from, encryptedOut);
                if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                    return CLOSED;
                }
                taken += result.bytesConsumed();
            }
            flush();
            return taken == 0 && !under.failure().isEmpty() ? CLOSED : taken;
        } catch (SSLException e) {
            return broken(e);
        }
    }

    @Override
    public boolean flush() {
        if (encryptedOut.position() == 0) {
            return true;
        }
        encryptedOut.flip();
        under.write(encryptedOut);
        encryptedOut.compact();
        return encryptedOut.position() == 0;
    }

    @Override
    public boolean holdsInput() {
        return encryptedIn.position() > 0 || plainIn.position() > 0;
    }

    private int broken(SSLException e) {
        if (failure.isEmpty()) {
            failure = "TLS: " + e.getMessage();
        }
        return CLOSED;
    }

    @Override
    public void close() {
        try {
            engine.closeOutbound();
            if (flush()) {
                engine.wrap(NOTHING, encryptedOut);
                flush();
            }
        } catch (SSLException e) {
            broken(e);
        }
        under.close();
    }

    @Override
    public String failure() {
        return failure.isEmpty() ? under.failure() : failure;
    }

    @Override
    public String peer() {
        return under.peer();
    }

    @Override
    public @Nullable SelectableChannel channel() {
        return under.channel();
    }
}
