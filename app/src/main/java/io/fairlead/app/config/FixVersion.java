package io.fairlead.app.config;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.dictionary.FixDictionary;
import java.util.LinkedHashMap;
import java.util.Map;

/// The version of FIX that a session speaks: `beginString` of the session, `messages` of what it carries.
public record FixVersion(String beginString, ApplVerId messages) {
    private static final String FIX44 = "FIX.4.4";
    private static final String FIXT11 = "FIXT.1.1";
    private static final Map<String, ApplVerId> MESSAGE_VERSIONS = new LinkedHashMap<>();

    static {
        MESSAGE_VERSIONS.put("fix50sp2", ApplVerId.FIX50SP2);
        MESSAGE_VERSIONS.put("fix44", ApplVerId.FIX44);
    }

    static final Key<String> BEGIN_STRING = Key.of(
            "begin-string",
            Scalars.oneOf(words(FIX44, FIXT11)),
            FIX44,
            "BeginString(8). `FIXT.1.1` is the session layer under FIX 5.0 and later.");
    static final Key<ApplVerId> MESSAGES = Key.optional(
            "default-appl-ver-id",
            Scalars.oneOf(MESSAGE_VERSIONS),
            "DefaultApplVerID(1137) of a `FIXT.1.1` session: what version its orders and prices are in; `fix50sp2`"
                    + " if nothing is said.");

    private static Map<String, String> words(String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : words) {
            choices.put(word, word);
        }
        return choices;
    }

    static FixVersion of(Values session) {
        String beginString = session.get(BEGIN_STRING);
        ApplVerId named = session.find(MESSAGES);
        ApplVerId usual = beginString.equals(FIXT11) ? ApplVerId.FIX50SP2 : ApplVerId.FIX44;
        return new FixVersion(beginString, named == null ? usual : named);
    }

    /// Under FIX.4.4 BeginString(8) says it all.
    static void check(Values session, Problems problems) {
        if (session.isWritten(MESSAGES) && FIX44.equals(session.find(BEGIN_STRING))) {
            problems.error(
                    session.lineOf(MESSAGES),
                    session.pathOf(MESSAGES),
                    "says nothing under begin-string FIX.4.4",
                    "remove it, or set 'begin-string: FIXT.1.1'");
        }
    }

    /// Whether the session layer is FIXT, under which messages have a version of their own.
    public boolean isFixt() {
        return beginString.equals(FIXT11);
    }

    /// What the standard says of the messages.
    public FixDictionary dictionary() {
        return FixDictionary.of(messages);
    }
}
