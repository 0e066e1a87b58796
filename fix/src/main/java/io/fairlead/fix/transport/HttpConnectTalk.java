package io.fairlead.fix.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/// The CONNECT request to a web proxy and its answer. Stateless; blocks, on the connecting thread.
final class HttpConnectTalk {
    private static final int MOST_ANSWER = 16 * 1024;

    private HttpConnectTalk() {}

    static void open(InputStream in, OutputStream out, Endpoint target, Proxy.Login login) throws IOException {
        String authority =
                (target.host().indexOf(':') < 0 ? target.host() : "[" + target.host() + "]") + ":" + target.port();
        out.write(("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n").getBytes(US_ASCII));
        if (login.given()) {
            out.write("Proxy-Authorization: Basic ".getBytes(US_ASCII));
            byte[] basic = basic(login);
            try {
                out.write(basic);
            } finally {
                Arrays.fill(basic, (byte) 0);
            }
            out.write("\r\n".getBytes(US_ASCII));
        }
        out.write("\r\n".getBytes(US_ASCII));
        out.flush();
        check(head(in), login);
    }

    private static byte[] basic(Proxy.Login login) throws IOException {
        byte[] username = (login.username() + ":").getBytes(UTF_8);
        byte[] password = login.passwordBytes();
        byte[] both = Arrays.copyOf(username, username.length + password.length);
        System.arraycopy(password, 0, both, username.length, password.length);
        Arrays.fill(password, (byte) 0);
        byte[] basic = Base64.getEncoder().encode(both);
        Arrays.fill(both, (byte) 0);
        return basic;
    }

    /// Reads to the empty line and not a byte further, since what follows is the counterparty's.
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = 0;
        while (head.size() < MOST_ANSWER) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("proxy: it closed the connection");
            }
            head.write(next);
            if (next == '\n' && lineLength == 0 && head.size() > 2) {
                return head.toString(US_ASCII);
            }
            lineLength = next == '\n' ? 0 : next == '\r' ? lineLength : lineLength + 1;
        }
        throw new IOException("proxy: its answer is too long");
    }

    private static void check(String head, Proxy.Login login) throws IOException {
        String line = head.lines().findFirst().orElse("");
        if (!line.matches("HTTP/1\\.[01] [0-9]{3}.*")) {
            throw new IOException("proxy: it does not speak HTTP");
        }
        String status = line.substring(9, 12);
        if (status.equals("407")) {
            throw new IOException("proxy: it " + (login.given() ? "refuses our login" : "wants a login") + " (407)");
        }
        if (!status.startsWith("2")) {
            String said = line.substring(9, Math.min(line.length(), 120)).replaceAll("[^\\x20-\\x7e]", "?");
            throw new IOException("proxy: it does not connect us: " + said);
        }
    }
}
