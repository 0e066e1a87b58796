package io.fairlead.fix.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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

        boolean given() {
            return !username.isEmpty();
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
