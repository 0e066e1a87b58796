package io.fairlead.bench.contender;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.bench.wire.OrderText;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;

/// A counterparty for what is measured once: accepts a logon, may then ask for everything that it was sent, and notes
/// when it had it. One thread of its own, blocking.
final class RawVenue {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");

    private final ServerSocket server;
    private final int firstSeqNum;
    private final CountDownLatch served = new CountDownLatch(1);
    private final int orders;
    private volatile long servedNanos;

    /// @param firstSeqNum MsgSeqNum(34) of its Logon(A)
    /// @param orders after so many it asks for all of them again; 0 for never
    RawVenue(int firstSeqNum, int orders) throws IOException {
        this.firstSeqNum = firstSeqNum;
        this.orders = orders;
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("venue").start(this::run);
    }

    int port() {
        return server.getLocalPort();
    }

    boolean served() {
        return served.getCount() == 0;
    }

    /// From its ResendRequest(2) to the last message of the answer.
    long servedNanos() {
        return servedNanos;
    }

    private void run() {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 20));
            OutputStream out = socket.getOutputStream();
            next(in);
            out.write(OrderText.framed("35=A|" + header(firstSeqNum) + "98=0|108=3600|"));
            for (int i = 0; i < orders; i++) {
                next(in);
            }
            long asked = System.nanoTime();
            if (orders > 0) {
                out.write(OrderText.framed("35=2|" + header(firstSeqNum + 1) + "7=2|16=0|"));
            }
            for (int i = 0; i < orders; i++) {
                requireResent(next(in));
            }
            servedNanos = System.nanoTime() - asked;
            served.countDown();
            while (in.read() >= 0) {
                // Until the other side hangs up.
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the venue failed: " + e.getMessage(), e);
        }
    }

    private static void requireResent(byte[] message) {
        String text = new String(message, US_ASCII);
        if (!text.contains("\u000143=Y\u0001")) {
            throw new IllegalStateException("not sent again, but: " + text);
        }
    }

    private static String header(int seqNum) {
        return "34=" + seqNum + "|49=" + OrderText.COUNTERPARTY + "|56=" + OrderText.OURSELVES + "|52="
                + LocalDateTime.now(ZoneOffset.UTC).format(TIMESTAMP) + "|";
    }

    /// Reads one message and returns what follows BodyLength(9).
    private static byte[] next(DataInputStream in) throws IOException {
        in.skipNBytes("8=FIX.4.4|9=".length());
        int length = 0;
        for (int c = in.readUnsignedByte(); c != 1; c = in.readUnsignedByte()) {
            length = length * 10 + c - '0';
        }
        byte[] body = new byte[length + "10=000|".length()];
        in.readFully(body);
        return body;
    }
}
