package io.fairlead.fix.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.journal.testing.SimulatedDisk;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our initiator against a QuickFIX/J acceptor over loopback.
class QuickFixAcceptorTest {
    private final ExecutorService connect = Executors.newVirtualThreadPerTaskExecutor();
    private final Dialer dialer = SocketDialer.plain(connect);

    @AfterEach
    void stopThreads() {
        connect.shutdownNow();
    }

    private Gateway gateway(SessionProfile profile, MessageStore store, QuickFixCounterparty lp) {
        return new Gateway(profile, store, dialer, new Endpoint("127.0.0.1", lp.port));
    }

    @Test
    void logsOnAndTradesAndLogsOut() throws Exception {
        SessionProfile profile = Gateway.profile().withCredentials(new Credentials("joe", "secret"));
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start();
                Gateway gateway = gateway(profile, new MemoryMessageStore(), lp).loggedOn()) {
            assertThat(gateway.order("c-1")).isEqualTo(2);
            gateway.until("acknowledged", () -> gateway.acknowledged("c-1"));
            assertThat(lp.received.peek().getString(44)).isEqualTo("1.08512");
            assertThat(lp.admin.peek()).contains("553=joe").contains("554=secret");
            gateway.stop("end of day");
            gateway.until("logged out", () -> !gateway.session.connected());
            assertThat(gateway.logouts).contains("end of day");
            assertThat(gateway.session.status().sent()).containsEntry("D", 1L).containsEntry("A", 1L);
        }
    }

    @Test
    void asksForWhatItMissedWhenTheCounterpartyIsAhead() throws Exception {
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start();
                Gateway gateway =
                        gateway(Gateway.profile(), new MemoryMessageStore(), lp).loggedOn()) {
            lp.session().setNextSenderMsgSeqNum(12);
            gateway.order("c-1");
            gateway.until("acknowledged", () -> gateway.acknowledged("c-1"));
            gateway.until(
                    "gap closed", () -> gateway.events.stream().anyMatch(SessionEvent.GapClosed.class::isInstance));
            assertThat(gateway.events).contains(new SessionEvent.GapDetected(2, 11));
            assertThat(gateway.session.status().expectedIncoming()).isEqualTo(13);
            gateway.order("c-2");
            gateway.until("acknowledged", () -> gateway.acknowledged("c-2"));
        }
    }

    @Test
    void getsFillsThatItMissedWhileDisconnected(@TempDir Path files) throws Exception {
        MemoryMessageStore store = new MemoryMessageStore();
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start(files);
                Gateway gateway = gateway(Gateway.profile(), store, lp).loggedOn()) {
            gateway.session.disconnect("cable cut", Gateway.now());
            lp.report("missed", "EUR/USD", '1');
            gateway.until("missed report", () -> gateway.acknowledged("missed"));
            assertThat(gateway.received).singleElement().asString().contains("|43=Y|");
        }
    }

    @Test
    void gapFillsItsOrdersWhenTheCounterpartyLostThem() throws Exception {
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start();
                Gateway gateway =
                        gateway(Gateway.profile(), new MemoryMessageStore(), lp).loggedOn()) {
            gateway.order("c-1");
            gateway.until("acknowledged", () -> gateway.acknowledged("c-1"));
            gateway.until("counted", () -> lp.session().getExpectedTargetNum() == 3);
            lp.session().setNextTargetMsgSeqNum(2);
            gateway.order("c-2");
            // QuickFIX/J asks for 2 and 3 and gets one gap fill; c-2 is lost to it, which a status query would show.
            gateway.until(
                    "gap fill",
                    () -> lp.admin.stream().anyMatch(each -> each.startsWith("4|") && each.contains("123=Y")));
            gateway.order("c-3");
            gateway.until("acknowledged", () -> gateway.acknowledged("c-3"));
            assertThat(lp.received.stream().filter(each -> each.toString().contains("c-1")))
                    .as("the order that was sent before is not sent again")
                    .hasSize(1);
        }
    }

    @Test
    void resetsBothSidesWhenItLogsOnWithReset() throws Exception {
        SessionProfile profile = Gateway.profile().withReset(ResetPolicy.ON_LOGON);
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start()) {
            MemoryMessageStore store = new MemoryMessageStore();
            store.numbers(40, 50, 0);
            try (Gateway gateway = gateway(profile, store, lp).loggedOn()) {
                assertThat(gateway.session.status())
                        .extracting("expectedIncoming", "nextOutgoing")
                        .containsExactly(2, 2);
                assertThat(lp.session().getExpectedTargetNum()).isEqualTo(2);
            }
        }
    }

    @Test
    void startsFromOneInSessionWhenWeAsk() throws Exception {
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start();
                Gateway gateway =
                        gateway(Gateway.profile(), new MemoryMessageStore(), lp).loggedOn()) {
            gateway.order("c-1");
            gateway.until("acknowledged", () -> gateway.acknowledged("c-1"));
            assertThat(gateway.session.requestReset(Gateway.now())).isTrue();
            assertTradesAnew(gateway, 2);
        }
    }

    @Test
    void startsFromOneInSessionWhenTheCounterpartyAsks() throws Exception {
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start();
                Gateway gateway =
                        gateway(Gateway.profile(), new MemoryMessageStore(), lp).loggedOn()) {
            gateway.order("c-1");
            gateway.until("acknowledged", () -> gateway.acknowledged("c-1"));
            // It counts the order behind its own report: a reset in between would leave it expecting 2.
            gateway.until("counted", () -> lp.session().getExpectedTargetNum() == 3);
            lp.requestReset();
            gateway.until("told", () -> gateway.events.contains(new SessionEvent.NumbersReset()));
            // QuickFIX/J answers our answer with one more Logon(A), which takes number 2.
            assertTradesAnew(gateway, 3);
        }
    }

    private static void assertTradesAnew(Gateway gateway, int reportNumber) {
        gateway.loggedOn();
        assertThat(gateway.order("c-2")).isEqualTo(2);
        gateway.until("acknowledged", () -> gateway.acknowledged("c-2"));
        assertThat(gateway.received.getLast()).contains("|34=" + reportNumber + "|");
        assertThat(gateway.logouts).as("the session stayed up").isEmpty();
    }

    @Test
    void resumesWithItsNumbersAfterAProcessCrash() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start()) {
            Gateway crashing =
                    gateway(Gateway.profile(), Gateway.store(disk), lp).loggedOn();
            crashing.order("c-1");
            crashing.until("acknowledged", () -> crashing.acknowledged("c-1"));
            int next = crashing.session.status().nextOutgoing();
            int expected = crashing.session.status().expectedIncoming();
            disk.crashProcess();
            crashing.session.disconnect("killed", 0);

            MessageStore recovered = Gateway.store(disk);
            assertThat(recovered.nextOutgoing()).isEqualTo(next);
            assertThat(recovered.expectedIncoming()).isEqualTo(expected);
            try (Gateway gateway = gateway(Gateway.profile(), recovered, lp).loggedOn()) {
                assertThat(gateway.order("c-2")).isEqualTo(next + 1);
                gateway.until("acknowledged", () -> gateway.acknowledged("c-2"));
                assertThat(gateway.events).isEmpty();
            }
        }
    }

    @Test
    void goesOnWhenTheCounterpartyRestartsWithItsStoredNumbers(@TempDir Path files) throws Exception {
        QuickFixCounterparty before = QuickFixCounterparty.acceptor().start(files);
        try (Gateway gateway =
                gateway(Gateway.profile(), new MemoryMessageStore(), before).loggedOn()) {
            gateway.order("c-1");
            gateway.until("acknowledged", () -> gateway.acknowledged("c-1"));
            before.close();
            gateway.until("logged out", () -> !gateway.session.loggedOn());
            try (QuickFixCounterparty after =
                    QuickFixCounterparty.acceptor(before.port).start(files)) {
                gateway.loggedOn();
                gateway.order("c-2");
                gateway.until("acknowledged", () -> gateway.acknowledged("c-2"));
                assertThat(gateway.session.status().expectedIncoming()).isGreaterThan(4);
                assertThat(after.received).singleElement().asString().contains("11=c-2");
                gateway.stop("end of test");
                gateway.until("logged out", () -> !gateway.session.connected());
            }
        }
    }

    @Test
    void triesAgainUntilTheCounterpartyIsThere() throws Exception {
        QuickFixCounterparty late = QuickFixCounterparty.acceptor();
        try (Gateway gateway = gateway(Gateway.profile(), new MemoryMessageStore(), late)) {
            gateway.until("refused", () -> !gateway.session.status().lastError().isEmpty());
            assertThat(gateway.session.status().lastError())
                    .contains("127.0.0.1:" + late.port)
                    .contains("refused");
            late.start();
            gateway.loggedOn();
        } finally {
            late.close();
        }
    }

    @Test
    void neverSendsAnOrderAgainThatWasCutInTheMiddle() throws Exception {
        CuttingDialer cutting = new CuttingDialer(dialer);
        try (QuickFixCounterparty lp = QuickFixCounterparty.acceptor().start();
                Gateway gateway = new Gateway(
                                Gateway.profile(),
                                new MemoryMessageStore(),
                                cutting,
                                new Endpoint("127.0.0.1", lp.port))
                        .loggedOn()) {
            cutting.cutAfter(40);
            assertThat(gateway.order("cut")).isEqualTo(2);
            gateway.until("noticed", () -> !gateway.session.connected());
            gateway.loggedOn();
            // An order that leaves before they ask for the one that was cut would be gap-filled along with it.
            gateway.until(
                    "gap-filled",
                    () -> lp.admin.stream().anyMatch(each -> each.startsWith("4|") && each.contains("123=Y")));
            gateway.order("whole");
            gateway.until("acknowledged", () -> gateway.acknowledged("whole"));
            assertThat(lp.received).singleElement().asString().contains("11=whole");
        }
    }
}
