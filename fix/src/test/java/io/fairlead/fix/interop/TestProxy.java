package io.fairlead.fix.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.fix.transport.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy on the loopback that connects to one port whatever host it is asked for, and remembers what it was asked
/// and told. Speaks CONNECT or SOCKS 5, with joe's login.
final class TestProxy implements AutoCloseable {
    static final String USERNAME = "joe";
    static final String PASSWORD = "hunter2";

    final List<String> asked = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream sentByClient = new ByteArrayOutputStream();
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;
    private final boolean socks;

    TestProxy(boolean socks, int target) throws IOException {
        this.socks = socks;
        this.target = target;
        Thread.ofVirtual().start(this::serve);
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.getLocalPort());
    }

    private void serve() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException e) {
            asked.add("closed: " + e.getMessage());
        }
    }

    private void talk(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            if (socks ? socks(in, client.getOutputStream()) : http(in, client.getOutputStream())) {
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(onward);
                Thread back = Thread.ofVirtual().start(() -> pipe(onward, client, false));
                pipe(client, onward, true);
                back.join();
            }
        } catch (IOException e) {
            asked.add("failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pipe(Socket from, Socket to, boolean byClient) {
        byte[] bytes = new byte[8192];
        try (to) {
            for (int n = from.getInputStream().read(bytes);
                    n > 0;
                    n = from.getInputStream().read(bytes)) {
                if (byClient) {
                    sentByClient.write(bytes, 0, n);
                }
                to.getOutputStream().write(bytes, 0, n);
            }
        } catch (IOException e) {
            asked.add("cut: " + e.getMessage());
        }
    }

    private boolean http(DataInputStream in, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        asked.add(head.substring(0, head.indexOf("\r\n")));
        String login = Base64.getEncoder().encodeToString((USERNAME + ":" + PASSWORD).getBytes(US_ASCII));
        if (head.indexOf("\r\nProxy-Authorization: Basic " + login + "\r\n") < 0) {
            out.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
            return false;
        }
        if (head.indexOf("forbidden.example") >= 0) {
            out.write("HTTP/1.1 403 Not For You\r\n\r\n".getBytes(US_ASCII));
            return false;
        }
        out.write("HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n".getBytes(US_ASCII));
        return true;
    }

    private boolean socks(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        boolean login = new String(methods, US_ASCII).indexOf(2) >= 0;
        out.write(new byte[] {5, (byte) (login ? 2 : 0xff)});
        if (!login) {
            return false;
        }
        in.readUnsignedByte();
        String user = text(in) + ":" + text(in);
        boolean known = user.equals(USERNAME + ":" + PASSWORD);
        out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        if (!known) {
            return false;
        }
        in.readNBytes(3);
        int type = in.readUnsignedByte();
        String host = type == 3
                ? text(in)
                : InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
        asked.add(host + ":" + in.readUnsignedShort());
        byte reply = (byte) (host.equals("forbidden.example") ? 2 : 0);
        out.write(new byte[] {5, reply, 0, 1, 0, 0, 0, 0, 0, 0});
        return reply == 0;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
