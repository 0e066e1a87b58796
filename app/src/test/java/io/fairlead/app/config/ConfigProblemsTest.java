package io.fairlead.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One slip at a time in a sound file: each is told with its line, its key, and what to do.
class ConfigProblemsTest {
    private static final Path BASE = Path.of("/etc/fairlead");
    private static final String SOUND = Template.of("fixlp").orElseThrow();

    static List<Problem> problems(String text, Map<String, String> environment) {
        return ConfigFile.parse(text, BASE, environment).problems();
    }

    private static int lineOf(String text, String part) {
        return lineAt(text, text.indexOf(part));
    }

    private static int lineAt(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    @Test
    void templateIsSound() {
        assertThat(problems(SOUND, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            heartbeat: 30s | heartBeat: 30s | @.heartBeat | did you mean 'heartbeat'?
            heartbeat: 30s | hartbeat: 30s | @.hartbeat | did you mean 'heartbeat'?
            heartbeat: 30s | heartbeat: 30 | @.heartbeat | as 30s
            heartbeat: 30s | heartbeat: 1500ms | @.heartbeat | whole seconds
            heartbeat: 30s | heartbeat: 2h | @.heartbeat | from 1s to 10m
            port: 9880 | port: 98800 | @.port | from 1 to 65535
            port: 9880 | port: [1, 2] | @.port | one value
            port: 9880 | prot: 9880 | @.prot | did you mean 'port'?
            purpose: orders | purpose: order | @.purpose | did you mean 'orders'?
            adapter: fixlp | adapter: fixpl | venues[lp].adapter | did you mean 'fixlp'?
            password: env:LP_PASSWORD | password: hunter2 | @.password | keystore:NAME
            password: env:LP_PASSWORD | password: ${LP} | @.password | env:LP
            time-zone: America/New_York | time-zone: America/NewYork | @.hours.time-zone | 'America/New_York'?
            `open: "17:05"` | `open: "5pm"` | @.hours.open | a time of day
            `days: [sun, mon` | `open-day: sunn #` | @.hours.open-day | did you mean 'sun'?
            on-shutdown: leave | on-shutdown: cancell | on-shutdown | did you mean 'cancel'?
            venue: lp | venue: pl | accounts[main].venue | did you mean 'lp'?
            kind: demo | kind: dmeo | accounts[main].kind | did you mean 'demo'?
            currency: USD | currency: usd | accounts[main].currency | capital letters
            contract-size: 100000    # units | contract-size: 0 # units | instruments[EURUSD].contract-size | positive
            `{lp: EUR/USD}` | `{pl: EUR/USD}` | instruments[EURUSD].venue-names | did you mean 'lp'?
            symbol: USDJPY | symbol: EURUSD | instruments[EURUSD].symbol | give each its own
            id: lp-prices | id: lp-orders | @.id | give each its own
            `host: 127.0.0.1 ` | `heartbeat: 1s ` | http.heartbeat | belongs to venues[].sessions[]
            subscriptions: 50 | subscriptions: 1 | venues[lp].sessions[lp-prices].limits.subscriptions | leave some out
            first: 1s | first: 45s | @.reconnect.first | longest
            heartbeat: 30s | protocol: {cut-after: 110} | @.protocol.cut-after | probed before
            heartbeat: 30s | begin-string: FIX.4.2 | @.begin-string | FIX.4.4, FIXT.1.1
            heartbeat: 30s | default-appl-ver-id: fix44 | @.default-appl-ver-id | begin-string: FIXT.1.1
            heartbeat: 30s | protocol: {resend-ages: A=5s} | @.protocol.resend-ages | an application message
            heartbeat: 30s | protocol: {resend-ages: D=2h} | @.protocol.resend-ages | up to 1h
            heartbeat: 30s | protocol: {header-fields: DESK} | @.protocol.header-fields | a tag and a value
            """)
    void tellsEachSlipWithItsLineAndRemedy(String sound, String slip, String key, String remedy) {
        assertThat(SOUND).contains(sound);
        int at = SOUND.indexOf(sound);
        String broken = SOUND.substring(0, at) + slip + SOUND.substring(at + sound.length());

        assertThat(problems(broken, Map.of())).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key.replace("@", "venues[lp].sessions[lp-orders]"));
            assertThat(problem.isError()).isTrue();
            assertThat(problem.text() + "; " + problem.remedy()).contains(remedy);
            assertThat(problem.line()).isEqualTo(lineAt(broken, at));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `open-day: sun, close-day: fri, open: "17:00", close: "17:00"` | ``
            `open-day: mon, close-day: mon, open: "08:00", close: "17:00"` | ``
            `open-day: mon, close-day: mon, open: "17:00", close: "17:00"` | less than a week
            `open-day: sun, close-day: fri` | lacks open and close
            `open-day: sun, close-day: fri, open: "17:00"` | give both open and close
            `open-day: sun, open: "17:00", close: "17:00"` | give both open-day and close-day
            `close-day: fri, open: "17:00", close: "17:00"` | give both open-day and close-day
            `open-day: sun, close-day: fri, open: "17:00", close: "17:00", days: [sun]` | makes no sense
            """)
    void checksAWeeklySession(String hours, String complaint) {
        String week = "hours: {" + hours + "}\n        limits:";
        String text = SOUND.replaceFirst("(?s)hours:.*?limits:", Matcher.quoteReplacement(week));
        List<String> told = problems(text, Map.of()).stream()
                .map(problem -> problem.text() + "; " + problem.remedy())
                .toList();
        if (complaint.isEmpty()) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).anyMatch(each -> each.contains(complaint));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `proxy: {kind: http, host: squid, port: 3128, username: joe, password: "env:P"}` | ``
            `proxy: {kind: socks5, port: 1080}` | name the proxy's host
            `proxy: {kind: http, host: squid}` | name the proxy's port
            `proxy: {host: squid, port: 3128}` | choose http or socks5
            `proxy: {kind: http, host: squid, port: 3128, password: "env:P"}` | is missing beside password
            `tls: {client-cert: me.pem, client-key: me.key, ca: lp.jks, ca-password: "env:P"}` | ``
            `tls: {client-key: me.key}` | name the certificate of the key
            `tls: {client-cert-password: "env:P"}` | name the file that it is for
            `tls: {ca-password: "env:P"}` | name the file that the password is for
            `tls: {pins: [AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=]}` | add the key that the venue will use next
            `tls: {pins: [abc]}` | Base64 of a SHA-256
            `tcp: {send-buffer: 1MiB, local-address: 10.0.0.7, connect-timeout: 2s}` | ``
            `reconnect: {first: 1s, longest: 1m, factor-percent: 150, jitter-percent: 0, attempts: 5}` | ``
            `more-hours: [{open: "08:00", close: "12:00", days: [sat]}]` | ``
            `more-hours: [{days: [sat]}]` | say when these hours open and close
            `hours: {pauses: ["17:00-17:05"]}` | say when the session opens that pauses
            `hours: {open: "08:00", close: "17:00", pauses: ["12:00"]}` | two times, as
            `hours: {open: "08:00", close: "17:00", pauses: ["12:00-25:00"]}` | two times of day
            """)
    void checksAConnection(String section, String complaint) {
        String text = SOUND.replaceFirst("(?s)tls:.*?limits:", Matcher.quoteReplacement(section + "\n        limits:"));
        List<String> told = problems(text, Map.of()).stream()
                .map(problem -> problem.text() + "; " + problem.remedy())
                .toList();
        if (complaint.isEmpty()) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).anyMatch(each -> each.contains(complaint));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `standby: true` | ``
            `standby: true, sender-comp-id: CLIENT-ORDERS` | comp ids of its own
            `trading-account: other` | name the account as venue-account
            `order-tags: [{tag: 528, value: A}, {tag: 1, value: SUB}, {tag: 582, from: capacity}]` | ``
            `order-tags: [{tag: 38, value: "1"}]` | 38 is filled by the order itself
            `order-tags: [{tag: 528, value: A}, {tag: 528, value: P}]` | 528 is given twice
            `order-tags: [{tag: 528}]` | say what to send
            `order-tags: [{tag: 528, value: A, required: true}]` | says nothing without 'from'
            `parties: [{role: 11, from: trader, required: true}]` | bring no routing tags
            `parties: [{role: 11, from: Trader, id: X}]` | a letter first
            `timestamps: [{type: 2, on: [new, status]}]` | must be one of new, replace, cancel
            `purpose: market-data, standby: true` | belongs to sessions for orders
            `purpose: drop-copy, standby: true` | belongs to sessions for orders
            `purpose: drop-copy` | ``
            `purpose: market-data` | has another session for this purpose
            """)
    void checksASecondSession(String keys, String complaint) {
        String purpose = keys.contains("purpose") ? "" : "purpose: orders, ";
        String sender = keys.contains("sender-comp-id") ? "" : "sender-comp-id: CLIENT-2, ";
        String second = "sessions:\n      - {id: lp-2, " + purpose + sender
                + "host: fix.example.com, port: 9880, target-comp-id: PROVIDER, " + keys + "}";
        List<String> told =
                problems(SOUND.replaceFirst("sessions:", Matcher.quoteReplacement(second)), Map.of()).stream()
                        .map(problem -> problem.text() + "; " + problem.remedy())
                        .toList();
        if (complaint.isEmpty()) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).anyMatch(each -> each.contains(complaint));
        }
    }

