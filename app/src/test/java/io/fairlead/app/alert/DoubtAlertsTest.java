package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.JdkAuthorities;
import io.fairlead.core.Recovery;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.OrderView;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.VenueView;
import io.fairlead.journal.SyncPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Orders in doubt, accounts that stay closed, and certificates that end.
class DoubtAlertsTest {
    private static final Capabilities NOTHING = new Capabilities(Set.of(), Set.of(), Set.of());
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final Account ACCOUNT = new Account(
            new AccountId("main"),
            new VenueId("lp"),
            AccountKind.SIM,
            new Currency("USD"),
            PositionMode.NETTING,
            "ACC-1");

    private static List<Condition> found(AlertSource source, long now) {
        List<Condition> found = new ArrayList<>();
        source.find(now, found::add);
        return found;
    }

    private static OrderView inDoubt(String id, long sinceNanos) {
        return new OrderView(
                new OrderView.Identity(
                        new OrderId(id),
                        ACCOUNT.id(),
                        new ClientOrderId("c-" + id),
                        ACCOUNT.venue(),
                        new Symbol("EURUSD"),
                        Side.BUY,
                        new StrategyId("manual"),
                        false),
                new OrderTerms(
                        OrdType.MARKET,
                        TimeInForce.DAY,
                        Decimal.of(10_000),
                        null,
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null),
                new OrderView.State(
                        OrderStatus.UNKNOWN,
                        null,
                        Decimal.of("0.1"),
                        Decimal.ZERO,
                        Decimal.of(10_000),
                        Decimal.ZERO,
                        null,
                        null,
                        "the connection ended"),
                OrderView.Route.NONE,
                new OrderView.Times(sinceNanos, sinceNanos, sinceNanos),
                1);
    }

    /// One order on each page; only those of the filter.
    private static UnknownOrderSource source(List<OrderView> orders) {
        return new UnknownOrderSource(
                (filter, cursor, _) -> {
                    List<OrderView> matching =
                            orders.stream().filter(filter::matches).toList();
                    int at = cursor == null ? 0 : Integer.parseInt(cursor);
                    boolean more = at + 1 < matching.size();
                    return new ReadSide.Page<>(
                            matching.isEmpty() ? List.of() : List.of(matching.get(at)),
                            more ? String.valueOf(at + 1) : null);
                },
                AlertLimits.STANDARD);
    }

    @Test
    void ordersInDoubtForTenSecondsOnWhateverPage() {
        UnknownOrderSource source = source(List.of(
                inDoubt("young", NOW - 9 * SECOND),
                inDoubt("old", NOW - 10 * SECOND),
                inDoubt("older", NOW - 11 * SECOND)));
        assertThat(found(source, NOW))
                .allMatch(each -> each.severity() == Severity.CRITICAL)
                .extracting(Condition::subject)
                .containsExactly("old", "older");
        assertThat(found(source, NOW).getFirst().text())
                .isEqualTo("BUY 10000 EURUSD at lp, account main: the connection ended");
        assertThat(found(source(List.of()), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MASS_STATUS, 59, 0",
        "MASS_STATUS, 60, 1",
        "ORDER_STATUS, 60, 1",
        "POSITIONS, 60, 1",
        "SESSION, 3600, 0",
        "OPEN, 3600, 0",
        "OPEN_UNVERIFIED, 3600, 0",
    })
    void accountsWhoseRecoveryDoesNotEnd(RecoveryStep step, int seconds, int alerts) {
        Recovery recovery = new Recovery(step, NOW - seconds * SECOND, "asked at 12:00");
        RecoverySource source =
                new RecoverySource(() -> List.of(new ReadSide.AccountView(ACCOUNT, null, "", recovery)));
        assertThat(found(source, NOW))
                .hasSize(alerts)
                .allSatisfy(each -> assertThat(each)
                        .isEqualTo(new Condition(
                                AlertKind.RECOVERY_STUCK,
                                "main",
                                Severity.CRITICAL,
                                "it waits for " + step.awaited() + "; asked at 12:00")));
    }

    @ParameterizedTest
    @CsvSource({
        "PROCESS_CRASH, BEFORE_ACK, , ''",
        "POWER_LOSS, BEFORE_WIRE, , WARNING",
        "POWER_LOSS, BEFORE_ACK, POSITION_QUERY, WARNING",
        "POWER_LOSS, BEFORE_ACK, FILLS_QUERY, WARNING",
        "POWER_LOSS, BEFORE_ACK, MASS_STATUS_QUERY, CRITICAL",
    })
    void aPowerLossAndWhoseLastMomentsNobodyShows(
            io.fairlead.journal.Recovery.Kind kind,
            SyncPolicy policy,
            @Nullable Capability capability,
            String severity) {
        Capabilities capabilities = capability == null ? NOTHING : NOTHING.with(capability, true);
        VenueView venue = new VenueView(ACCOUNT.venue(), capabilities, CancelOnDisconnect.OFF);
        PowerLossSource source = new PowerLossSource(
                new io.fairlead.journal.Recovery(kind, 0, 0, 0, 0),
                policy,
                () -> List.of(
                        new ReadSide.AccountView(ACCOUNT, null, "", new Recovery(RecoveryStep.OPEN, NOW, "complete"))),
                () -> List.of(venue));
        assertThat(found(source, NOW)).hasSize(severity.isEmpty() ? 0 : 1).allSatisfy(each -> {
            assertThat(each.severity().name()).isEqualTo(severity);
            assertThat(each.text().contains("account main")).isEqualTo(severity.equals("CRITICAL"));
        });
    }

    @Test
    void certificatesThatEndSoonAndFilesThatCannotBeUsed(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        X509Certificate authority = JdkAuthorities.two().getFirst();
        Path file = folder.resolve("ca.pem");
        JdkAuthorities.write(authority, file);
        TlsContext tls = JdkAuthorities.trusting(file);
        CertificateSource source = new CertificateSource(Map.of("s1", tls), AlertLimits.STANDARD);
        Instant end = authority.getNotAfter().toInstant();
        assertThat(found(source, before(end, Duration.ofDays(22)))).isEmpty();
        assertThat(found(source, before(end, Duration.ofDays(20))))
                .containsExactly(new Condition(
                        AlertKind.CERTIFICATE_EXPIRY,
                        "s1/" + authority.getSubjectX500Principal().getName(),
                        Severity.WARNING,
                        "expires at " + end));
        assertThat(found(source, before(end, Duration.ofDays(2))))
                .extracting(Condition::severity)
                .containsExactly(Severity.CRITICAL);
        assertThat(found(source, before(end, Duration.ofDays(-1))))
                .extracting(Condition::text)
                .containsExactly("expired at " + end);
        Files.writeString(file, "no certificate at all");
        assertThat(tls.sockets()).as("a connection looks at the files").isNotNull();
        assertThat(found(source, before(end, Duration.ofDays(22))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.subject()).isEqualTo("s1/reload");
                    assertThat(each.text())
                            .contains("changed certificates are not in use")
                            .contains("ca.pem");
                });
    }

    private static long before(Instant end, Duration by) {
        return end.minus(by).getEpochSecond() * SECOND;
    }
}
