package io.fairlead.bench.interop;

import static org.awaitility.Awaitility.await;

import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/// A session between our engine and Artio; either side can be restarted with what it had on disk. Owned by the test's
/// thread, on which both sides are polled.
final class Pair implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofMillis(1);

    OurSide ours;
    ArtioSide artio;
    private final Role role;
    private final AeronHost host;
    private final Path folder;
    private final int artioPort;
    private final SimulatedDisk disk = new SimulatedDisk();
    private final ExecutorService connect = Executors.newVirtualThreadPerTaskExecutor();

    Pair(Role role, AeronHost host, Path folder) throws IOException {
        this.role = role;
        this.host = host;
        this.folder = folder;
        artioPort = freePort();
        artio = artio();
        ours = ours();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ArtioSide artio() {
        return switch (role) {
            case WE_INITIATE -> ArtioSide.acceptor(host, folder, artioPort);
            case WE_ACCEPT -> ArtioSide.initiator(host, folder);
        };
    }

    private OurSide ours() {
        Journal journal = Journal.open(
                disk, JournalConfig.defaults("boot-1", "test").withSizes(1 << 18, 1 << 20, 1 << 20, 0), OurSide.now());
        return switch (role) {
            case WE_INITIATE -> OurSide.initiator(journal, artioPort, connect);
            case WE_ACCEPT -> OurSide.acceptor(journal);
        };
    }

    /// Lets both log on. Our engine comes back by itself, Artio has to be told.
    void meet() {
        until("Artio is up", artio::ready);
        if (role == Role.WE_ACCEPT) {
            until("Artio noticed that the link is gone", () -> !artio.loggedOn());
            artio.connect(ours.port());
        }
        until("both logged on", () -> ours.session.loggedOn() && artio.loggedOn());
    }

    void until(String what, BooleanSupplier condition) {
        try {
            await(what)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(OFTEN)
                    .atMost(LIMIT)
                    .until(() -> {
                        ours.poll();
                        artio.poll();
                        return condition.getAsBoolean();
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    what + ", in time:\n" + String.join("\n", ours.wire) + "\nArtio got: " + artio.received, e);
        }
    }

    void order(String clOrdId) {
        switch (role) {
            case WE_INITIATE -> ours.order(clOrdId);
            case WE_ACCEPT -> artio.order(clOrdId);
        }
    }

    /// An order over and its report back, after which both sides count alike.
    void trade(String clOrdId) {
        order(clOrdId);
        until("report of " + clOrdId, () -> count(reports(), clOrdId) > 0);
        until("equal numbers", this::agree);
    }

    List<String> orders() {
        return role == Role.WE_INITIATE ? artio.received : ours.received;
    }

    List<String> reports() {
        return role == Role.WE_INITIATE ? ours.received : artio.received;
    }

    static long count(List<String> messages, String clOrdId) {
        return messages.stream()
                .filter(each -> each.contains("|11=" + clOrdId + "|"))
                .count();
    }

    private boolean agree() {
        return ours.session.status().expectedIncoming() == artio.session().lastSentMsgSeqNum() + 1
                && ours.session.status().nextOutgoing() == artio.session().lastReceivedMsgSeqNum() + 1;
    }

    void restartArtio() {
        ArtioSide before = artio;
        before.close();
        artio = artio();
        meet();
    }

    void crashAndRestartOurs() throws Exception {
        disk.crashProcess();
        ours.close();
        ours = ours();
        meet();
    }

    @Override
    public void close() throws Exception {
        ours.close();
        artio.close();
        connect.shutdownNow();
    }
}