    @Test
    void refusesAVenueWhoseSessionsAllWaitAndADictionaryThatIsNone() {
        String waiting = SOUND.replaceFirst("purpose: orders", "purpose: orders\n        standby: true")
                .replaceFirst("adapter: fixlp", "adapter: fixlp\n    dictionary: nowhere.xml");
        assertThat(problems(waiting, Map.of()))
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("venues[lp].dictionary", "venues[lp].sessions[lp-orders].standby");
    }

    @Test
    void mailsInClearOnlyToThisMachineAndNeedsFromToAndTheUsersPassword() {
        String mail = "\nalerts:\n  email: {host: %s, tls: none%s}\n";
        String whole = ", from: a@example.com, to: [b@example.com], user: u, password: env:MAIL";
        assertThat(problems(SOUND + mail.formatted("127.0.0.1", whole), Map.of()))
                .isEmpty();
        assertThat(problems(SOUND + mail.formatted("mail.example.com", whole), Map.of()))
                .extracting(Problem::key)
                .containsExactly("alerts.email.tls");
        assertThat(problems(SOUND + mail.formatted("localhost", ", user: u"), Map.of()))
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("alerts.email.from", "alerts.email.to", "alerts.email.password");
        assertThat(problems(SOUND + mail.formatted("localhost", whole.replace("b@example", "b @example")), Map.of()))
                .extracting(Problem::key)
                .contains("alerts.email.to[1]");
    }

