package io.fairlead.proof.conform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.testing.Fix;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Bugs in what goes out and comes in: encoder, decoder, resend. Stateless. `|` stands for SOH.
final class PlantedBytes {
    private static final Pattern NEW_SEQ_NO = Pattern.compile("\\|36=(\\d+)\\|");
    private static final Pattern MESSAGE = Pattern.compile("(8=[^|]*)\\|9=\\d+\\|(.*?\\|)10=\\d{3}\\|");

    private PlantedBytes() {}

    static List<Plant> all() {
        return Stream.of(frames(), whatIsSent(), whatIsLeftOut())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Plant> frames() {
        return List.of(
                out(
                        "check-sum-wrong",
                        "CheckSum(10) is off by one",
                        text -> text.replaceFirst(
                                "\\|10=\\d{3}\\|$", text.endsWith("|10=007|") ? "|10=008|" : "|10=007|")),
                out(
                        "body-length-wrong",
                        "BodyLength(9) is off by one",
                        text -> text.replaceFirst("\\|9=(\\d+)\\d\\|", "|9=$10|")),
                in("check-sum-not-checked", "CheckSum(10) of what comes in is not compared", PlantedBytes::whole));
    }

    private static List<Plant> whatIsSent() {
        return List.of(
                out(
                        "resend-not-marked",
                        "a message sent again lacks PossDupFlag(43)=Y",
                        text -> whole(text.replace("|43=Y|", "|"))),
                out(
                        "resend-without-original-time",
                        "a message sent again lacks OrigSendingTime(122)",
                        text -> whole(text.replaceFirst("\\|122=[^|]*\\|", "|"))),
                out(
                        "resend-of-now",
                        "OrigSendingTime(122) is the time of the resend",
                        text -> whole(text.replaceFirst("\\|52=([^|]*)\\|(.*)\\|122=[^|]*\\|", "|52=$1|$2|122=$1|"))),
                out(
                        "gap-fill-not-marked",
                        "a gap fill lacks GapFillFlag(123)=Y",
                        text -> whole(text.replace("|123=Y|", "|"))),
                out(
                        "gap-fill-one-short",
                        "NewSeqNo(36) of a gap fill is one too low",
                        text -> whole(text.contains("|35=4|") ? oneShort(text) : text)),
                out(
                        "reset-not-confirmed",
                        "Logon(A) lacks the ResetSeqNumFlag(141)=Y that it should carry",
                        text -> whole(text.replace("|141=Y|", "|"))),
                out(
                        "fractions-cut",
                        "timestamps go out in seconds",
                        text -> whole(text.replaceAll("(\\|(?:52|122)=[^|.]*)\\.\\d+", "$1"))));
    }

    private static List<Plant> whatIsLeftOut() {
        return List.of(
                missing("next-expected-not-told", 789),
                missing("last-processed-not-told", 369),
                missing("version-not-told", 1137),
                missing("message-version-not-told", 1128),
                missing("status-not-told", 1409),
                missing("routing-not-told", 115),
                missing("reject-without-reason", 373),
                missing("reject-without-tag", 371),
                missing("business-reject-without-id", 379));
    }

    private static Plant missing(String name, int tag) {
        String what = "what goes out lacks the field with tag " + tag;
        return out(name, what, text -> whole(text.replaceFirst("\\|" + tag + "=[^|]*\\|", "|")));
    }

    private static Plant out(String name, String what, UnaryOperator<String> change) {
        return Plant.link(name, what, RewritingLink.outgoing(change));
    }

    private static Plant in(String name, String what, UnaryOperator<String> change) {
        return Plant.link(name, what, RewritingLink.incoming(change));
    }

    private static String oneShort(String text) {
        Matcher matcher = NEW_SEQ_NO.matcher(text);
        return matcher.replaceFirst(match -> "|36=" + (Integer.parseInt(match.group(1)) - 1) + "|");
    }

    /// The same messages with BodyLength(9) and CheckSum(10) that fit.
    static String whole(String text) {
        return MESSAGE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        new String(Fix.message(match.group(1).substring(2), match.group(2)), ISO_8859_1)
                                .replace('\u0001', '|')));
    }
}
