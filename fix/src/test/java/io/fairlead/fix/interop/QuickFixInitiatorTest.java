package io.fairlead.fix.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.transport.SocketListener;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import quickfix.Session;
import quickfix.field.ClOrdID;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TransactTime;
import quickfix.fix44.NewOrderSingle;

/// A QuickFIX/J initiator against our acceptor over loopback.
class QuickFixInitiatorTest {
    private static SocketListener listener() {
        return SocketListener.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static NewOrderSingle order(String clOrdId) {
        NewOrderSingle order = new NewOrderSingle(
                new ClOrdID(clOrdId), new Side(Side.BUY), new TransactTime(), new OrdType(OrdType.MARKET));
        order.set(new Symbol("EUR/USD"));
        order.set(new OrderQty(5));
        return order;
    }

    @Test
    void logsOnAndGetsEchoesAndLosesNothingOverAGap() throws Exception {
        try (EchoServer echo = new EchoServer(listener(), "FL", "LP");
                QuickFixCounterparty client =
                        QuickFixCounterparty.initiator(echo.port()).start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> client.session().isLoggedOn());
            Session.sendToTarget(order("c-1"), client.id);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> client.received.size() == 1);
            assertThat(client.received.peek().getString(ClOrdID.FIELD)).isEqualTo("c-1");

            client.session().setNextSenderMsgSeqNum(9);
            Session.sendToTarget(order("c-2"), client.id);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> client.received.size() == 2);
            assertThat(echo.orders()).isEqualTo(2);
        }
    }

    @Test
    void servesAResendToAClientThatLostMessages() throws Exception {
        try (EchoServer echo = new EchoServer(listener(), "FL", "LP");
                QuickFixCounterparty client =
                        QuickFixCounterparty.initiator(echo.port()).start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> client.session().isLoggedOn());
            Session.sendToTarget(order("c-1"), client.id);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> client.received.size() == 1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> client.session().getExpectedTargetNum() == 3);
            client.session().setNextTargetMsgSeqNum(2);
            Session.sendToTarget(order("c-2"), client.id);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> client.received.size() >= 3);
            assertThat(client.received).anyMatch(each -> each.toString().contains("43=Y"));
        }
    }

    @Test
    void startsFromOneWhenTheClientResets() throws Exception {
        try (EchoServer echo = new EchoServer(listener(), "FL", "LP");
                QuickFixCounterparty client = QuickFixCounterparty.initiator(echo.port())
                        .with("ResetOnLogon", "Y")
                        .start()) {
            for (int i = 1; i <= 2; i++) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> client.session().isLoggedOn());
                int orders = i;
                Session.sendToTarget(order("c-" + orders), client.id);
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> client.received.size() == orders);
                assertThat(client.session().getExpectedSenderNum()).isEqualTo(3);
                client.session().disconnect("cable cut", false);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> !client.session().isLoggedOn());
            }
            assertThat(echo.orders()).isEqualTo(2);
        }
    }

    @Test
    void startsFromOneInSessionWhenTheClientAsks() throws Exception {
        try (EchoServer echo = new EchoServer(listener(), "FL", "LP");
                QuickFixCounterparty client =
                        QuickFixCounterparty.initiator(echo.port()).start()) {
            trade(client, "c-1");
            client.requestReset();
            untilNumbersAre(2, echo);
            trade(client, "c-2");
            assertThat(client.received).last().asString().contains("\u000134=2\u0001");
            assertThat(client.admin).as("the session stayed up").noneMatch(each -> each.startsWith("5|"));
        }
    }

    static void trade(QuickFixCounterparty client, String clOrdId) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.session().isLoggedOn());
        Session.sendToTarget(order(clOrdId), client.id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.received.stream()
                        .anyMatch(each -> each.toString().contains("11=" + clOrdId)));
    }

    private static void untilNumbersAre(int next, EchoServer echo) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> echo.status().expectedIncoming() == next
                        && echo.status().nextOutgoing() == next);
    }

    @Test
    void goesOnFromItsJournalAfterACrash() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        EchoServer crashing = new EchoServer(listener(), "FL", "LP", Gateway.store(disk));
        try (QuickFixCounterparty client =
                QuickFixCounterparty.initiator(crashing.port()).start()) {
            trade(client, "c-1");
            disk.crashProcess();
            crashing.crash();
            SocketListener samePort =
                    SocketListener.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), crashing.port()));
            try (EchoServer echo = new EchoServer(samePort, "FL", "LP", Gateway.store(disk))) {
                trade(client, "c-2");
                assertThat(echo.status())
                        .extracting("expectedIncoming", "nextOutgoing")
                        .containsExactly(5, 5);
                assertThat(client.admin).as("no gap, no logout").noneMatch(each -> each.startsWith("2|"));
            }
        }
    }

    @Test
    void resendsAReportThatWasCutInTheMiddle() throws Exception {
        CuttingSource cutting = new CuttingSource(listener());
        try (EchoServer echo = new EchoServer(cutting, "FL", "LP");
                QuickFixCounterparty client =
                        QuickFixCounterparty.initiator(echo.port()).start()) {
            trade(client, "whole");
            cutting.cutAfter(40);
            Session.sendToTarget(order("cut"), client.id);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> client.received.size() == 2);
            assertThat(client.received).last().asString().contains("11=cut").contains("43=Y");
            trade(client, "after");
            assertThat(echo.orders()).isEqualTo(3);
        }
    }

    @Test
    void standsStrangersThatSpeakNoFix() throws Exception {
        try (EchoServer echo = new EchoServer(listener(), "FL", "LP")) {
            for (String noise :
                    new String[] {"GET / HTTP/1.1\r\n\r\n", "8=FIX.4.4\u00019=-5\u0001", "8=FIX.4.4\u00019=20\u000135=0"
                    }) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), echo.port())) {
                    OutputStream out = socket.getOutputStream();
                    out.write(noise.getBytes(US_ASCII));
                    out.flush();
                    if (!noise.endsWith("35=0")) {
                        socket.setSoTimeout(20_000);
                        assertThat(socket.getInputStream().read()).isEqualTo(-1);
                    }
                }
            }
            try (QuickFixCounterparty client =
                    QuickFixCounterparty.initiator(echo.port()).start()) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> client.session().isLoggedOn());
            }
        }
    }
}
