package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fairlead.app.secret.Secret;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over real sockets on this machine. The server's certificate is for `localhost` only.
class MailTest {
    private static final String PASSWORD = "s3cret-word";
    private static final String KEY_STORE = "greenmail.tls.keystore.file";
    private static final String KEY_STORE_PASSWORD = "greenmail.tls.keystore.password";

    @TempDir
    private static Path folder;

    private @Nullable GreenMail server;

    @BeforeAll
    static void certify() throws IOException, InterruptedException {
        Path store = folder.resolve("mail.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mail",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "mail",
                "-keystore",
                store.toString(),
                "-file",
                folder.resolve("mail.pem").toString());
        System.setProperty(KEY_STORE, store.toString());
        System.setProperty(KEY_STORE_PASSWORD, "changeit");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-storepass", "changeit"));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // half the work to start
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }

    @AfterAll
    static void forget() {
        System.clearProperty(KEY_STORE);
        System.clearProperty(KEY_STORE_PASSWORD);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private GreenMail serve(String protocol) {
        GreenMail made = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        made.setUser("desk@example.com", "gateway", PASSWORD);
        made.start();
        server = made;
        return made;
    }

    private static TlsContext trusting(TlsSettings.Trust trust) {
        return TlsContext.of(TlsSettings.standard().withTrust(trust));
    }

    private static TlsSettings.Trust ours() {
        return new TlsSettings.Trust.PemFile(folder.resolve("mail.pem"));
    }

    private static Mail mail(String host, int port, Mail.Encryption encryption, TlsContext tls, String password) {
        return new Mail(
                new Mail.Server(host, port, encryption, tls, Duration.ofSeconds(5)),
                "fairlead@example.com",
                "desk@example.com",
                new Mail.Login("gateway", Secret.of(password)));
    }

    private static Notice notice(Notice.Event event, String subject) {
        Condition condition = new Condition(AlertKind.DISK, subject, Severity.CRITICAL, "it is full");
        long at = 1_700_000_000_000_000_000L;
        return new Notice(event, new Alert(4, condition, at, at, 3, 0, null, 0), at);
    }

    private static Notice notice() {
        return notice(Notice.Event.RAISED, "journal");
    }

    @Test
    void saysWhatIsWrongSinceWhenAndWhatToDo() throws MessagingException, IOException {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTP);
        Mail mail = mail("127.0.0.1", to.getSmtp().getPort(), Mail.Encryption.NONE, trusting(ours()), PASSWORD);
        assertThat(mail.deliver(notice())).isEmpty();
        assertThat(to.getReceivedMessages()).singleElement().satisfies(message -> {
            assertThat(message.getSubject()).isEqualTo("[fairlead] CRITICAL DISK journal");
            assertThat(message.getFrom()).extracting(Object::toString).containsExactly("fairlead@example.com");
            assertThat(message.getHeader("Date")).containsExactly("Tue, 14 Nov 2023 22:13:20 GMT");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getContent().toString().replace("\r", "")).startsWith("""
                    it is full

                    Since:    2023-11-14T22:13:20Z
                    Count:    3
                    Runbook:  docs/runbook.md#disk
                    Take on:  fairlead alerts ack 4 --because TEXT""");
        });
    }

    @Test
    void saysWhenItIsOver() throws MessagingException {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTP);
        Mail mail = mail("127.0.0.1", to.getSmtp().getPort(), Mail.Encryption.NONE, trusting(ours()), PASSWORD);
        assertThat(mail.deliver(notice(Notice.Event.RESOLVED, "journal"))).isEmpty();
        assertThat(to.getReceivedMessages()[0].getSubject()).isEqualTo("[fairlead] resolved: DISK journal");
    }

    @Test
    void letsNoSubjectWriteHeaders() throws MessagingException {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTP);
        Mail mail = mail("127.0.0.1", to.getSmtp().getPort(), Mail.Encryption.NONE, trusting(ours()), PASSWORD);
        assertThat(mail.deliver(notice(Notice.Event.RAISED, "o1\r\nBcc: all@example.com")))
                .isEmpty();
        MimeMessage message = to.getReceivedMessages()[0];
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("[fairlead] CRITICAL DISK o1 Bcc: all@example.com");
    }

    @Test
    void sendsOverTlsToTheServerThatTheCertificateIsFor() {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTPS);
        Mail mail = mail("localhost", to.getSmtps().getPort(), Mail.Encryption.IMPLICIT, trusting(ours()), PASSWORD);
        assertThat(mail.deliver(notice())).isEmpty();
        assertThat(to.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendsNothingToAServerWhoseCertificateIsForAnother() {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTPS);
        Mail mail = mail("127.0.0.1", to.getSmtps().getPort(), Mail.Encryption.IMPLICIT, trusting(ours()), PASSWORD);
        assertThat(mail.deliver(notice())).isNotEmpty();
        assertThat(to.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingToAServerThatNobodyVouchesFor() {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTPS);
        TlsContext usual = trusting(new TlsSettings.Trust.Authorities());
        Mail mail = mail("localhost", to.getSmtps().getPort(), Mail.Encryption.IMPLICIT, usual, PASSWORD);
        assertThat(mail.deliver(notice())).isNotEmpty();
        assertThat(to.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingInClearToAServerThatCannotStartTls() {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTP);
        Mail mail = mail("127.0.0.1", to.getSmtp().getPort(), Mail.Encryption.STARTTLS, trusting(ours()), PASSWORD);
        assertThat(mail.deliver(notice())).contains("STARTTLS");
        assertThat(to.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysWhyItWasNotTakenWithoutThePassword() {
        GreenMail to = serve(ServerSetup.PROTOCOL_SMTP);
        Mail mail = mail("127.0.0.1", to.getSmtp().getPort(), Mail.Encryption.NONE, trusting(ours()), "wr0ng-word");
        assertThat(mail.deliver(notice())).isEqualTo("the server refused user and password");
        Mail nowhere = mail("127.0.0.1", 1, Mail.Encryption.NONE, trusting(ours()), PASSWORD);
        assertThat(nowhere.deliver(notice())).contains("127.0.0.1").doesNotContain(PASSWORD);
        assertThat(nowhere.name()).isEqualTo("mail to desk@example.com by 127.0.0.1");
    }
}
