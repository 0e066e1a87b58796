package io.fairlead.fix.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/// What stands between us and a counterparty. A proxy is given the counterparty's name and resolves it; TLS goes
/// through it to the counterparty, under the counterparty's name. Immutable.
public sealed interface Proxy {
    /// Nothing.
    record Direct() implements Proxy {}

    /// A web proxy, asked to CONNECT (RFC 9110, 9.3.6), with Basic authentication where it wants one.
    record HttpConnect(Endpoint address, Login login) implements Proxy {}

    /// A SOCKS proxy of version 5 (RFC 1928), with username and password (RFC 1929) where it wants them.
    record Socks5(Endpoint address, Login login) implements Proxy {}

    /// Who we are to a proxy.
    record Login(String username, Passphrase password) {
        /// Nobody.
        public static final Login NONE = new Login("", Passphrase.NONE);

        private static final int MOST_BYTES_PER_CHAR = 3;

        boolean given() {
            return !username.isEmpty();
        }

        /// The password in UTF-8; the caller wipes it.
        byte[] passwordBytes() throws IOException {
            char[] characters = password.characters();
            ByteBuffer encoded = ByteBuffer.allocate(MOST_BYTES_PER_CHAR * characters.length);
            CoderResult result = UTF_8.newEncoder().encode(CharBuffer.wrap(characters), encoded, true);
            Arrays.fill(characters, '\0');
            byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
            Arrays.fill(encoded.array(), (byte) 0);
            if (result.isError()) {
                throw new IOException("proxy: its password is no Unicode text");
            }
            return bytes;
        }
    }

    /// Where TCP connects to for this counterparty.
    default Endpoint hop(Endpoint target) {
        return switch (this) {
            case Direct _ -> target;
            case HttpConnect proxy -> proxy.address;
            case Socks5 proxy -> proxy.address;
        };
    }

    /// Has the proxy at the other end of the streams connect to the counterparty; what follows is the counterparty's.
    /// Blocks.
    default void open(InputStream in, OutputStream out, Endpoint target) throws IOException {
        switch (this) {
            case Direct _ -> {}
            case HttpConnect proxy -> HttpConnectTalk.open(in, out, target, proxy.login);
            case Socks5 proxy -> Socks5Talk.open(in, out, target, proxy.login);
        }
    }
}
