package io.fairlead.app.demo;

import io.fairlead.sim.log.TradeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a gateway and its simulated venue keep their things, and the configuration by which one trades with the
/// other. Immutable.
public record PairFiles(Path directory) {
    /// Name, base, quote, units in a lot, tick, name at the venue.
    private static final List<List<String>> INSTRUMENTS = List.of(
            List.of("EURUSD", "EUR", "USD", "100000", "0.00001", "EUR/USD"),
            List.of("GBPUSD", "GBP", "USD", "100000", "0.00001", "GBP/USD"),
            List.of("USDJPY", "USD", "JPY", "100000", "0.001", "USD/JPY"),
            List.of("XAUUSD", "XAU", "USD", "100", "0.01", "XAU/USD"),
            List.of("BTCUSD", "BTC", "USD", "1", "0.01", "BTC/USD"));

    /// The venue as a gateway has to know it: its TLS port and what its TLS is to be trusted by.
    public record Door(int fixPort, Path certificate) {}

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

    /// Makes the folder, and the venue's in it.
    public void create() {
        try {
            Files.createDirectories(venue());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + venue(), e);
        }
    }

    /// The venue's own folder.
    public Path venue() {
        return directory.resolve("venue");
    }

    /// What the venue writes down before it answers.
    public Path tradeLog() {
        return venue().resolve(TradeLog.FILE_NAME);
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

    /// Writes the configuration of a gateway that trades with the venue behind this door.
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
                %s%saccounts:
                  - id: demo
                    venue: yofx
                    kind: sim
                    currency: USD
                instruments:
                %s%s""".formatted(
                        data(),
                        variant.onShutdown(),
                        directory.resolve("gateway.log"),
                        session(List.of("yofx-orders", "orders", "FAIRLEAD"), door, variant),
                        session(List.of("yofx-prices", "market-data", "FAIRLEAD-MD"), door, variant),
                        instruments(),
                        variant.more());
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

    private static String instruments() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : INSTRUMENTS) {
            text.append("""
                      - symbol: %s
                        base: %s
                        quote: %s
                        contract-size: %s
                        tick: "%s"
                        venue-names: {yofx: %s}
                    """.formatted(row.toArray()));
        }
        return text.toString();
    }
}
