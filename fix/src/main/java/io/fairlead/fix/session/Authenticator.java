package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import java.nio.CharBuffer;
import java.util.Arrays;

/// Decides for an acceptor whether a Logon(A) may pass. Must not block.
@FunctionalInterface
public interface Authenticator {
    /// Lets everyone in whose comp ids match.
    Authenticator ANYONE = _ -> Verdict.ACCEPTED;

    /// Judges a Logon by Username(553), Password(554), NewPassword(925), or a signature over its header, which the
    /// message holds as it came. The bytes of secrets are wiped once this returns.
    Verdict judge(FixMessage logon);

    /// What becomes of a Logon. Immutable.
    sealed interface Verdict {
        /// It may pass.
        Accepted ACCEPTED = new Accepted(false);

        /// It may pass; a FIXT session tells whether NewPassword(925) counts from now on.
        record Accepted(boolean passwordChanged) implements Verdict {}

        /// It may not, for this reason; a FIXT session tells the status too.
        record Refused(SessionStatusCode status, String text) implements Verdict {}
    }

    /// Compares Username(553) and Password(554) with the given ones.
    static Authenticator of(Credentials expected) {
        Verdict refused =
                new Verdict.Refused(SessionStatusCode.INVALID_CREDENTIALS, "Username(553) or Password(554) is wrong");
        return logon -> {
            char[] password = expected.password().password();
            boolean right = logon.valueEquals(Tag.USERNAME, expected.username())
                    && logon.valueEquals(Tag.PASSWORD, CharBuffer.wrap(password));
            Arrays.fill(password, '\0');
            return right ? Verdict.ACCEPTED : refused;
        };
    }
}
