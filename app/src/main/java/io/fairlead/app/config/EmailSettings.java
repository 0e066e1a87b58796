package io.fairlead.app.config;

import io.fairlead.app.alert.Mail;
import io.fairlead.app.secret.SecretRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where alerts are mailed, and how.
public record EmailSettings(
        Server server,
        String from,
        List<String> to,
        @Nullable Login login) {

    /// The server that takes our mail; `ca` is a file with the certificates to trust where the usual ones do not do.
    public record Server(
            String host,
            int port,
            Mail.Encryption tls,
            @Nullable Path ca,
            Duration timeout) {}

    /// Who we are to it.
    public record Login(String user, SecretRef password) {}

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^@<>(),;:\\\\\"]]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Shape.Scalar<String> MAILBOX = new Shape.Scalar<>(
            "an address, as desk@example.com",
            Map.of("type", "string", "pattern", "^[^@\\s<>]+@[A-Za-z0-9.-]+$"),
            EmailSettings::mailbox);

    static final Key<String> HOST =
            Key.optional("host", Scalars.HOST_NAME, "The SMTP server that takes our mail. None is sent without one.");
    static final Key<Integer> PORT = Key.of(
            "port", Scalars.whole(1, 65_535), "587", "Its port: 587 goes with starttls, 465 with implicit as a rule.");
    static final Key<Mail.Encryption> TLS = Key.of(
            "tls",
            Scalars.oneOf(Mail.Encryption.class),
            "starttls",
            "How the connection is encrypted: starttls (nothing is sent if the server can't), implicit, or none, which"
                    + " only a server on this machine may be given. Certificates are always verified.");
    static final Key<Path> CA = Key.optional(
            "ca",
            Scalars.PATH,
            "PEM file with the certificates to trust; without one, those of the Java installation. Read again when it"
                    + " changes.");
    static final Key<String> FROM = Key.optional("from", MAILBOX, "Whom the mail is from.");
    static final Key<List<String>> TO =
            Key.optional("to", new Shape.Several<>(MAILBOX), "Who gets it; each one a mail of their own.");
    static final Key<String> USER = Key.optional(
            "user", Scalars.text("1 to 255 characters", 255), "Who we are to the server, where it wants a login.");
    static final Key<SecretRef> PASSWORD =
            Key.optional("password", Scalars.SECRET, "Where the password of that user is kept.");
    static final Key<Duration> TIMEOUT = Key.of(
            "timeout", Scalars.span("100ms", "1m"), "10s", "How long to wait for a connection, and for each answer.");
    static final Table TABLE = Table.of("Notices as e-mail.", HOST, PORT, TLS, CA, FROM, TO, USER, PASSWORD, TIMEOUT);

    private static String mailbox(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("must be an address, as desk@example.com, was '" + text + "'");
        }
        return text;
    }

    static @Nullable EmailSettings of(Values values) {
        String host = values.find(HOST);
        String from = values.find(FROM);
        List<String> to = values.find(TO);
        if (host == null || from == null || to == null) {
            return null;
        }
        String user = values.find(USER);
        SecretRef password = values.find(PASSWORD);
        return new EmailSettings(
                new Server(host, values.get(PORT), values.get(TLS), values.find(CA), values.get(TIMEOUT)),
                from,
                to,
                user == null || password == null ? null : new Login(user, password));
    }

    /// What belongs together and does not stand together.
    static void check(Values values, Problems problems) {
        String host = values.find(HOST);
        if (host == null) {
            return;
        }
        together(values, problems, HOST, FROM, "say whom the mail is from");
        together(values, problems, HOST, TO, "say who gets the mail");
        together(values, problems, USER, PASSWORD, "name the secret that holds the user's password");
        together(values, problems, PASSWORD, USER, "say whose password it is");
        if (values.find(TLS) == Mail.Encryption.NONE && !THIS_MACHINE.contains(host)) {
            problems.error(
                    values.lineOf(TLS),
                    values.pathOf(TLS),
                    "is none, and " + host + " is not this machine",
                    "use starttls or implicit: what goes over a network is encrypted");
        }
    }

    private static void together(Values values, Problems problems, Key<?> one, Key<?> other, String remedy) {
        if (values.isWritten(one) && !values.isWritten(other)) {
            problems.error(values.lineOf(one), values.pathOf(other), "is missing", remedy);
        }
    }
}