    @Test
    void tellsAllAtOnceInTheOrderOfTheFile() {
        String broken = SOUND.replace("port: 9880", "port: nine")
                .replace("adapter: fixlp", "adapter: fix")
                .replace("currency: USD", "currency: dollars");

        assertThat(problems(broken, Map.of()))
                .extracting(Problem::key)
                .containsExactly(
                        "venues[lp].adapter", "venues[lp].sessions[lp-orders].port", "accounts[main].currency");
    }

    @Test
    void neverRepeatsALiteralPassword() {
        String broken = SOUND.replace("env:LP_PASSWORD", "correct-horse");

        assertThat(problems(broken, Map.of()).toString())
                .contains("literal secret")
                .doesNotContain("correct-horse");
    }

    @Test
    void tellsWhatIsMissing() {
        String broken = SOUND.replaceFirst("(?m)^ *port: 9880.*\n", "");

        Problem problem = problems(broken, Map.of()).getFirst();
        assertThat(problem.key()).isEqualTo("venues[lp].sessions[lp-orders].port");
        assertThat(problem.text()).isEqualTo("is missing");
        assertThat(problem.remedy()).contains("The venue's port");
        assertThat(problem.line()).isEqualTo(lineOf(broken, "id: lp-orders"));
    }

    @Test
    void tellsAKeyThatStandsTwice() {
        String broken = SOUND.replaceFirst("port: 9880", "port: 9880\n        port: 9999");

        assertThat(problems(broken, Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.text()).isEqualTo("stands here a second time");
            assertThat(problem.line()).isEqualTo(lineOf(broken, "port: 9999"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: [1, 2               | this is not YAML
            - one                  | must be a table
            # nothing              | is empty
            """)
    void refusesWhatIsNoConfiguration(String text, String said) {
        assertThat(problems(text, Map.of()))
                .first()
                .satisfies(problem -> assertThat(problem.text()).contains(said));
    }

    @Test
    void refusesTabsWithAHint() {
        assertThat(problems("http:\n\tport: 1\n", Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.remedy()).contains("not with tabs");
        });
    }

    @Test
    void boundsWhatAliasesCanBlowUp() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }

        assertThat(problems(bomb.toString(), Map.of()))
                .first()
                .satisfies(problem -> assertThat(problem.text()).contains("aliases"));
    }

    @Test
    void boundsSize() {
        String large = SOUND + "# " + "x".repeat(YamlText.MAX_CHARACTERS);

        assertThat(problems(large, Map.of()))
                .first()
                .satisfies(problem -> assertThat(problem.isError()).isTrue());
    }
}
