package io.fairlead.fix.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.Authenticator;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.LogonSigner;
import io.fairlead.fix.session.LogonTerms;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.Fix;
import io.fairlead.fix.testing.MemoryLink;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// What proves who we are leaves in the Logon(A), and nowhere else stays.
class SecretsOfLogonTest {
    private static final long AT = 1_767_623_400_123_000_000L; // 2026-01-05T14:30:00.123Z
    private static final String KEY = "00000000-1111-4222-8333-444444444444";

    private final MemoryLink link = new MemoryLink();

    private static SessionProfile signed() {
        LogonTerms terms = LogonTerms.DEFAULT.withExtra(new FixField(58, "CancelOnDisconnect=Y"));
        return SessionProfile.initiator(SessionId.of("FIXT.1.1", "ACME_OE1", "TRUEX_UAT_OE"))
                .withLogon(terms);
    }

    /// An HMAC over header values, as a venue wants it: the published example of its documents.
    private static LogonSigner hmac(String secret) {
        return (header, body) -> {
            String payload = header.sendingTime()
                    + header.msgType()
                    + header.msgSeqNum()
                    + header.id().senderCompId()
                    + header.id().targetCompId()
                    + KEY;
            body.put(Tag.USERNAME, KEY).put(Tag.PASSWORD, hmac(secret, payload));
        };
    }

    private static String hmac(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(payload.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void signsTheVeryHeaderThatGoesOut() {
        SessionParts parts = SessionParts.of(new MemoryMessageStore(), (_, _, _, _) -> {});
        FixSession session = new FixSession(signed(), parts.withSigner(hmac("demo-secret-not-real")));

        session.attach(link, AT);

        assertThat(Fix.split(link.written()).getFirst())
                .startsWith("8=FIXT.1.1|9=")
                .contains("|35=A|34=1|49=ACME_OE1|52=20260105-14:30:00.123|56=TRUEX_UAT_OE|")
                .contains("|58=CancelOnDisconnect=Y|553=" + KEY + "|554=")
                .contains("|554=Cy6TlVTj2gydsoIkkxoKyrjEMoH+oZJfRra5nhoxEVc=|");
    }

    @Test
    void anAcceptorChecksASignatureOverTheHeaderThatCameIn() {
        List<String> judged = new ArrayList<>();
        Authenticator hmac = logon -> {
            judged.add(logon.string(Tag.SENDING_TIME, "") + logon.msgSeqNum() + logon.string(Tag.SENDER_COMP_ID, ""));
            return Authenticator.Verdict.ACCEPTED;
        };
        FixSession session = new FixSession(
                SessionProfile.acceptor(SessionId.of("FIX.4.4", "US", "THEM")),
                SessionParts.of(new MemoryMessageStore(), (_, _, _, _) -> {}).withAuthenticator(hmac));
        session.attach(link, AT);
        link.feed(Fix.message("35=A|34=1|49=THEM|56=US|52=20260105-14:30:00.123456|98=0|108=30|"));
        session.poll(AT);
        assertThat(judged).containsExactly("20260105-14:30:00.1234561THEM");
        assertThat(session.loggedOn()).isTrue();
    }

    @Test
    void asksForThePasswordAtEachLogonAndWipesItsCopy() {
        List<char[]> given = new ArrayList<>();
        Credentials credentials = new Credentials("joe", "").withNewPassword(() -> {
            char[] copy = "better".toCharArray();
            given.add(copy);
            return copy;
        });
        SessionProfile profile =
                SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "THEM")).withCredentials(credentials);
        FixSession session = new FixSession(profile, SessionParts.of(new MemoryMessageStore(), (_, _, _, _) -> {}));
        session.attach(link, AT);
        assertThat(link.written()).contains("925=better");
        session.disconnect("test", AT);
        session.attach(new MemoryLink(), AT);
        assertThat(given).hasSize(2).allSatisfy(copy -> assertThat(copy).containsOnly('\0'));
    }

    @Test
    void wipesTheBytesThatTheAuthenticatorHasSeen() {
        byte[] logon = Fix.message("35=A|34=1|553=joe|554=hunter2|925=better|95=3|96=raw|");
        FixMessage message = Fix.decoded(logon);
        message.wipeSecrets();
        assertThat(new String(logon, ISO_8859_1))
                .contains("553=joe")
                .doesNotContain("hunter2")
                .doesNotContain("better")
                .doesNotContain("raw");
    }
}
