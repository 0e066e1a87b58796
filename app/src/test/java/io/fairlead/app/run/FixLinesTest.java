package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.HoursSettings;
import io.fairlead.app.config.Settings;
import io.fairlead.app.config.Template;
import io.fairlead.app.secret.Secret;
import io.fairlead.fix.engine.SessionSchedule;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixLinesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }

    @Test
    void limitsOrdersToWhatTheOrderSessionBears() {
        String template = Template.of("fixlp").orElseThrow();
        if (!(ConfigFile.parse(template, Path.of("/etc/fairlead"), Map.of()) instanceof ConfigFile.Sound sound)) {
            throw new AssertionError("the template is not sound");
        }
        Settings settings = sound.settings();
        FixLines lines = new FixLines(_ -> Secret.of("hunter2"), Runnable::run);
        assertThat(Objects.requireNonNull(lines.venue(settings.venues().getFirst()))
                        .settings()
                        .ordersPerSecond())
                .isEqualTo(20);
    }

    @Test
    void staysOpenThroughTheWeekBetweenItsDays() {
        HoursSettings week = new HoursSettings(
                NEW_YORK, FIVE, FIVE, DayOfWeek.SUNDAY, DayOfWeek.FRIDAY, List.of(DayOfWeek.values()), Set.of());
        SessionSchedule schedule = FixLines.schedule(week);
        assertThat(schedule.open(nanos("2026-01-07T03:00:00Z"))).isTrue();
        assertThat(schedule.startedNanos(nanos("2026-01-07T03:00:00Z"))).isEqualTo(nanos("2026-01-04T22:00:00Z"));
        assertThat(schedule.open(nanos("2026-01-09T22:00:00Z"))).isFalse();
        assertThat(schedule.nextOpenNanos(nanos("2026-01-10T12:00:00Z"))).isEqualTo(nanos("2026-01-11T22:00:00Z"));
    }
}
