package io.fairlead.fix.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.transport.CertificateFacts;
import io.fairlead.fix.transport.CertificateFacts.Holder;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.KeyPin;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.TcpOptions;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.fix.transport.TlsSettings.Identity;
import io.fairlead.fix.transport.TlsSettings.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pins, reloading and key stores, over real sockets between our own dialer and listener.
class TlsMaterialTest {
    private static final ExecutorService CONNECT = Executors.newVirtualThreadPerTaskExecutor();
    private static final KeyPin NOBODY = KeyPin.of("sha256/" + "A".repeat(43) + "=");

    @TempDir
    static Path folder;

    private static Certificates old;
    private static Certificates fresh;

    @BeforeAll
    static void makeCertificates() throws Exception {
        old = Certificates.create(folder, "old", "dns:localhost");
        fresh = Certificates.create(folder, "fresh", "dns:localhost");
    }

    @AfterAll
    static void stopThreads() {
        CONNECT.shutdownNow();
    }

    private static TlsContext server(Certificates of) {
        return TlsContext.of(
                TlsSettings.standard().withIdentity(new Identity.PemFiles(of.certificate(), of.privateKey())));
    }

    private static TlsSettings trusting(Certificates whom) {
        return TlsSettings.standard().withTrust(new Trust.PemFile(whom.certificate()));
    }

    private static KeyPin pin(Certificates of) {
        return TlsContext.of(trusting(of)).certificates().getFirst().pin();
    }

    @Test
    void believesAPinnedKeyAndNoOther() {
        try (Loopback listener = Loopback.tls(CONNECT, server(old))) {
            TlsSettings pinned = trusting(old).withPins(Set.of(NOBODY, pin(old)));
            listener.connected(SocketDialer.tls(CONNECT, TlsContext.of(pinned)), listener.localhost())
                    .close();
            TlsSettings strange = trusting(old).withPins(Set.of(NOBODY));
            assertThat(listener.failure(SocketDialer.tls(CONNECT, TlsContext.of(strange)), listener.localhost()))
                    .contains("no key of the counterparty's chain is pinned")
                    .contains(pin(old).toString());
            // A pin does not replace the checks.
            TlsSettings untrusted = trusting(fresh).withPins(Set.of(pin(old)));
            assertThat(listener.failure(SocketDialer.tls(CONNECT, TlsContext.of(untrusted)), listener.localhost()))
                    .contains("certification path");
        }
        assertThatThrownBy(() -> KeyPin.of("sha256/abc")).hasMessageContaining("Base64 of a SHA-256");
        assertThatThrownBy(() -> KeyPin.of("***")).hasMessageContaining("Base64 of a SHA-256");
    }

    @Test
    void newConnectionsUseCertificatesThatChangedAndOldOnesStay() throws Exception {
        Path certificate = folder.resolve("live.pem");
        Path key = folder.resolve("live.key");
        copy(old.certificate(), certificate, 1_000);
        copy(old.privateKey(), key, 1_000);
        TlsContext server = TlsContext.of(TlsSettings.standard().withIdentity(new Identity.PemFiles(certificate, key)));
        Path trusted = folder.resolve("trusted.pem");
        Files.writeString(trusted, Files.readString(old.certificate()) + Files.readString(fresh.certificate()));
        TlsContext client = TlsContext.of(TlsSettings.standard().withTrust(new Trust.PemFile(trusted)));
        try (Loopback listener = Loopback.tls(CONNECT, server)) {
            Dialer dialer = SocketDialer.tls(CONNECT, client);
            Link first = listener.connected(dialer, listener.localhost());
            Link firstAccepted = listener.accepted();
            assertThat(client.shown().getFirst().pin()).isEqualTo(pin(old));
            // Half of the change is on disk: the old pair stays in use, and it is told why.
            copy(fresh.certificate(), certificate, 2_000);
            listener.connected(dialer, listener.localhost()).close();
            assertThat(client.shown().getFirst().pin()).isEqualTo(pin(old));
            assertThat(server.problem()).contains("is not that of the certificate");
            copy(fresh.privateKey(), key, 3_000);
            listener.connected(dialer, listener.localhost()).close();
            assertThat(client.shown().getFirst().pin()).isEqualTo(pin(fresh));
            assertThat(server.problem()).isEmpty();
            Loopback.assertTalking(first, firstAccepted);
            // Trust is read again, too.
            copy(old.certificate(), trusted, 4_000);
            assertThat(listener.failure(dialer, listener.localhost())).contains("certification path");
            first.close();
            firstAccepted.close();
        }
    }

