package io.fairlead.fix.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Arrays;

/// The talk with a SOCKS proxy of version 5 (RFC 1928, RFC 1929). Stateless; blocks, on the connecting thread.
///
/// ```
///  us: 05 n methods        proxy: 05 method
///  us: 01 n user n pass    proxy: 01 0            where the method is 02
///  us: 05 01 00 type address port    proxy: 05 reply 00 type address port
/// ```
final class Socks5Talk {
    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int LONGEST = 255;

    private Socks5Talk() {}

    static void open(InputStream from, OutputStream out, Endpoint target, Proxy.Login login) throws IOException {
        DataInputStream in = new DataInputStream(from);
        try {
            out.write(login.given() ? new byte[] {VERSION, 2, NO_LOGIN, PASSWORD} : new byte[] {VERSION, 1, NO_LOGIN});
            out.flush();
            if (in.readUnsignedByte() != VERSION) {
                throw new IOException("proxy: it does not speak SOCKS 5");
            }
            int method = in.readUnsignedByte();
            if (method == PASSWORD && login.given()) {
                logIn(in, out, login);
            } else if (method != NO_LOGIN) {
                throw new IOException("proxy: it wants a login" + (login.given() ? " of another kind" : ""));
            }
            out.write(request(target));
            out.flush();
            answer(in);
        } catch (EOFException e) {
            throw new IOException("proxy: it closed the connection", e);
        }
    }

    private static void logIn(DataInputStream in, OutputStream out, Proxy.Login login) throws IOException {
        byte[] username = login.username().getBytes(UTF_8);
        byte[] password = login.passwordBytes();
        if (username.length > LONGEST || password.length > LONGEST) {
            throw new IOException("proxy: SOCKS 5 has no room for a username or password of over 255 bytes");
        }
        byte[] message = new byte[3 + username.length + password.length];
        message[0] = 1;
        message[1] = (byte) username.length;
        System.arraycopy(username, 0, message, 2, username.length);
        message[2 + username.length] = (byte) password.length;
        System.arraycopy(password, 0, message, 3 + username.length, password.length);
        Arrays.fill(password, (byte) 0);
        try {
            out.write(message);
            out.flush();
        } finally {
            Arrays.fill(message, (byte) 0);
        }
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
            throw new IOException("proxy: it refuses our login");
        }
    }

    private static byte[] request(Endpoint target) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, CONNECT, 0});
        if (TlsContext.literalAddress(target.host())) {
            byte[] address = InetAddress.getByName(target.host()).getAddress();
            request.write(address.length == 4 ? IPV4 : IPV6);
            request.writeBytes(address);
        } else {
            byte[] name = target.host().getBytes(US_ASCII);
            if (name.length > LONGEST) {
                throw new IOException("proxy: SOCKS 5 has no room for the host " + target.host());
            }
            request.write(NAME);
            request.write(name.length);
            request.writeBytes(name);
        }
        request.write(target.port() >>> 8);
        request.write(target.port());
        return request.toByteArray();
    }

    private static void answer(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int reply = in.readUnsignedByte();
        in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int length = switch (type) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> in.readUnsignedByte();
            default -> throw new IOException("proxy: its answer has an address of type " + type);
        };
        in.readFully(new byte[length + 2]);
        if (reply != 0) {
            throw new IOException("proxy: it does not connect us: " + reason(reply));
        }
    }

    private static String reason(int reply) {
        return switch (reply) {
            case 1 -> "general failure";
            case 2 -> "not allowed by its rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "time to live expired";
            case 7 -> "command not supported";
            case 8 -> "address type not supported";
            default -> "reply " + reply;
        };
    }
}
