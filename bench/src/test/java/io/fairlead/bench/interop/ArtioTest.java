package io.fairlead.bench.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.session.SessionEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Our engine and Artio over loopback, each in both roles.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArtioTest {
    /// Some bytes into any application message, and short of its end.
    private static final int WITHIN_A_MESSAGE = 60;

    @TempDir
    static Path shared;

    private static AeronHost host;

    @TempDir
    Path folder;

    @BeforeAll
    static void launch() {
        host = new AeronHost(shared);
    }

    @AfterAll
    static void close() {
        host.close();
    }

    private Pair pair(Role role) throws Exception {
        return new Pair(role, host, folder);
    }

    @ParameterizedTest
    @EnumSource
    void tradesAndLogsOut(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            for (int i = 0; i < 20; i++) {
                pair.trade("c-" + i);
            }
            assertThat(pair.orders()).hasSize(20).allMatch(each -> each.contains("|44=1.08512|"));
            assertThat(pair.reports()).hasSize(20);
            assertThat(pair.ours.events).isEmpty();
            switch (role) {
                case WE_INITIATE -> pair.ours.session.logout("end of day", OurSide.now());
                case WE_ACCEPT -> assertThat(pair.artio.session().startLogout()).isPositive();
            }
            pair.until("logged out", () -> !pair.ours.session.connected() && !pair.artio.loggedOn());
            assertThat(pair.ours.wire).anyMatch(each -> each.startsWith("< ") && each.contains("|35=5|"));
            assertThat(pair.ours.wrote("|35=5|")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void getsWhatItMissedFromArtio(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            pair.trade("c-1");
            pair.ours.session.disconnect("cable cut", OurSide.now());
            pair.ours.session.resetNumbers(2, pair.ours.session.status().nextOutgoing(), OurSide.now());
            pair.meet();
            pair.until(
                    "gap closed", () -> pair.ours.events.stream().anyMatch(SessionEvent.GapClosed.class::isInstance));
            assertThat(pair.ours.received).hasSize(2);
            assertThat(pair.ours.received.getLast()).contains("|11=c-1|").contains("|43=Y|");
            pair.trade("c-2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void fillsAGapThatArtioSees(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            pair.trade("c-1");
            pair.ours.session.disconnect("cable cut", OurSide.now());
            pair.ours.session.resetNumbers(pair.ours.session.status().expectedIncoming(), 9, OurSide.now());
            pair.meet();
            pair.until("gap fill", () -> pair.ours.wrote("|35=4|", "|123=Y|", "|34=3|"));
            pair.trade("c-2");
            assertThat(Pair.count(pair.orders(), "c-1")).isEqualTo(1);
        }
    }

    @Test
    void startsFromOneInSessionWhenWeAsk() throws Exception {
        try (Pair pair = pair(Role.WE_INITIATE)) {
            pair.meet();
            pair.trade("c-1");
            assertThat(pair.ours.session.requestReset(OurSide.now())).isTrue();
            pair.until("logged on anew", pair.ours.session::loggedOn);
            assertThat(pair.ours.session.status())
                    .extracting("expectedIncoming", "nextOutgoing")
                    .containsExactly(2, 2);
            pair.trade("c-2");
            assertThat(pair.artio.received.getLast()).contains("|34=2|");
        }
    }

    @ParameterizedTest
    @EnumSource
    void startsFromOneInSessionWhenArtioAsks(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            pair.trade("c-1");
            assertThat(pair.artio.session().tryResetSequenceNumbers()).isPositive();
            pair.until("told", () -> pair.ours.events.contains(new SessionEvent.NumbersReset()));
            pair.until("logged on anew", () -> pair.artio.loggedOn() && pair.ours.session.loggedOn());
            pair.trade("c-2");
            assertThat(pair.artio.received.getLast()).contains("|34=2|");
            assertThat(pair.ours.received.getLast()).contains("|34=2|");
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesBackAfterACutWithinWhatWeSend(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            pair.ours.cable.cutWithinWhatGoes(WITHIN_A_MESSAGE);
            pair.order("cut");
            pair.until("cut", () -> !pair.ours.session.connected());
            pair.meet();
            switch (role) {
                case WE_INITIATE -> {
                    pair.until("gap fill", () -> pair.ours.wrote("|35=4|", "|123=Y|"));
                    pair.trade("whole");
                    assertThat(pair.orders()).as("a stale order").noneMatch(each -> each.contains("|11=cut|"));
                }
                case WE_ACCEPT -> {
                    pair.until("report again", () -> Pair.count(pair.reports(), "cut") == 1);
                    assertThat(pair.reports()).singleElement().asString().contains("|43=Y|");
                    pair.trade("whole");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesBackAfterACutWithinWhatArtioSends(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            pair.ours.cable.cutWithinWhatComes(WITHIN_A_MESSAGE);
            pair.order("cut");
            pair.until("cut", () -> !pair.ours.session.connected());
            assertThat(pair.ours.received).isEmpty();
            pair.meet();
            pair.until("again", () -> !pair.ours.received.isEmpty());
            assertThat(pair.ours.received)
                    .singleElement()
                    .asString()
                    .contains("|11=cut|")
                    .contains("|43=Y|");
            pair.trade("whole");
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterARestartOfArtio(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            pair.trade("c-1");
            int next = pair.ours.session.status().nextOutgoing();
            pair.restartArtio();
            pair.trade("c-2");
            assertThat(pair.ours.session.status().nextOutgoing()).isGreaterThan(next);
            assertThat(Pair.count(pair.orders(), "c-2")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterACrashOfOurs(Role role) throws Exception {
        try (Pair pair = pair(role)) {
            pair.meet();
            pair.trade("c-1");
            int next = pair.ours.session.status().nextOutgoing();
            pair.crashAndRestartOurs();
            assertThat(pair.ours.events).isEmpty();
            assertThat(pair.ours.session.status().nextOutgoing()).isEqualTo(next + 1);
            pair.trade("c-2");
        }
    }
}