    private static void copy(Path from, Path to, long seconds) throws Exception {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(to, FileTime.fromMillis(1_000 * seconds));
    }

    @Test
    void readsAgainOnCommandAndKeepsWhatItHasIfThatFails() throws Exception {
        Path certificate = folder.resolve("command.pem");
        copy(old.certificate(), certificate, 1_000);
        TlsContext context = TlsContext.of(TlsSettings.standard().withTrust(new Trust.PemFile(certificate)));
        copy(fresh.certificate(), certificate, 1_000);
        context.reload();
        assertThat(context.certificates().getFirst().pin()).isEqualTo(pin(fresh));
        Files.delete(certificate);
        assertThatThrownBy(context::reload).hasMessageContaining("can't be read");
        assertThat(context.certificates().getFirst().pin()).isEqualTo(pin(fresh));
    }

    @Test
    void tellsWhenCertificatesExpire() throws Exception {
        Path jks = folder.resolve("own.jks");
        KeyStore from = KeyStore.getInstance(old.keyStore().toFile(), Certificates.PASSPHRASE.toCharArray());
        KeyStore to = KeyStore.getInstance("JKS");
        to.load(null, null);
        char[] passphrase = Certificates.PASSPHRASE.toCharArray();
        to.setKeyEntry("own", from.getKey("old", passphrase), passphrase, from.getCertificateChain("old"));
        try (var out = Files.newOutputStream(jks)) {
            to.store(out, passphrase);
        }
        TlsContext context = TlsContext.of(
                trusting(fresh).withIdentity(new Identity.KeyStoreFile(jks, Certificates.PASSPHRASE::toCharArray)));
        assertThat(context.certificates())
                .extracting(CertificateFacts::holder, CertificateFacts::subject)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Holder.OURS, "CN=old"),
                        org.assertj.core.groups.Tuple.tuple(Holder.TRUSTED, "CN=fresh"));
        CertificateFacts ours = context.certificates().getFirst();
        assertThat(ours.notAfterNanos() - ours.notBeforeNanos()).isEqualTo(2 * 86_400_000_000_000L);
        assertThat(context.shown()).isEmpty();
        assertThat(context.problem()).isEmpty();
    }

    @Test
    void verifiesTheNameItIsToldWhereThatIsNotTheHost() {
        try (Loopback listener = Loopback.tls(CONNECT, server(old))) {
            TlsSettings named = trusting(old).withServerName("localhost");
            Endpoint address = new Endpoint("127.0.0.1", listener.port());
            listener.connected(SocketDialer.tls(CONNECT, TlsContext.of(named)), address)
                    .close();
            TlsSettings wrong = trusting(old).withServerName("elsewhere.example");
            assertThat(listener.failure(SocketDialer.tls(CONNECT, TlsContext.of(wrong)), listener.localhost()))
                    .contains("elsewhere.example");
        }
    }

    @Test
    void aListenerThatRequiresCertificatesMustSayWhose() {
        assertThatThrownBy(() -> TlsSettings.standard().requiringClientCertificates())
                .hasMessageContaining("anybody can buy one");
    }

    @Test
    void connectsFromTheAddressAndWithTheBuffersItIsTold() {
        try (Loopback listener = Loopback.plain()) {
            TcpOptions options = TcpOptions.DEFAULT.withBuffers(65_536, 65_536).from("127.0.0.2");
            Endpoint address = new Endpoint("127.0.0.1", listener.port());
            Link ours = listener.connected(SocketDialer.plain(CONNECT).with(options), address);
            Link theirs = listener.accepted();
            assertThat(theirs.peer()).contains("127.0.0.2:");
            Loopback.assertTalking(ours, theirs);
            ours.close();
            theirs.close();
            TcpOptions nowhere = TcpOptions.DEFAULT.from("192.0.2.1");
            assertThat(listener.failure(SocketDialer.plain(CONNECT).with(nowhere), address))
                    .startsWith("TCP: ");
            assertThat(listener.failure(SocketDialer.plain(CONNECT), new Endpoint("no.such.invalid", 1)))
                    .isEqualTo("DNS: no.such.invalid is unknown");
        }
        assertThatThrownBy(() -> TcpOptions.DEFAULT.withBuffers(-1, 0)).hasMessageContaining("0 or more bytes");
    }
}
