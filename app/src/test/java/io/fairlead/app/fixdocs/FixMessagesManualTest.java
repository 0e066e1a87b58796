package io.fairlead.app.fixdocs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.GeneratedDocs;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Makes docs/fix_messages.md from the dictionary and from the message types that the code knows.
class FixMessagesManualTest {
    private static final FixDictionary FIX44 = FixDictionary.fix44();

    private enum Direction {
        OUT("to the venue"),
        IN("from the venue"),
        BOTH("both ways");

        final String words;

        Direction(String words) {
            this.words = words;
        }
    }

    /// One message of the manual; what it must and may hold comes from the dictionary.
    private record Entry(int type, Direction direction, String purpose, String example, String responses) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry(MsgType.LOGON, Direction.BOTH, "Opens a session.", "98=0|108=30|", "Logon(A), or Logout(5)"),
            new Entry(MsgType.HEARTBEAT, Direction.BOTH, "Shows that the link lives.", "112=TEST|", "none"),
            new Entry(MsgType.TEST_REQUEST, Direction.BOTH, "Asks for a sign of life.", "112=TEST|", "Heartbeat(0)"),
            new Entry(
                    MsgType.RESEND_REQUEST,
                    Direction.BOTH,
                    "Asks for messages that were missed.",
                    "7=2|16=0|",
                    "the messages with PossDupFlag(43)=Y, or SequenceReset(4)"),
            new Entry(
                    MsgType.REJECT,
                    Direction.BOTH,
                    "Refuses a message at session level.",
                    "45=2|58=Required tag missing|371=11|372=D|373=1|",
                    "none"),
            new Entry(
                    MsgType.SEQUENCE_RESET,
                    Direction.BOTH,
                    "Fills a gap, or sets the next number.",
                    "36=20|123=Y|",
                    "none"),
            new Entry(MsgType.LOGOUT, Direction.BOTH, "Ends a session.", "58=end of day|", "Logout(5)"),
            new Entry(
                    MsgType.NEW_ORDER_SINGLE,
                    Direction.OUT,
                    "Places an order.",
                    "11=o1|21=1|55=EUR/USD|54=1|60=20260105-12:00:00.000|38=1000|40=2|44=1.085|59=1|",
                    "ExecutionReport(8), BusinessMessageReject(j), Reject(3)"),
            new Entry(
                    MsgType.ORDER_CANCEL_REQUEST,
                    Direction.OUT,
                    "Cancels an order.",
                    "41=o1|11=c1|55=EUR/USD|54=1|60=20260105-12:00:00.000|38=1000|",
                    "ExecutionReport(8), OrderCancelReject(9)"),
            new Entry(
                    MsgType.ORDER_CANCEL_REPLACE_REQUEST,
                    Direction.OUT,
                    "Changes an order.",
                    "41=o1|11=r1|21=1|55=EUR/USD|54=1|60=20260105-12:00:00.000|38=500|40=2|44=1.084|",
                    "ExecutionReport(8), OrderCancelReject(9)"),
            new Entry(
                    MsgType.ORDER_STATUS_REQUEST,
                    Direction.OUT,
                    "Asks for the state of one order.",
                    "11=o1|55=EUR/USD|54=1|",
                    "ExecutionReport(8) with ExecType(150)=I"),
            new Entry(
                    MsgType.ORDER_MASS_STATUS_REQUEST,
                    Direction.OUT,
                    "Asks for the state of all orders.",
                    "584=m1|585=7|",
                    "ExecutionReport(8) for each order"),
            new Entry(
                    MsgType.EXECUTION_REPORT,
                    Direction.IN,
                    "Tells what became of an order.",
                    "37=v1|11=o1|17=e1|150=F|39=2|55=EUR/USD|54=1|38=1000|32=1000|31=1.085|151=0|14=1000|6=1.085|",
                    "none; it is applied even if defective"),
            new Entry(
                    MsgType.ORDER_CANCEL_REJECT,
                    Direction.IN,
                    "Refuses a cancel or a replace.",
                    "37=v1|11=c1|41=o1|39=2|434=1|102=0|",
                    "OrderStatusRequest(H)"),
            new Entry(
                    MsgType.BUSINESS_MESSAGE_REJECT,
                    Direction.BOTH,
                    "Refuses a message that is sound but not supported.",
                    "45=2|58=Unsupported Message Type|372=8|380=3|",
                    "none"),
            new Entry(
                    MsgType.MARKET_DATA_REQUEST,
                    Direction.OUT,
                    "Subscribes to prices.",
                    "262=md1|263=1|264=5|265=0|267=2|269=0|269=1|146=1|55=EUR/USD|",
                    "MarketDataSnapshotFullRefresh(W), MarketDataIncrementalRefresh(X), MarketDataRequestReject(Y)"),
            new Entry(
                    MsgType.MARKET_DATA_SNAPSHOT,
                    Direction.IN,
                    "A whole book.",
                    "262=md1|55=EUR/USD|268=2|269=0|270=1.0849|271=1000000|269=1|270=1.0851|271=1000000|",
                    "none"),
            new Entry(
                    MsgType.MARKET_DATA_REQUEST_REJECT,
                    Direction.IN,
                    "Refuses a subscription.",
                    "262=md1|281=0|",
                    "none"),
            new Entry(
                    MsgType.MARKET_DATA_INCREMENTAL,
                    Direction.IN,
                    "What changed of one book or several.",
                    "262=md1|268=1|279=1|269=0|55=EUR/USD|270=1.0849|271=2000000|",
                    "none"),
            new Entry(
                    MsgType.QUOTE_REQUEST,
                    Direction.OUT,
                    "Asks for quotes.",
                    "131=q1|146=1|55=EUR/USD|537=1|38=1000000|",
                    "Quote(S), QuoteRequestReject(AG)"),
            new Entry(
                    MsgType.QUOTE,
                    Direction.IN,
                    "A price on request, firm or indicative.",
                    "131=q1|117=Q7|537=1|55=EUR/USD|132=1.0849|133=1.0851|",
                    "NewOrderSingle(D) with OrdType(40)=D and its QuoteID(117)"),
            new Entry(
                    MsgType.QUOTE_CANCEL,
                    Direction.IN,
                    "Takes quotes back.",
                    "131=q1|117=Q7|298=1|295=1|55=EUR/USD|",
                    "none"),
            new Entry(
                    MsgType.QUOTE_REQUEST_REJECT,
                    Direction.IN,
                    "Refuses to quote.",
                    "131=q1|658=1|146=1|55=EUR/USD|",
                    "none"),
            new Entry(
                    MsgType.SECURITY_LIST_REQUEST,
                    Direction.OUT,
                    "Asks what is listed.",
                    "320=list-1|263=1|559=4|",
                    "SecurityList(y)"),
            new Entry(
                    MsgType.SECURITY_LIST,
                    Direction.IN,
                    "What is listed.",
                    "320=list-1|322=r1|560=0|146=1|55=EUR/USD|15=USD|",
                    "none"),
            new Entry(
                    MsgType.SECURITY_DEFINITION_REQUEST,
                    Direction.OUT,
                    "Asks about one instrument.",
                    "320=definition-1|321=0|55=EUR/USD|",
                    "SecurityDefinition(d)"),
            new Entry(
                    MsgType.SECURITY_DEFINITION,
                    Direction.IN,
                    "Tells of one instrument.",
                    "320=definition-1|322=r1|323=1|55=EUR/USD|",
                    "none"),
            new Entry(
                    MsgType.SECURITY_STATUS_REQUEST,
                    Direction.OUT,
                    "Asks whether an instrument is traded.",
                    "324=status-1|55=EUR/USD|263=1|",
                    "SecurityStatus(f)"),
            new Entry(
                    MsgType.SECURITY_STATUS,
                    Direction.IN,
                    "Whether an instrument is traded: a halted one has a halted book.",
                    "324=status-1|55=EUR/USD|326=17|",
                    "none"),
            new Entry(
                    MsgType.TRADING_SESSION_STATUS_REQUEST,
                    Direction.OUT,
                    "Asks whether the venue trades.",
                    "335=session-1|263=1|",
                    "TradingSessionStatus(h)"),
            new Entry(
                    MsgType.TRADING_SESSION_STATUS,
                    Direction.IN,
                    "Whether the venue trades.",
                    "335=session-1|336=DAY|340=2|",
                    "none"));

    @Test
    void manualOfMessagesIsUpToDate() throws IOException {
        StringBuilder text = new StringBuilder("# FIX messages\n\n");
        text.append("Made from the dictionary of FIX 4.4 and the program by its tests. Every message also carries the"
                + " standard header:\n8, 9, 35, 34, 43 in a resend, 49, 50, 52, 56, 57, 122 in a resend, and"
                + " CheckSum(10) at its end.\n\n");
        text.append("| message | direction | purpose | possible responses |\n|---|---|---|---|\n");
        for (Entry entry : ENTRIES) {
            MessageDefinition message = definition(entry);
            text.append("| [%s(%s)](#%s) | %s | %s | %s |\n"
                    .formatted(
                            message.name(),
                            message.msgType(),
                            message.name().toLowerCase(Locale.ROOT)
                                    + message.msgType().toLowerCase(Locale.ROOT),
                            entry.direction().words,
                            entry.purpose(),
                            entry.responses()));
        }
        ENTRIES.forEach(entry -> describe(entry, text));
        GeneratedDocs.check("fix_messages.md", text.toString());
    }

    @Test
    void examplesHoldWhatTheDictionaryRequires() {
        for (Entry entry : ENTRIES) {
            Set<Integer> tags = List.of(entry.example().split("\\|")).stream()
                    .map(field -> Integer.parseInt(field.substring(0, field.indexOf('='))))
                    .collect(Collectors.toSet());
            assertThat(tags)
                    .as(definition(entry).name())
                    .containsAll(definition(entry).body().required());
        }
    }

    private static MessageDefinition definition(Entry entry) {
        MessageDefinition message = FIX44.message(MsgType.text(entry.type()));
        if (message == null) {
            throw new IllegalStateException("no message " + MsgType.text(entry.type()));
        }
        return message;
    }

    private static void describe(Entry entry, StringBuilder text) {
        MessageDefinition message = definition(entry);
        text.append("\n## ")
                .append(message.name())
                .append('(')
                .append(message.msgType())
                .append(")\n\n");
        text.append(entry.purpose())
                .append(" Direction: ")
                .append(entry.direction().words)
                .append(".\n\n");
        Set<Integer> required = message.body().required();
        text.append("* **Required**: ")
                .append(names(message, required::contains))
                .append('\n');
        text.append("* **Optional**: ")
                .append(names(message, tag -> !required.contains(tag)))
                .append('\n');
        text.append("* **Example**: `35=")
                .append(message.msgType())
                .append('|')
                .append(entry.example())
                .append("`\n");
        text.append("* **Possible responses**: ").append(entry.responses()).append('\n');
    }

    private static String names(MessageDefinition message, IntPredicate wanted) {
        String names = message.body().tags().stream()
                .filter(wanted::test)
                .map(tag -> name(tag) + "(" + tag + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static String name(int tag) {
        var field = FIX44.field(tag);
        return field == null ? "?" : field.name();
    }
}
