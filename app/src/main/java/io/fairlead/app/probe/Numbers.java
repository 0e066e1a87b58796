package io.fairlead.app.probe;

import io.fairlead.app.probe.Finding.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sequence numbers of both sides, and what their difference means. Immutable.
///
/// @param expected MsgSeqNum(34) that we expected next before the logon
/// @param next MsgSeqNum(34) of our Logon(A)
record Numbers(int expected, int next) {
    /// Engines of the field say it in words like "MsgSeqNum too low, expecting 7 but received 1".
    private static final Pattern THEY_EXPECT = Pattern.compile("(?i)seq.*?expect\\D{0,20}(\\d{1,10})");

    List<Finding> compare(String session, Heard heard) {
        List<Finding> findings = new ArrayList<>();
        theirs(session, heard, findings);
        ours(session, heard, findings);
        if (findings.isEmpty() && heard.firstSeqNum() > 0) {
            findings.add(Finding.ok(
                    Step.SEQUENCE,
                    "their MsgSeqNum(34) was " + heard.firstSeqNum() + " as expected, ours was " + next));
        }
        return findings;
    }

    private void theirs(String session, Heard heard, List<Finding> findings) {
        int theirs = heard.firstSeqNum();
        if (theirs <= 0 || theirs == expected) {
            return;
        }
        String both = "their MsgSeqNum(34) is " + theirs + ", we expected " + expected + ": ";
        findings.add(
                theirs > expected
                        ? Finding.warn(
                                Step.SEQUENCE,
                                both + (theirs - expected) + " of theirs did not reach us",
                                "start the gateway: it asks for what is missing")
                        : Finding.fail(
                                Step.SEQUENCE,
                                both + "they began anew, or our store is of another session",
                                "ask the venue whether it reset; then start the gateway and set ours: fairlead session"
                                        + " seq " + session + " --incoming " + theirs + " --because TEXT"));
    }

    private void ours(String session, Heard heard, List<Finding> findings) {
        Matcher said = THEY_EXPECT.matcher(heard.text());
        if (heard.loggedOut() && said.find()) {
            findings.add(Finding.fail(
                    Step.SEQUENCE,
                    "they expect our MsgSeqNum(34) to be " + said.group(1) + ", it was " + next,
                    "find out with the venue who sent the others; then start the gateway and set ours: fairlead session"
                            + " seq " + session + " --outgoing " + said.group(1) + " --because TEXT"));
        }
        if (heard.resendFrom() > 0) {
            findings.add(Finding.warn(
                    Step.SEQUENCE,
                    "they lack ours from MsgSeqNum(34) " + heard.resendFrom() + " on, and ours was " + next
                            + "; answered by a gap fill, no order was sent again",
                    "start the gateway: it asks what became of orders in doubt"));
        }
    }
}
