package io.fairlead.fix.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.Passphrase;
import io.fairlead.fix.transport.Proxy;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.fix.transport.TlsSettings.Identity;
import io.fairlead.fix.transport.TlsSettings.Trust;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Proxies over real sockets, with and without TLS behind them.
class ProxyTest {
    private static final ExecutorService CONNECT = Executors.newVirtualThreadPerTaskExecutor();
    private static final Endpoint LP = new Endpoint("lp.example", 9876);
    private static final Proxy.Login JOE = new Proxy.Login(TestProxy.USERNAME, TestProxy.PASSWORD::toCharArray);

    @TempDir
    static Path folder;

    private static Certificates lp;

    @BeforeAll
    static void makeCertificates() throws Exception {
        lp = Certificates.create(folder, "lp", "dns:lp.example");
    }

    @AfterAll
    static void stopThreads() {
        CONNECT.shutdownNow();
    }

    private static Proxy proxy(boolean socks, Endpoint at, Proxy.Login login) {
        return socks ? new Proxy.Socks5(at, login) : new Proxy.HttpConnect(at, login);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tlsThroughAProxyIsUnderTheNameOfTheCounterparty(boolean socks) throws Exception {
        TlsContext server = TlsContext.of(
                TlsSettings.standard().withIdentity(new Identity.PemFiles(lp.certificate(), lp.privateKey())));
        TlsContext client = TlsContext.of(TlsSettings.standard().withTrust(new Trust.PemFile(lp.certificate())));
        try (Loopback listener = Loopback.tls(CONNECT, server);
                TestProxy proxy = new TestProxy(socks, listener.port())) {
            Dialer dialer = SocketDialer.tls(CONNECT, client).through(proxy(socks, proxy.endpoint(), JOE));
            // The name resolves nowhere but in the proxy, and the certificate is for it alone.
            Link ours = listener.connected(dialer, LP);
            Link theirs = listener.accepted();
            Loopback.assertTalking(ours, theirs);
            Loopback.assertTalking(theirs, ours);
            assertThat(proxy.asked).containsExactly(socks ? "lp.example:9876" : "CONNECT lp.example:9876 HTTP/1.1");
            assertThat(proxy.sentByClient.toString(StandardCharsets.ISO_8859_1)).contains("lp.example");
            ours.close();
            theirs.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysWhyAProxyDoesNotConnectUs(boolean socks) throws Exception {
        try (Loopback listener = Loopback.plain();
                TestProxy proxy = new TestProxy(socks, 1)) {
            SocketDialer plain = SocketDialer.plain(CONNECT);
            assertThat(listener.failure(plain.through(proxy(socks, proxy.endpoint(), Proxy.Login.NONE)), LP))
                    .startsWith("proxy: it wants a login");
            Proxy.Login wrong = new Proxy.Login("joe", "secret"::toCharArray);
            assertThat(listener.failure(plain.through(proxy(socks, proxy.endpoint(), wrong)), LP))
                    .startsWith("proxy: it refuses our login");
            Endpoint forbidden = new Endpoint("forbidden.example", 1);
            assertThat(listener.failure(plain.through(proxy(socks, proxy.endpoint(), JOE)), forbidden))
                    .isEqualTo("proxy: it does not connect us: "
                            + (socks ? "not allowed by its rules" : "403 Not For You"));
            assertThat(JOE.toString()).doesNotContain(TestProxy.PASSWORD);
            listener.connected(plain.through(proxy(socks, proxy.endpoint(), JOE)), new Endpoint("::1", 7))
                    .close();
            assertThat(proxy.asked).contains(socks ? "0:0:0:0:0:0:0:1:7" : "CONNECT [::1]:7 HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotTakeAnotherServerForAProxy(boolean socks) throws Exception {
        try (Loopback listener = Loopback.plain();
                ServerSocket server = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> answer(server));
            Endpoint at = new Endpoint("127.0.0.1", server.getLocalPort());
            Dialer dialer =
                    SocketDialer.plain(CONNECT).through(proxy(socks, at, new Proxy.Login("a", Passphrase.NONE)));
            assertThat(listener.failure(dialer, LP)).startsWith("proxy: it does not speak ");
        }
    }

    private static void answer(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream().write("8=FIX.4.4|9=5|\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The dialer hangs up as soon as it sees what this is.
            return;
        }
    }

    @Test
    void wipesThePasswordThatItWasGiven() throws Exception {
        char[] given = TestProxy.PASSWORD.toCharArray();
        try (Loopback listener = Loopback.plain();
                TestProxy proxy = new TestProxy(true, 1)) {
            Proxy.Login login = new Proxy.Login(TestProxy.USERNAME, () -> given);
            SocketDialer dialer = SocketDialer.plain(CONNECT).through(new Proxy.Socks5(proxy.endpoint(), login));
            listener.connected(dialer, LP).close();
            assertThat(given).containsOnly('\0');
        }
    }
}
