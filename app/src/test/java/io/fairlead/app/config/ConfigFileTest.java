package io.fairlead.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.GeneratedDocs;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Tolerance;
import io.fairlead.gateway.Gateway.OnShutdown;
import io.fairlead.journal.SyncPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final Path BASE = Path.of("/etc/fairlead");
    private static final String SOUND = Template.of("fixlp").orElseThrow();

    private static Settings settings(String text, Map<String, String> environment) {
        return switch (ConfigFile.parse(text, BASE, environment)) {
            case ConfigFile.Sound sound -> sound.settings();
            case ConfigFile.Broken broken ->
                throw new AssertionError(broken.problems().toString());
        };
    }

    @Test
    void readsEverySection() {
        Settings settings = settings(SOUND, Map.of());

        FixSessionSettings orders = settings.venues().getFirst().sessions().getFirst();
        assertThat(orders.purpose()).isEqualTo(FixSessionSettings.Purpose.ORDERS);
        assertThat(orders.heartbeat()).isEqualTo(Duration.ofSeconds(30));
        assertThat(orders.logon().password()).isEqualTo(new SecretRef.Env("LP_PASSWORD"));
        assertThat(orders.hours().days()).contains(DayOfWeek.SUNDAY).doesNotContain(DayOfWeek.FRIDAY);
        assertThat(settings.venues().getFirst().sessions().get(1).resetSequence())
                .isEqualTo(ResetPolicy.ON_LOGON);
        assertThat(settings.accounts().getFirst().kind()).isEqualTo(AccountKind.DEMO);
        assertThat(settings.accounts().getFirst().venueAccount()).isEqualTo("1234567");
        assertThat(settings.instruments().getFirst().contract().tick()).isEqualTo(Decimal.of("0.00001"));
        assertThat(settings.instruments().getFirst().symbolAt(new VenueId("lp")))
                .isEqualTo("EUR/USD");
    }

    @Test
    void readsWhatTheVenueDoesDifferently() {
        String protocol = "protocol: {cut-after: 300, gap-wait: 500ms, gap-chunk: 100, resend-within: 2s,"
                + " next-expected: true, last-processed: true, timestamps: micros,"
                + " header-fields: [115=DESK, 142=LN], logon-fields: 58=CancelOnDisconnect=Y}";
        FixSessionSettings orders = settings(SOUND.replaceFirst("heartbeat: 30s", protocol), Map.of())
                .venues()
                .getFirst()
                .sessions()
                .getFirst();

        SessionProfile profile = orders.protocol().in(SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "LP")));

        assertThat(profile.timing().heartbeatSeconds()).isEqualTo(30);
        assertThat(profile.timing().disconnectAfterPercent()).isEqualTo(300);
        assertThat(profile.gaps().waitNanos()).isEqualTo(500_000_000);
        assertThat(profile.gaps().chunk()).isEqualTo(100);
        assertThat(profile.resend().resends('D', 1_999_999_999)).isTrue();
        assertThat(profile.resend().resends('D', 2_000_000_000)).isFalse();
        assertThat(profile.logon().nextExpected()).isTrue();
        assertThat(profile.logon().extra()).containsExactly(new FixField(58, "CancelOnDisconnect=Y"));
        assertThat(profile.wire().precision()).isEqualTo(TimestampPrecision.MICROS);
        assertThat(profile.wire().lastProcessed()).isTrue();
        assertThat(profile.header().extra()).containsExactly(new FixField(115, "DESK"), new FixField(142, "LN"));
        assertThat(profile.tolerance()).isEqualTo(Tolerance.TOLERANT);
    }

    @Test
    void aSessionWithoutProtocolIsTheUsualOne() {
        SessionProfile usual = SessionProfile.initiator(SessionId.of("FIX.4.4", "US", "LP"));

        FixSessionSettings orders =
                settings(SOUND, Map.of()).venues().getFirst().sessions().getFirst();

        assertThat(orders.protocol().in(usual)).isEqualTo(usual);
    }

    @Test
    void fillsInSafeDefaults() {
        Settings settings = settings(SOUND.replaceFirst("(?s)http:.*?\nlogging", "logging"), Map.of());

        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.journal().policy()).isEqualTo(SyncPolicy.BEFORE_ACK);
        assertThat(settings.onShutdown()).isEqualTo(OnShutdown.LEAVE);
        assertThat(settings.venues().getFirst().sessions().getFirst().tls().enabled())
                .isTrue();
        assertThat(settings.venues().getFirst().sessions().getFirst().tls().minVersion())
                .isEqualTo("TLSv1.2");
    }

    @Test
    void resolvesRelativePathsFromTheFilesFolder() {
        assertThat(settings(SOUND, Map.of()).dataDir()).isEqualTo(BASE.resolve("data"));
    }

    @Test
    void environmentOverridesAnyKey() {
        Settings settings = settings(
                SOUND,
                Map.of(
                        "FAIRLEAD_HTTP_PORT", "9000",
                        "FAIRLEAD_JOURNAL_POLICY", "before-wire",
                        "FAIRLEAD_VENUES_LP_SESSIONS_LP_ORDERS_HOST", "a.example.com, b.example.com"));

        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.journal().policy()).isEqualTo(SyncPolicy.BEFORE_WIRE);
        assertThat(settings.venues().getFirst().sessions().getFirst().address().hosts())
                .containsExactly("a.example.com", "b.example.com");
    }

    @Test
    void wrongOverrideIsToldWithItsVariable() {
        assertThat(ConfigProblemsTest.problems(SOUND, Map.of("FAIRLEAD_HTTP_PORT", "x")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).contains("FAIRLEAD_HTTP_PORT"));
    }

    @Test
    void warnsOfAVariableThatNoKeyAnswersTo() {
        assertThat(ConfigProblemsTest.problems(SOUND, Map.of("FAIRLEAD_HTTP_PROT", "1", "FAIRLEAD_TOKEN", "t")))
                .containsExactly(Problem.warning(
                        0,
                        "FAIRLEAD_HTTP_PROT",
                        "this environment variable matches no key and is ignored",
                        "did you mean 'FAIRLEAD_HTTP_PORT'?"));
    }

    @Test
    void substitutesVariablesAndTheirDefaults() {
        String text = SOUND.replace("port: 8420", "port: ${HTTP_PORT:-8421}")
                .replaceFirst("fix.example.com", "\\${LP_HOST}")
                .replaceFirst("CLIENT-ORDERS", "\\$\\${literal}");

        Settings settings = settings(text, Map.of("LP_HOST", "lp.example.com"));

        assertThat(settings.http().port()).isEqualTo(8421);
        FixSessionSettings orders = settings.venues().getFirst().sessions().getFirst();
        assertThat(orders.address().hosts()).containsExactly("lp.example.com");
        assertThat(orders.compIds().sender()).isEqualTo("${literal}");
    }

    @Test
    void substitutedTextNeverBecomesYaml() {
        String text = SOUND.replaceFirst("CLIENT-ORDERS", "\\${ID}");

        FixSessionSettings orders = settings(text, Map.of("ID", "A: [b, c]"))
                .venues()
                .getFirst()
                .sessions()
                .getFirst();

        assertThat(orders.compIds().sender()).isEqualTo("A: [b, c]");
    }

    @Test
    void unsetVariableIsAnError() {
        assertThat(ConfigProblemsTest.problems(SOUND.replaceFirst("fix.example.com", "\\${LP_HOST}"), Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("LP_HOST is not set"));
    }

    @Test
    void fileThatIsNotThereIsToldAsSuch(@TempDir Path folder) throws IOException {
        assertThat(ConfigFile.read(folder.resolve("no.yaml"), Map.of())
                        .problems()
                        .getFirst()
                        .text())
                .isEqualTo("there is no such file");

        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xe9, '\n'});
        assertThat(ConfigFile.read(latin, Map.of()).problems().getFirst().text())
                .contains("not UTF-8");
    }

    @Test
    void otherVenuesAreRefusedHonestly() {
        assertThat(Template.of("dxtrade")).isEmpty();
        assertThat(Template.names()).containsExactly("fixlp", "tradelocker");
    }

    @Test
    void jsonSchemaInDocsIsCurrent() throws IOException {
        GeneratedDocs.check("configuration.schema.json", JsonSchema.text());
    }

    @Test
    void manualInDocsIsCurrent() throws IOException {
        GeneratedDocs.checkBehindMarker("configuration.md", Manual.keys());
    }
}
