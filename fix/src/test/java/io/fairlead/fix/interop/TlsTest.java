package io.fairlead.fix.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Passphrase;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.SocketListener;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.fix.transport.TlsSettings.Identity;
import io.fairlead.fix.transport.TlsSettings.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS against QuickFIX/J and against ourselves, with certificates made for the test.
class TlsTest {
    private static final ExecutorService CONNECT = Executors.newVirtualThreadPerTaskExecutor();
    private static final Passphrase PASSPHRASE = Certificates.PASSPHRASE::toCharArray;

    @TempDir
    static Path folder;

    private static Certificates lp;
    private static Certificates client;

    @BeforeAll
    static void makeCertificates() throws Exception {
        lp = Certificates.create(folder, "lp", "dns:localhost");
        client = Certificates.create(folder, "client", "dns:client");
    }

    @AfterAll
    static void stopThreads() {
        CONNECT.shutdownNow();
    }

    private static TlsSettings trustingLp() {
        return TlsSettings.standard().withTrust(new Trust.PemFile(lp.certificate()));
    }

    private static QuickFixCounterparty quickFix() throws Exception {
        return QuickFixCounterparty.acceptor()
                .with("SocketUseSSL", "Y")
                .with("SocketKeyStore", lp.keyStore().toString())
                .with("SocketKeyStorePassword", Certificates.PASSPHRASE)
                .with("KeyStoreType", "PKCS12")
                .start();
    }

    private static Gateway gateway(TlsSettings settings, String host, int port) {
        return new Gateway(
                Gateway.profile(),
                new MemoryMessageStore(),
                SocketDialer.tls(CONNECT, TlsContext.of(settings)),
                new Endpoint(host, port));
    }

    @Test
    void tradesWithQuickFixOverEitherVersion() throws Exception {
        try (QuickFixCounterparty counterparty = quickFix()) {
            for (String version : List.of("TLSv1.3", "TLSv1.2")) {
                TlsSettings settings = trustingLp().withProtocols(version);
                try (Gateway gateway = gateway(settings, "localhost", counterparty.port)) {
                    if (version.equals("TLSv1.2")) {
                        gateway.session.resetNumbers(
                                counterparty.session().getExpectedSenderNum(),
                                counterparty.session().getExpectedTargetNum(),
                                0);
                    }
                    gateway.loggedOn();
                    for (int i = 0; i < 50; i++) {
                        gateway.order(version + i);
                    }
                    gateway.until("acknowledged", () -> gateway.acknowledged(version + 49));
                }
            }
        }
    }

    @Test
    void servesQuickFixOverTlsAndResendsWhatACutTookAway() throws Exception {
        TlsSettings server = TlsSettings.standard().withIdentity(new Identity.KeyStoreFile(lp.keyStore(), PASSPHRASE));
        CuttingSource cutting = new CuttingSource(SocketListener.tls(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECT, TlsContext.of(server)));
        try (EchoServer echo = new EchoServer(cutting, "FL", "LP");
                QuickFixCounterparty client = QuickFixCounterparty.initiator(echo.port())
                        .with("SocketUseSSL", "Y")
                        .with("SocketTrustStore", trustStore().toString())
                        .with("SocketTrustStorePassword", Certificates.PASSPHRASE)
                        .with("TrustStoreType", "PKCS12")
                        .start()) {
            for (int i = 0; i < 10; i++) {
                QuickFixInitiatorTest.trade(client, "c-" + i);
            }
            cutting.cutAfter(40);
            QuickFixInitiatorTest.trade(client, "cut");
            assertThat(client.received).last().asString().contains("43=Y");
            QuickFixInitiatorTest.trade(client, "after");
            assertThat(echo.orders()).isEqualTo(12);
        }
    }

