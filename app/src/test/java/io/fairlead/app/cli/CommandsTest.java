package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.secret.CheapKeystore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String ORDER = """
            {"id":"o1","account":"main","symbol":"EURUSD","side":"BUY","type":"LIMIT","price":"1.0850","status":"NEW",
            "quantity":{"units":"10000","lots":"0.1"},"cumQty":{"units":"0","lots":"0"},"avgPx":null,"text":"",
            "changedAt":"2026-11-21T07:12:20.998123456Z"}""";
    private static final String ACCEPTED =
            "{\"result\":\"ACCEPTED\",\"orders\":[\"o1\"],\"position\":7,\"order\":" + ORDER + "}";

    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @BeforeEach
    void open() {
        gateway.answers("GET /api/v1/accounts", 200, "{\"items\":[{\"id\":\"main\",\"kind\":\"LIVE\"}],\"next\":null}");
    }

    private static FakeGateway.Ran run(Map<String, String> environment, String... arguments) {
        return FakeGateway.run(UnaryOperator.identity(), environment, arguments);
    }

    @Test
    void placesALimitOrderOnTheOnlyAccount() {
        gateway.answers("POST /api/v1/orders", 201, ACCEPTED);

        var ran = gateway.run(
                "order", "buy", "EURUSD", "--lots", "0.10", "--limit", "1.0850", "--tif", "gtc", "--id", "c1");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("accepted: buy EURUSD", "o1", "NEW");
        assertThat(gateway.requests.getLast())
                .isEqualTo("POST /api/v1/orders {\"account\":\"main\",\"clientOrderId\":\"c1\",\"symbol\":\"EURUSD\","
                        + "\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":{\"lots\":\"0.1\"},\"price\":\"1.085\","
                        + "\"timeInForce\":\"GOOD_TILL_CANCEL\",\"postOnly\":false,\"reduceOnly\":false}");
    }

    @ParameterizedTest
    @CsvSource({"'',MARKET", "--limit 1.1,LIMIT", "--stop 1.2,STOP", "--limit 1.1 --stop 1.2,STOP_LIMIT"})
    void typeFollowsFromThePricesGiven(String prices, String type) {
        gateway.answers("POST /api/v1/orders", 201, ACCEPTED);
        String line = "order sell EURUSD --units 1000 --account main " + prices;

        gateway.run(line.strip().split(" +", -1));

        assertThat(gateway.requests.getLast()).contains("\"type\":\"" + type + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order buy EURUSD",
                "order buy EURUSD --lots 1 --units 2",
                "order buy EURUSD --lots ten --account main",
                "order buy EURUSD --lots 1 --group all --account main",
                "order hold EURUSD --lots 1",
                "replace o1",
                "cancel",
                "cancel-all",
                "cancel-all --all --account main",
                "flatten",
                "arm main",
                "token create",
                "session",
                "orders --json --csv",
                "nonsense",
                "orders --nonsense",
                "orders --limit 0",
                "parents --limit -1",
                "world --seeds 5..3",
                "init dxtrade"
            })
    void wrongCommandLinesEndWithTwoAndReachNoGateway(String line) {
        var ran = gateway.run(line.split(" ", -1));

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).startsWith("fairlead: ");
        assertThat(gateway.requests).isEmpty();
    }

    @Test
    void tellsARefusalWithItsCodeFieldAndRemedy() {
        gateway.answers(
                "POST /api/v1/orders",
                422,
                "{\"code\":\"PRICE_OFF_TICK\",\"detail\":\"not a multiple\",\"field\":\"price\",\"value\":\"1.08501\","
                        + "\"remedy\":\"Use a multiple of 0.0001.\"}");

        var ran = gateway.run("order", "buy", "EURUSD", "--lots", "1", "--limit", "1.08501");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("PRICE_OFF_TICK: not a multiple (price=1.08501). Use a multiple of 0.0001.");
    }

    @Test
    void missingGatewayEndsWithThreeAndWrongTokenWithFour() {
        assertThat(run(Map.of("FAIRLEAD_URL", "http://127.0.0.1:1", "FAIRLEAD_TOKEN", "t"), "orders")
                        .exitCode())
                .isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(run(Map.of("FAIRLEAD_URL", gateway.url(), "FAIRLEAD_TOKEN", "fl_wrong"), "orders"))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).isEqualTo(ExitCodes.NOT_ALLOWED);
                    assertThat(ran.err()).contains("TOKEN_UNKNOWN").doesNotContain("fl_wrong");
                });
        assertThat(run(Map.of("FAIRLEAD_URL", gateway.url()), "orders").exitCode())
                .isEqualTo(ExitCodes.NOT_ALLOWED);
    }

    @Test
    void takesTheTokenFromAnOwnerOnlyFileAlone(@TempDir Path folder) throws IOException {
        gateway.answers("GET /api/v1/positions", 200, "{\"items\":[],\"next\":null}");
        Path file = folder.resolve("token");
        Files.writeString(file, FakeGateway.TOKEN + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        String[] line = {"positions", "--url", gateway.url(), "--token-file", file.toString()};
        assertThat(run(Map.of(), line).err()).contains("open to others");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(run(Map.of(), line).exitCode()).isEqualTo(ExitCodes.OK);
    }

    @Test
    void alignsColumnsAndKeepsControlCharactersFromTheTerminal() {
        gateway.answers("GET /api/v1/orders?limit=1000&status=UNKNOWN", 200, "{\"items\":[],\"next\":null}");
        gateway.answers(
                "GET /api/v1/orders?limit=100",
                200,
                "{\"items\":[" + ORDER + ","
                        + ORDER.replace("\"text\":\"\"", "\"text\":\"a\\u001b[31mb\"")
                                .replace("10000", "5") + "],\"next\":null,\"position\":9}");

        var ran = gateway.run("orders");

        assertThat(ran.out().lines())
                .containsExactly(
                        "ORDER  ACCOUNT  SYMBOL  SIDE  TYPE   UNITS  LOTS   PRICE  STATUS  UNKNOWN-S  NEXT-QUERY  FIL"
                                + "LED  AVGPX  CHANGED                   TEXT",
                        "o1     main     EURUSD  BUY   LIMIT  10000   0.1  1.0850  NEW             -           -     "
                                + "  0      -  2026-11-21 07:12:20.998Z  -",
                        "o1     main     EURUSD  BUY   LIMIT      5   0.1  1.0850  NEW             -           -     "
                                + "  0      -  2026-11-21 07:12:20.998Z  a?[31mb");
    }

    @Test
    void ordersInDoubtStandFirstTheOldestOnTopHoweverManyAreNewer() {
        String newer = inDoubt("o2", "2026-11-21T07:12:22Z", "2026-11-21T07:12:40Z");
        String older = inDoubt("o3", "2026-11-21T07:12:21Z", null);
        gateway.answers("GET /api/v1/orders?limit=2", 200, "{\"items\":[" + ORDER + "," + newer + "],\"next\":null}");
        gateway.answers(
                "GET /api/v1/orders?limit=1000&status=UNKNOWN",
                200,
                "{\"items\":[" + newer + "," + older + "],\"next\":null}");

        var ran = gateway.run("orders", "--limit", "2");

        assertThat(ran.out().lines().skip(1).map(line -> line.split(" +", -1)[0]))
                .containsExactly("o3", "o2", "o1");
        assertThat(ran.out().lines().skip(1).map(line -> line.matches(".*UNKNOWN +12  .*")))
                .containsExactly(true, true, false);
        assertThat(ran.out()).contains("2026-11-21T07:12:40Z");
    }

    private static String inDoubt(String id, String since, @Nullable String next) {
        return ORDER.replace("o1", id)
                .replace("\"NEW\"", "\"UNKNOWN\",\"statusAt\":\"" + since + "\"")
                .replace(
                        "\"text\"",
                        "\"doubt\":{\"ageSeconds\":12,\"queries\":3,\"nextQueryAt\":"
                                + (next == null ? "null" : "\"" + next + "\"") + "},\"text\"");
    }

    @Test
    void followsPagesUpToTheLimitAsOneJsonDocument() {
        gateway.answers("GET /api/v1/fills?limit=3&order=o1", 200, "{\"items\":[1,2],\"next\":\"c\",\"position\":9}");
        gateway.answers(
                "GET /api/v1/fills?cursor=c&limit=1&order=o1", 200, "{\"items\":[3],\"next\":null,\"position\":9}");

        var ran = gateway.run("fills", "--order", "o1", "--limit", "3", "--json");

        assertThat(ran.out()).isEqualToIgnoringNewLines("{\"items\":[1,2,3],\"next\":null,\"position\":9}");
    }

    @Test
    void printsTheGatewaysCsv() {
        gateway.answers("CSV GET /api/v1/positions", 200, "account,symbol\r\nmain,EURUSD\r\n");

        assertThat(gateway.run("positions", "--csv").out()).isEqualTo("account,symbol\r\nmain,EURUSD\r\n");
    }

    @Test
    void dangerousCommandsSayTheirScopeAndRefuseWithoutAnybodyToAsk() {
        gateway.answers("GET /api/v1/orders?account=main&limit=1000&live=true", 200, "{\"items\":[{}],\"next\":null}");
        gateway.answers(
                "GET /api/v1/positions", 200, "{\"items\":[{\"account\":\"main\",\"quantity\":{\"units\":\"5\"}}]}");

        var ran = gateway.run("flatten", "--account", "main");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err())
                .contains("This cancels 1 live order and closes 1 open position at the market: account main.", "--yes");
        assertThat(gateway.requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void aClearYesGoesOnAndAnythingElseDoesNot() {
        gateway.answers("GET /api/v1/orders?limit=1000&live=true", 200, "{\"items\":[],\"next\":null}");
        gateway.answers("POST /api/v1/orders/cancel-all", 202, "{\"result\":\"ACCEPTED\",\"orders\":[]}");

        assertThat(gateway.runAnswering("y\n", "cancel-all", "--all").exitCode())
                .isEqualTo(ExitCodes.FAILED);
        assertThat(gateway.requests).noneMatch(request -> request.startsWith("POST"));
        assertThat(gateway.runAnswering("yes\n", "cancel-all", "--all").exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests.getLast()).isEqualTo("POST /api/v1/orders/cancel-all {\"all\":true}");
    }

    @Test
    void armsAnAccountWithItsKindSaid() {
        gateway.answers("POST /api/v1/accounts/main/arm", 202, "{\"result\":\"ACCEPTED\",\"orders\":[]}");

        var ran = gateway.run("arm", "main", "--max-qty", "50000", "--yes");

        assertThat(ran.err()).contains("LIVE account main", "50000 units");
        assertThat(gateway.requests.getLast()).isEqualTo("POST /api/v1/accounts/main/arm {\"maxUnits\":\"50000\"}");
    }

    @Test
    void resolvesAnOrderByOneOfTwoWords() {
        gateway.answers("POST /api/v1/orders/o1/resolve", 202, ACCEPTED);

        gateway.run("resolve", "o1", "--filled", "0.1lots@1.0995", "--because", "the desk said so");
        gateway.run("resolve", "o1", "--filled", "10000@1.1", "--because", "x");
        gateway.run("resolve", "o1", "--filled", "0", "--because", "x");
        gateway.run("resolve", "o1", "--absent", "--because", "x");

        String path = "POST /api/v1/orders/o1/resolve ";
        assertThat(gateway.requests)
                .containsExactly(
                        path + "{\"filled\":{\"lots\":\"0.1\"},\"price\":\"1.0995\",\"because\":\"the desk said so\"}",
                        path + "{\"filled\":{\"units\":\"10000\"},\"price\":\"1.1\",\"because\":\"x\"}",
                        path + "{\"filled\":{\"units\":\"0\"},\"because\":\"x\"}",
                        path + "{\"absent\":true,\"because\":\"x\"}");
        assertThat(gateway.run("resolve", "o1", "--absent", "--filled", "1@1", "--because", "x")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.run("resolve", "o1", "--absent").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.run("resolve", "o1", "--filled", "much", "--because", "x")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void cancelsGoOnPastARefusedOne() {
        gateway.answers("DELETE /api/v1/orders/a%2Fb", 404, "{\"code\":\"ORDER_UNKNOWN\"}");
        gateway.answers("DELETE /api/v1/orders/o1", 202, ACCEPTED);

        var ran = gateway.run("cancel", "a/b", "o1");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("a/b: ORDER_UNKNOWN");
        assertThat(gateway.requests).hasSize(2);
    }

    @Test
    void whyTellsEachEventWithTheTimeSinceTheOneBefore() {
        gateway.answers(
                "GET /api/v1/orders/o1/why",
                200,
                "{\"order\":\"o1\",\"events\":[{\"position\":1,\"at\":\"2026-11-21T07:"
                        + "12:20.998Z\",\"timeNanos\":\"1000\","
                        + "\"type\":\"OrderAccepted\",\"event\":{\"symbol"
                        + "\":\"EURUSD\",\"terms\":{\"price\":\"1.1\"},\"x\":null}},"
                        + "{\"position\":2,\"at\":\"2026-11-21T07:12:21.00"
                        + "0Z\",\"timeNanos\":\"2501000\",\"type\":\"VenueSaid\","
                        + "\"event\":{}}]}");

        assertThat(gateway.run("why", "o1").out().lines())
                .containsExactly(
                        "order o1",
                        "2026-11-21 07:12:20.998Z       +0 us  OrderAccepted  @1",
                        "    symbol=EURUSD terms.price=1.1",
                        "2026-11-21 07:12:21.000Z     +2.5 ms  VenueSaid  @2");
    }

    @Test
    void aNewTokenGoesToAnOwnerOnlyFile(@TempDir Path folder) throws IOException {
        gateway.answers("POST /api/v1/tokens", 201, "{\"id\":\"1\",\"token\":\"fl_new\"}");
        Path file = folder.resolve("desk.token");

        var ran = gateway.run("token", "create", "desk", "--role", "trader", "-o", file.toString());

        assertThat(ran.out() + ran.err()).doesNotContain("fl_new");
        assertThat(Files.readString(file)).isEqualTo("fl_new\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(gateway.requests.getLast()).endsWith("{\"name\":\"desk\",\"role\":\"TRADER\"}");
    }

    @Test
    void initWritesWhatCheckFindsSoundAndNeverOverwrites(@TempDir Path folder) throws IOException {
        String file = folder.resolve("fairlead.yaml").toString();

        assertThat(run(Map.of(), "init", "fixlp", "-o", file).exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run(Map.of(), "check", file).exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run(Map.of(), "init", "fixlp", "-o", file).exitCode()).isEqualTo(ExitCodes.FAILED);

        Files.writeString(Path.of(file), Files.readString(Path.of(file)).replace("heartbeat", "hartbeat"));
        var broken = run(Map.of(), "check", file);
        assertThat(broken.exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(broken.err())
                .containsPattern("fairlead.yaml:\\d+: error: .*hartbeat: unknown key; did you mean 'heartbeat'");
        assertThat(run(Map.of(), "check", file, "--json").out())
                .startsWith("{\"file\":")
                .contains("\"sound\":false");
        assertThat(run(Map.of(), "run", file).exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
    }

    @Test
    void keepsASecretThatWasTyped(@TempDir Path folder) {
        Map<String, String> passphrase = Map.of("FAIRLEAD_KEYSTORE_PASSPHRASE", "open sesame");
        String store = folder.resolve("s.keystore").toString();
        UnaryOperator<CommandContext> typing = context -> new CommandContext(
                context.out(),
                context.err(),
                new java.io.BufferedReader(new java.io.StringReader("hunter2\n")),
                context.terminal(),
                context.environment(),
                context.home());

        var set = FakeGateway.run(typing, passphrase, "secret", "set", "lp", "--keystore", store);
        assertThat(set.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(set.out() + set.err()).doesNotContain("hunter2");
        assertThat(set.out()).contains("kept: keystore:lp");
    }

    @Test
    void listsAndRemovesSecretsAfterAsking(@TempDir Path folder) {
        Map<String, String> passphrase = Map.of("FAIRLEAD_KEYSTORE_PASSPHRASE", "open sesame");
        Path file = folder.resolve("s.keystore");
        CheapKeystore.with(file, "open sesame", "lp", "hunter2");
        String store = file.toString();
        assertThat(run(passphrase, "secret", "list", "--keystore", store, "--json")
                        .out())
                .isEqualToIgnoringNewLines("[\"lp\"]");
        assertThat(run(Map.of("FAIRLEAD_KEYSTORE_PASSPHRASE", "x"), "secret", "list", "--keystore", store)
                        .err())
                .contains("wrong passphrase");
        assertThat(run(passphrase, "secret", "remove", "lp", "--keystore", store)
                        .exitCode())
                .isEqualTo(ExitCodes.FAILED);
        assertThat(run(passphrase, "secret", "remove", "lp", "--keystore", store, "--yes")
                        .exitCode())
                .isEqualTo(ExitCodes.OK);
    }

    @Test
    void helpGroupsTheCommandsAndEveryOneHasItsOwn() {
        var help = run(Map.of(), "--help");
        assertThat(help.out())
                .containsSubsequence("\nRun\n", "  check ", "\nTrade\n", "  order ", "\nLook\n", "  why ");

        for (String name : Fairlead.commandLine(CommandContext.ofProcess())
                .getSubcommands()
                .keySet()) {
            var one = run(Map.of(), name, "--help");
            assertThat(one.exitCode()).as(name).isEqualTo(ExitCodes.OK);
            assertThat(one.out()).as(name).contains("Usage: fairlead " + name, "Exit codes:");
        }
    }
}
