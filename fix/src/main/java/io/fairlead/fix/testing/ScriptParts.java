package io.fairlead.fix.testing;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.dictionary.ThirdParties;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.Authenticator;
import io.fairlead.fix.session.LogonSigner;
import io.fairlead.fix.session.SessionStatusCode;
import io.fairlead.fix.store.MessageStore;
import java.util.Optional;
import java.util.Set;

/// The parts of a scripted session beside its profile. Stateless.
final class ScriptParts {
    private static final FixDictionary DICTIONARY = FixDictionary.fix44();
    private static final Authenticator.Verdict UNSIGNED =
            new Authenticator.Verdict.Refused(SessionStatusCode.INVALID_CREDENTIALS, "the signature is wrong");

    private ScriptParts() {}

    static SessionParts of(ScriptOptions options, MessageStore store, FixSessionListener listener) {
        return SessionParts.of(store, listener)
                .withCheck(check(options))
                .withAuthenticator(authenticator(options))
                .withSigner(options.has("signed") ? signer() : LogonSigner.NONE);
    }

    private static MessageCheck check(ScriptOptions options) {
        if (options.has("dictionary")) {
            return new MessageValidator(DICTIONARY, false);
        }
        return options.value("parties")
                .<MessageCheck>map(names -> new ThirdParties(Set.of(names.split(",", -1))))
                .orElse(MessageCheck.NONE);
    }

    private static Authenticator authenticator(ScriptOptions options) {
        if (options.has("signed")) {
            return logon ->
                    logon.valueEquals(Tag.RAW_DATA, signature(logon)) ? Authenticator.Verdict.ACCEPTED : UNSIGNED;
        }
        Optional<String> login = options.value("requires");
        return login.map(value -> Authenticator.of(ScriptOptions.login(value))).orElse(Authenticator.ANYONE);
    }

    /// Not a signature that anyone should use: it shows which header values the signer was given.
    private static LogonSigner signer() {
        return (header, body) -> {
            String text = String.join(
                    ".",
                    header.sendingTime(),
                    header.msgType(),
                    header.msgSeqNum(),
                    header.id().senderCompId(),
                    header.id().targetCompId());
            body.put(Tag.RAW_DATA_LENGTH, text.length()).put(Tag.RAW_DATA, text);
        };
    }

    private static String signature(FixMessage logon) {
        return String.join(
                ".",
                logon.string(Tag.SENDING_TIME, ""),
                MsgType.text(logon.msgType()),
                String.valueOf(logon.msgSeqNum()),
                logon.string(Tag.SENDER_COMP_ID, ""),
                logon.string(Tag.TARGET_COMP_ID, ""));
    }
}
