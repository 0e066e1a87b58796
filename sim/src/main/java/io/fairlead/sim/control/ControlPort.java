package io.fairlead.sim.control;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes commands as lines of text on a loopback port, as `SimControl` understands them. The first line must be
/// `auth TOKEN`. The accepting thread owns the server socket, each connection has a thread of its own.
public final class ControlPort implements AutoCloseable {
    /// The name of the token's file in a simulator's directory, and of the file with the port number beside it.
    public static final String TOKEN_FILE = "control.token";

    public static final String PORT_FILE = "control.port";

    private static final Logger LOG = LoggerFactory.getLogger(ControlPort.class);
    private static final int MAX_LINE = 1_024;
    private static final int MAX_CONNECTIONS = 16;
    private static final int AUTH_TIMEOUT_MILLIS = 5_000;

    private final ServerSocket server;
    private final UnaryOperator<String> control;
    private final ThreadFactory threads;
    private final String token;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private ControlPort(ServerSocket server, UnaryOperator<String> control, ThreadFactory threads, String token) {
        this.server = server;
        this.control = control;
        this.threads = threads;
        this.token = token;
    }

    /// Opens the port with a fresh token, and writes both to files of `dir`, the token for the owner only.
    public static ControlPort open(int port, Path dir, UnaryOperator<String> control, ThreadFactory threads)
            throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        Path file = dir.resolve(TOKEN_FILE);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, token);
        ServerSocket server = new ServerSocket(port, MAX_CONNECTIONS, InetAddress.getLoopbackAddress());
        Files.writeString(dir.resolve(PORT_FILE), Integer.toString(server.getLocalPort()));
        ControlPort opened = new ControlPort(server, control, threads, token);
        threads.newThread(opened::accept).start();
        return opened;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String token() {
        return token;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("control port: {}", e.getMessage());
        }
        connections.forEach(ControlPort::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (connections.size() >= MAX_CONNECTIONS) {
                    close(socket);
                    continue;
                }
                connections.add(socket);
                threads.newThread(() -> serve(socket)).start();
            } catch (IOException e) {
                // Closed by us, or a connection that ended before it was taken: the loop's condition tells.
                LOG.debug("control port: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(AUTH_TIMEOUT_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String first = line(in);
            if (first == null || !known(first)) {
                reply(out, "error expected: auth TOKEN");
                return;
            }
            reply(out, "ok");
            socket.setSoTimeout(0);
            for (String line = line(in); line != null; line = line(in)) {
                reply(out, control.apply(line));
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("control connection ended: {}", e.getMessage());
        } finally {
            connections.remove(socket);
        }
    }

    private boolean known(String line) {
        return MessageDigest.isEqual(
                ("auth " + token).getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8));
    }

    /// The next line, or null at the end or after more than a command could be.
    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString().strip();
            }
            if (line.length() == MAX_LINE) {
                return null;
            }
            line.append((char) b);
        }
        return null;
    }

    private static void reply(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("control connection: {}", e.getMessage());
        }
    }
}
