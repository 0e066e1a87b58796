package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.HoursSettings;
import io.fairlead.app.config.Settings;
import io.fairlead.app.config.Template;
import io.fairlead.app.secret.Secret;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.ApplVersions;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.RateLimit;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import io.fairlead.venues.fixlp.OrderTags;
import io.fairlead.venues.fixlp.OrderTags.On;
import io.fairlead.venues.fixlp.OrderTags.Source;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class FixLinesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }

    private static Settings settings(String template) {
        if (!(ConfigFile.parse(template, Path.of("/etc/fairlead"), Map.of()) instanceof ConfigFile.Sound sound)) {
            throw new AssertionError("the template is not sound");
        }
        return sound.settings();
    }

    private static Settings fixlp(String tls) {
        return settings(Template.of("fixlp")
                .orElseThrow()
                .replaceFirst("(?s)tls:.*?limits:", Matcher.quoteReplacement(tls + "\n        limits:")));
    }

    @Test
    void limitsOrdersToWhatTheOrderSessionBears() {
        Settings settings = settings(Template.of("fixlp").orElseThrow());
        FixLines lines = new FixLines(_ -> Secret.of("hunter2"), Runnable::run);
        assertThat(Objects.requireNonNull(lines.venue(settings.venues().getFirst()))
                        .orders()
                        .getFirst()
                        .session()
                        .ordersPerSecond())
                .isEqualTo(20);
    }

    @Test
    void staysOpenThroughTheWeekBetweenItsDays() {
        HoursSettings week = new HoursSettings(
                NEW_YORK,
                FIVE,
                FIVE,
                DayOfWeek.SUNDAY,
                DayOfWeek.FRIDAY,
                List.of(DayOfWeek.values()),
                Set.of(),
                List.of(),
                false);
        SessionSchedule schedule = SessionWiring.schedule(week);
        assertThat(schedule.open(nanos("2026-01-07T03:00:00Z"))).isTrue();
        assertThat(schedule.startedNanos(nanos("2026-01-07T03:00:00Z"))).isEqualTo(nanos("2026-01-04T22:00:00Z"));
        assertThat(schedule.open(nanos("2026-01-09T22:00:00Z"))).isFalse();
        assertThat(schedule.nextOpenNanos(nanos("2026-01-10T12:00:00Z"))).isEqualTo(nanos("2026-01-11T22:00:00Z"));
    }

    @Test
    void wiresWaitsRatesAndMoreHours() {
        Settings settings = fixlp("""
                tls: {enabled: false}
                        reconnect: {first: 2s, longest: 1m, factor-percent: 150, jitter-percent: 5, attempts: 7}
                        proxy: {kind: socks5, host: 127.0.0.1, port: 1, username: joe, password: "env:P"}
                        more-hours:
                          - {open: "08:00", close: "09:00", days: [mon], pauses: ["08:20-08:30"], keep-numbers: true}
                          - {open: "08:00", close: "09:00", days: [wed]}""");
        FixLine line = Objects.requireNonNull(new FixLines(_ -> Secret.of("x"), Runnable::run)
                        .venue(settings.venues().getFirst()))
                .orders()
                .getFirst()
                .fix();
        assertThat(line.plan().reconnect())
                .isEqualTo(new ReconnectPolicy(
                        2_000_000_000L, 150, 60_000_000_000L, 5, 7, 10_000_000_000L, 10_000_000_000L));
        SessionSchedule schedule = line.plan().schedule();
        assertThat(schedule.nextOpenNanos(nanos("2026-01-05T08:25:00Z"))).isEqualTo(nanos("2026-01-05T08:30:00Z"));
        assertThat(schedule.startedNanos(nanos("2026-01-05T08:45:00Z"))).isEqualTo(Long.MIN_VALUE);
        assertThat(schedule.startedNanos(nanos("2026-01-07T08:45:00Z"))).isEqualTo(nanos("2026-01-07T08:00:00Z"));
        Dialer.Dialing dialing =
                line.plan().dialer().dial(line.plan().endpoints().getFirst());
        assertThat(dialing.outcome())
                .isInstanceOfSatisfying(
                        Dialer.Outcome.Failed.class,
                        failed -> assertThat(failed.why()).startsWith("TCP: "));
    }

    @Test
    void aPoolHasEachOfItsSessionsWithItsTags() {
        String pool = "pool: {choice: round-robin, shared-orders: query}\n    sessions:\n"
                + "      - {id: lp-backup, purpose: orders,"
                + " standby: true, protocol: {strict: true}, host: backup.example.com, port: 9880,"
                + " sender-comp-id: CLIENT-BACKUP, target-comp-id: PROVIDER,"
                + " order-tags: [{tag: 528, value: A}, {tag: 582, from: capacity, value: \"4\", on: new}],"
                + " parties: [{role: 11, from: trader, required: true, id: DESK}],"
                + " timestamps: [{type: 3, time: sent}]}";
        Settings settings = settings(Template.of("fixlp").orElseThrow().replaceFirst("sessions:", pool));
        FixLp venue = Objects.requireNonNull(new FixLines(_ -> Secret.of("x"), Runnable::run)
                .venue(settings.venues().getFirst()));
        assertThat(venue.settings().pool()).isEqualTo(new Pool(Choice.ROUND_ROBIN, Shared.QUERIES));
        assertThat(venue.orders()).map(line -> line.fix().id()).containsExactly("lp-backup", "lp-orders");
        OrderLine backup = venue.orders().getFirst();
        assertThat(backup.fix().profile().tolerance().strict()).isTrue();
        assertThat(backup.session().standby()).isTrue();
        assertThat(backup.session().tags())
                .isEqualTo(new OrderTags(
                        List.of(
                                new OrderTags.Field(
                                        528, "OrderCapacity", new Source.Fixed("A"), OrderTags.NEW_AND_REPLACE),
                                new OrderTags.Field(
                                        582,
                                        "CustOrderCapacity",
                                        new Source.FromOrder("capacity", false, "4"),
                                        Set.of(On.NEW))),
                        List.of(new OrderTags.Party(
                                new Source.FromOrder("trader", true, "DESK"), 'D', 11, OrderTags.NEW_AND_REPLACE)),
                        List.of(new OrderTags.Stamp(3, OrderTags.Moment.SENT, "", Set.of(On.NEW)))));
        assertThat(venue.orders().get(1).session().tags()).isEqualTo(OrderTags.NONE);
    }

    private static SessionProfile profile(String keys) {
        Settings settings =
                settings(Template.of("fixlp").orElseThrow().replaceFirst("port: 9880", "port: 9880\n        " + keys));
        return Objects.requireNonNull(new FixLines(_ -> Secret.of("x"), Runnable::run)
                        .venue(settings.venues().getFirst()))
                .orders()
                .getFirst()
                .fix()
                .profile();
    }

    @Test
    void speaksTheVersionOfTheSession() {
        assertThat(profile("").id().beginString()).isEqualTo("FIX.4.4");
        SessionProfile fixt = profile("begin-string: FIXT.1.1");
        assertThat(fixt.fixt()).isTrue();
        assertThat(fixt.wire().versions()).isEqualTo(ApplVersions.FIX50SP2);
        assertThat(profile("begin-string: FIXT.1.1\n        default-appl-ver-id: fix44")
                        .wire()
                        .versions())
                .isEqualTo(ApplVersions.FIX44);
    }

    @Test
    void sendsYoungMessagesAgainByTheirType() {
        ResendPolicy policy =
                profile("protocol: {resend-ages: [\"D=2s\", \"AF=1m\"]}").resend();
        assertThat(policy.resends(MsgType.of("D"), 1_999_999_999L)).isTrue();
        assertThat(policy.resends(MsgType.of("D"), 2_000_000_000L)).isFalse();
        assertThat(policy.resends(MsgType.of("AF"), 59_000_000_000L)).isTrue();
        assertThat(policy.resends(MsgType.of("G"), 1)).isFalse();
    }

    @Test
    void ratesAreThoseOfTheSession() {
        Settings settings = settings(Template.of("fixlp")
                .orElseThrow()
                .replaceFirst("orders-per-second: 20", "orders-per-second: 20\n          messages-per-second: 40"));
        Bounds bounds = Objects.requireNonNull(new FixLines(_ -> Secret.of("x"), Runnable::run)
                        .venue(settings.venues().getFirst()))
                .orders()
                .getFirst()
                .fix()
                .profile()
                .bounds();
        assertThat(bounds.outboundRate()).isEqualTo(RateLimit.perSecond(40));
        assertThat(bounds.inboundRate()).isEqualTo(RateLimit.NONE);
    }

    @Test
    void complainsAtOnceOfAFileThatCannotBeUsed() {
        Settings settings = fixlp("tls: {client-cert: none.pem, client-key: none.key}");
        FixLines lines = new FixLines(_ -> Secret.of("x"), Runnable::run);
        assertThatThrownBy(() -> lines.venue(settings.venues().getFirst())).hasMessageContaining("none.pem can't be");
        Settings keyStore = fixlp("tls: {ca: none.p12, ca-password: \"env:P\", min-version: \"1.3\"}");
        assertThatThrownBy(() -> lines.venue(keyStore.venues().getFirst())).hasMessageContaining("none.p12 can't be");
    }
}
