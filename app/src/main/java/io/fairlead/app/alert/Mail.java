package io.fairlead.app.alert;

import io.fairlead.app.secret.Secret;
import io.fairlead.fix.transport.TlsContext;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Sends notices as e-mail to one person, or list of persons, over SMTP. One recipient each, so that an address that
/// the server refuses does not make the others get the same mail again. Used by one thread.
public final class Mail implements Outbox.Post {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Server server;
    private final String from;
    private final String to;
    private final @Nullable Login login;

    /// How the connection is encrypted. Certificates and names are always verified.
    public enum Encryption {
        /// A plain connection turns to TLS before anything is said; if it can't, nothing is sent.
        STARTTLS,
        /// TLS from the first byte.
        IMPLICIT,
        /// None: for a server on this machine.
        NONE
    }

    /// Where mail is handed in; `tls` says whose certificates are believed.
    public record Server(String host, int port, Encryption encryption, TlsContext tls, Duration timeout) {}

    /// Who we are to the server. It keeps the password for as long as the gateway runs: every mail needs it.
    public record Login(String user, Secret password) {}

    public Mail(Server server, String from, String to, @Nullable Login login) {
        this.server = server;
        this.from = from;
        this.to = to;
        this.login = login;
    }

    @Override
    public String name() {
        return "mail to " + to + " by " + server.host;
    }

    @Override
    public String deliver(Notice notice) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(session, notice);
            message.saveChanges();
            transport.connect(
                    server.host,
                    server.port,
                    login == null ? null : login.user,
                    login == null ? null : login.password.text());
            transport.sendMessage(message, message.getAllRecipients());
            return "";
        } catch (AuthenticationFailedException _) {
            // What the server says about a refused login may hold what it refused.
            return "the server refused user and password";
        } catch (MessagingException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private Properties properties() {
        String millis = Long.toString(server.timeout.toMillis());
        Properties properties = new Properties();
        properties.put("mail.from", from);
        properties.put("mail.smtp.from", from);
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(login != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.encryption) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
                properties.put("mail.smtp.ssl.socketFactory", server.tls.sockets());
            }
            case IMPLICIT -> {
                properties.put("mail.smtp.ssl.enable", "true");
                properties.put("mail.smtp.ssl.socketFactory", server.tls.sockets());
            }
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    private MimeMessage message(Session session, Notice notice) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject(notice), StandardCharsets.UTF_8.name());
        message.setText(text(notice), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(Instant.ofEpochSecond(0, notice.atNanos())));
        message.setHeader("Auto-Submitted", "auto-generated"); // asks absence notes not to answer
        return message;
    }

    /// Subjects name orders and sessions, which others named: a line break would begin a header of theirs.
    private static String subject(Notice notice) {
        Condition condition = notice.alert().condition();
        String what = condition.kind() + " " + condition.subject();
        String line = switch (notice.event()) {
            case RAISED, WORSENED -> condition.severity() + " " + what;
            case REPEATED -> condition.severity() + " still: " + what;
            case RESOLVED -> "resolved: " + what;
        };
        return "[fairlead] " + line.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String text(Notice notice) {
        Alert alert = notice.alert();
        return """
                %s

                Since:    %s
                Count:    %d
                Runbook:  %s
                Take on:  fairlead alerts ack %d --because TEXT
                """.formatted(
                        alert.condition().text(),
                        Instant.ofEpochSecond(0, alert.firstNanos()),
                        alert.count(),
                        alert.condition().kind().runbook(),
                        alert.id());
    }
}
