package io.fairlead.bench.wire;

import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.SocketListener;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The counterparty of every contender: one thread that spins on a socket and answers each order with the same report.
/// It knows no more of FIX than that takes, so that what is measured is the other side.
///
/// It polls the connection that spoke last. Only when that one has been silent for a while does it look at the others
/// and for new ones; contenders take turns, so this costs none of them anything. It ends with its standard input.
public final class Counterparty {
    private static final int SILENT_POLLS = 20_000;
    private static final int ASLEEP_SWEEPS = 200;

    private final SocketListener listener;
    private final List<Conversation> conversations = new ArrayList<>();

    private Counterparty(SocketListener listener) {
        this.listener = listener;
    }

    /// Answers until the standard input ends.
    ///
    /// @param arguments the core to spin on, then, for TLS, a PKCS#12 file and its passphrase
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Executor handshakes = task -> Thread.ofVirtual().start(task);
        SocketListener listener = arguments.length == 1
                ? SocketListener.plain(anyPort)
                : SocketListener.tls(anyPort, handshakes, tls(Path.of(arguments[1]), arguments[2]));
        System.out.println("PORT " + listener.port());
        Thread spinning = Thread.ofPlatform().daemon().name("counterparty").start(() -> {
            Cores.take(Integer.parseInt(arguments[0]));
            new Counterparty(listener).run();
        });
        while (spinning.isAlive() && System.in.read() >= 0) {
            // Nothing is said here; the end of the input is the sign to end.
        }
    }

    private static TlsContext tls(Path keys, String passphrase) {
        TlsSettings.Identity identity = new TlsSettings.Identity.KeyStoreFile(keys, passphrase::toCharArray);
        return TlsContext.of(TlsSettings.standard().withIdentity(identity));
    }

    private void run() {
        int idleSweeps = 0;
        while (true) {
            Conversation speaking = sweep();
            if (speaking != null) {
                idleSweeps = 0;
                stayWith(speaking);
            } else if (++idleSweeps > ASLEEP_SWEEPS) {
                pause();
            }
        }
    }

    /// Looks at every connection once; returns one that spoke.
    private @Nullable Conversation sweep() {
        Link fresh = listener.accept();
        if (fresh != null) {
            conversations.add(new Conversation(fresh));
        }
        Conversation speaking = null;
        for (int i = conversations.size() - 1; i >= 0; i--) {
            int work = conversations.get(i).poll();
            if (work < 0) {
                System.err.println("counterparty: connection closed; " + conversations.remove(i));
            } else if (work > 0) {
                speaking = conversations.get(i);
            }
        }
        return speaking;
    }

    private static void stayWith(Conversation speaking) {
        int silent = 0;
        while (silent < SILENT_POLLS) {
            int work = speaking.poll();
            if (work < 0) {
                return;
            }
            silent = work > 0 ? 0 : silent + 1;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the counterparty", e);
        }
    }
}