    private static Path trustStore() throws Exception {
        KeyStore own = KeyStore.getInstance(lp.keyStore().toFile(), Certificates.PASSPHRASE.toCharArray());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("lp", own.getCertificate("lp"));
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, Certificates.PASSPHRASE.toCharArray());
        }
        return file;
    }

    @Test
    void closesAGapAndLivesThroughACutAsInitiatorOverTls() throws Exception {
        CuttingDialer cutting = new CuttingDialer(SocketDialer.tls(CONNECT, TlsContext.of(trustingLp())));
        try (QuickFixCounterparty counterparty = quickFix();
                Gateway gateway = new Gateway(
                        Gateway.profile(),
                        new MemoryMessageStore(),
                        cutting,
                        new Endpoint("localhost", counterparty.port))) {
            gateway.loggedOn();
            counterparty.session().setNextSenderMsgSeqNum(12);
            gateway.order("gap");
            gateway.until("acknowledged", () -> gateway.acknowledged("gap"));
            assertThat(gateway.events).contains(new SessionEvent.GapDetected(2, 11));
            cutting.cutAfter(40);
            gateway.order("cut");
            gateway.until("noticed", () -> !gateway.session.connected());
            gateway.loggedOn();
            gateway.until(
                    "gap-filled",
                    () -> counterparty.admin.stream()
                            .anyMatch(each -> each.startsWith("4|") && each.contains("123=Y")));
            gateway.order("whole");
            gateway.until("acknowledged", () -> gateway.acknowledged("whole"));
            assertThat(counterparty.received).noneMatch(each -> each.toString().contains("11=cut"));
        }
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        try (QuickFixCounterparty counterparty = quickFix();
                Gateway gateway = gateway(trustingLp(), "127.0.0.1", counterparty.port)) {
            gateway.until("refusal", () -> !gateway.session.status().lastError().isEmpty());
            assertThat(gateway.session.status().lastError()).contains("TLS: ").contains("127.0.0.1");
            assertThat(gateway.session.status().logons()).isZero();
        }
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() throws Exception {
        try (QuickFixCounterparty counterparty = quickFix();
                Gateway gateway = gateway(TlsSettings.standard(), "localhost", counterparty.port)) {
            gateway.until("refusal", () -> !gateway.session.status().lastError().isEmpty());
            assertThat(gateway.session.status().lastError()).contains("TLS: ").contains("certification path");
        }
    }

    @Test
    void showsItsOwnCertificateWhereAsked() throws Exception {
        TlsSettings server = TlsSettings.standard()
                .withIdentity(new Identity.KeyStoreFile(lp.keyStore(), PASSPHRASE))
                .withTrust(new Trust.PemFile(client.certificate()))
                .requiringClientCertificates();
        SocketListener listener = SocketListener.tls(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECT, TlsContext.of(server));
        TlsSettings known = trustingLp().withIdentity(new Identity.PemFiles(client.certificate(), client.privateKey()));
        try (EchoServer echo = new EchoServer(listener, "LP", "FL");
                Gateway gateway = gateway(known, "localhost", listener.port())) {
            gateway.loggedOn();
            gateway.order("c-1");
            gateway.until("echo", () -> !gateway.received.isEmpty());
            try (Gateway stranger = gateway(trustingLp(), "localhost", listener.port())) {
                stranger.until(
                        "refusal", () -> !stranger.session.status().lastError().isEmpty());
                assertThat(stranger.session.status().logons()).isZero();
            }
            assertThat(echo.orders()).isEqualTo(1);
        }
    }

    @Test
    void saysWhichFileIsUnusable() throws IOException {
        Path none = folder.resolve("none.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path pkcs1 = Files.writeString(
                folder.resolve("old.key"), "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n");
        Path noise = Files.writeString(
                folder.resolve("noise.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertUnusable(new Trust.PemFile(none), new Identity.Anonymous(), "none.pem can't be read");
        assertUnusable(new Trust.PemFile(empty), new Identity.Anonymous(), "empty.pem holds no certificate");
        assertUnusable(
                new Trust.KeyStoreFile(lp.keyStore(), "wrong"::toCharArray),
                new Identity.Anonymous(),
                "lp.p12 can't be");
        assertUnusable(
                new Trust.Authorities(),
                new Identity.PemFiles(lp.certificate(), pkcs1),
                "old.key is of the kind DSA PRIVATE KEY; convert it with: openssl pkcs8");
        assertUnusable(
                new Trust.Authorities(),
                new Identity.PemFiles(lp.certificate(), noise),
                "noise.key holds a key of a kind");
        assertThat(TlsContext.of(TlsSettings.standard().withTrust(new Trust.KeyStoreFile(lp.keyStore(), PASSPHRASE))))
                .isNotNull();
        assertThatThrownBy(() -> TlsSettings.standard().withProtocols("SSLv3"))
                .hasMessageContaining("TLSv1.3 or TLSv1.2");
    }

    private static void assertUnusable(Trust trust, Identity identity, String why) {
        TlsSettings settings = TlsSettings.standard().withTrust(trust).withIdentity(identity);
        assertThatThrownBy(() -> TlsContext.of(settings)).hasMessageContaining(why);
    }
}
