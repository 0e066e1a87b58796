package io.fairlead.app.demo;

import io.fairlead.core.model.VenueId;
import io.fairlead.sim.log.TradeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a gateway and its simulated venues keep their things, and the configuration by which one trades with the
/// others. Immutable.
public record PairFiles(Path directory) {
    /// The venue over FIX.
    static final VenueId FIX_VENUE = new VenueId("yofx");

    /// The one over REST, where there are two.
    static final VenueId LOCKER = new VenueId("tradelocker");

    /// What is traded at TradeLocker.
    static final List<String> LOCKER_SYMBOLS = List.of("EURUSD", "GBPUSD", "XAUUSD");

    /// The account at TradeLocker, a prop firm's, and its number there.
    static final String LOCKER_ACCOUNT = "prop";

    private static final String LOCKER_NUMBER = "701001";

    /// Name, base, quote, units in a lot, tick, name at the venue over FIX and at TradeLocker.
    private static final List<List<String>> INSTRUMENTS = List.of(
            List.of("EURUSD", "EUR", "USD", "100000", "0.00001", "EUR/USD", "EURUSD"),
            List.of("GBPUSD", "GBP", "USD", "100000", "0.00001", "GBP/USD", "GBPUSD"),
            List.of("USDJPY", "USD", "JPY", "100000", "0.001", "USD/JPY", ""),
            List.of("XAUUSD", "XAU", "USD", "100", "0.01", "XAU/USD", "XAUUSD.PRO"),
            List.of("BTCUSD", "BTC", "USD", "1", "0.01", "BTC/USD", ""));

    /// The venues as a gateway has to know them: the TLS port of the one over FIX and what its TLS is to be trusted
    /// by, and perhaps a TradeLocker.
    public record Door(
            int fixPort, Path certificate, @Nullable LockerDoor locker) {
        public Door(int fixPort, Path certificate) {
            this(fixPort, certificate, null);
        }
    }

    /// The base of a simulated TradeLocker's REST interface, and the server that one logs in to.
    public record LockerDoor(String api, String server) {}

    /// What gateways differ in.
    ///
    /// @param passwordVariable the environment variable that holds the password of both sessions
    /// @param onShutdown what becomes of live orders
    /// @param session YAML of each session, beyond what names the venue
    /// @param more YAML of the whole gateway: strategies, limits
    public record Variant(String passwordVariable, String onShutdown, String session, String more) {
        Variant withOnShutdown(String other) {
            return new Variant(passwordVariable, other, session, more);
        }
    }

    /// Makes the folder, and the venues' in it.
    public void create() {
        try {
            Files.createDirectories(venue());
            Files.createDirectories(locker());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + venue(), e);
        }
    }

    /// The venue's own folder.
    public Path venue() {
        return directory.resolve("venue");
    }

    /// That of the simulated TradeLocker.
    public Path locker() {
        return directory.resolve("tradelocker");
    }

    /// What the venue writes down before it answers.
    public Path tradeLog() {
        return venue().resolve(TradeLog.FILE_NAME);
    }

    /// What TradeLocker does.
    public Path lockerLog() {
        return locker().resolve(TradeLog.FILE_NAME);
    }

    /// Where the gateway keeps its log inside its data folder.
    public Path journal() {
        return data().resolve("journal");
    }

    private Path data() {
        return directory.resolve("gateway");
    }

    public Path config() {
        return directory.resolve("fairlead.yaml");
    }

    /// What a process prints to standard error.
    public Path errors(String process) {
        return directory.resolve(process + ".err");
    }

    /// Writes the configuration of a gateway that trades with the venues behind this door.
    public void writeConfig(Door door, Variant variant) {
        try {
            Files.writeString(config(), text(door, variant));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + config(), e);
        }
    }

    private String text(Door door, Variant variant) {
        return """
                data-dir: %s
                on-shutdown: %s
                http:
                  port: 0
                logging:
                  file: %s
                venues:
                  - id: yofx
                    adapter: fixlp
                    sessions:
                %s%s%saccounts:
                  - id: demo
                    venue: yofx
                    kind: sim
                    currency: USD
                %sinstruments:
                %s%s""".formatted(
                        data(),
                        variant.onShutdown(),
                        directory.resolve("gateway.log"),
                        session(List.of("yofx-orders", "orders", "FAIRLEAD"), door, variant),
                        session(List.of("yofx-prices", "market-data", "FAIRLEAD-MD"), door, variant),
                        locker(door.locker(), variant.passwordVariable()),
                        lockerAccount(door.locker()),
                        instruments(door.locker() != null),
                        variant.more());
    }

    private static String locker(@Nullable LockerDoor door, String passwordVariable) {
        return door == null ? "" : """
                  - id: %s
                    adapter: tradelocker
                    tradelocker:
                      environment: custom
                      api-url: %s
                      logins:
                        - {id: prop-login, email: trader@example.com, server: %s, password: "env:%s"}
                """.formatted(LOCKER, door.api(), door.server(), passwordVariable);
    }

    private static String lockerAccount(@Nullable LockerDoor door) {
        return door == null ? "" : """
                  - id: %s
                    venue: %s
                    kind: sim
                    currency: USD
                    mode: hedging
                    venue-account: "%s"
                    guard: prop-100k
                    start-balance: 100000
                guard:
                  rules:
                    - {id: prop-100k, time-zone: UTC, day-starts: "00:00", daily-loss: 5%%, max-drawdown: 10%% of start}
                """.formatted(LOCKER_ACCOUNT, LOCKER, LOCKER_NUMBER);
    }

    /// `names`: the session's id, its purpose and our SenderCompID(49).
    private static String session(List<String> names, Door door, Variant variant) {
        String common = """
                - id: %s
                  purpose: %s
                  sender-comp-id: %s
                """.formatted(names.toArray())
                + """
                  host: localhost
                  port: %d
                  target-comp-id: YOFX
                  username: fairlead
                  password: env:%s
                  trading-account: DEMO-1
                  tls:
                    ca: %s
                """.formatted(door.fixPort(), variant.passwordVariable(), door.certificate());
        return (common + variant.session().indent(2)).indent(6);
    }

    private static String instruments(boolean locker) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : INSTRUMENTS) {
            String there = locker && !row.getLast().isEmpty() ? ", " + LOCKER + ": " + row.getLast() : "";
            text.append("""
                      - symbol: %s
                        base: %s
                        quote: %s
                        contract-size: %s
                        tick: "%s"
                    """.formatted(row.toArray())).append("    venue-names: {yofx: " + row.get(5) + there + "}\n");
        }
        return text.toString();
    }
}
