package io.fairlead.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a demo keeps its things, and the gateway configuration that it writes.
record DemoFiles(Path directory) {
    /// Name, base, quote, units in a lot, tick, name at the venue.
    private static final List<List<String>> INSTRUMENTS = List.of(
            List.of("EURUSD", "EUR", "USD", "100000", "0.00001", "EUR/USD"),
            List.of("GBPUSD", "GBP", "USD", "100000", "0.00001", "GBP/USD"),
            List.of("USDJPY", "USD", "JPY", "100000", "0.001", "USD/JPY"),
            List.of("XAUUSD", "XAU", "USD", "100", "0.01", "XAU/USD"),
            List.of("BTCUSD", "BTC", "USD", "1", "0.01", "BTC/USD"));

    Path venue() {
        return directory.resolve("venue");
    }

    Path data() {
        return directory.resolve("gateway");
    }

    /// Where the gateway keeps its log inside its data folder.
    Path journal() {
        return data().resolve("journal");
    }

    static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
    }

    Path config() {
        return directory.resolve("fairlead.yaml");
    }

    /// Writes the configuration of a gateway that trades with the simulated venue.
    ///
    /// @param fixPort the venue's TLS port
    /// @param certificate what the venue's TLS is to be trusted by
    void writeConfig(int fixPort, Path certificate, int seed) {
        String text = """
                data-dir: %s
                on-shutdown: cancel
                http:
                  port: 0
                logging:
                  file: %s
                venues:
                  - id: yofx
                    adapter: fixlp
                    sessions:
                %s%s
                accounts:
                  - id: demo
                    venue: yofx
                    kind: sim
                    currency: USD
                instruments:
                %s
                strategies:
                  - id: quoter
                    account: demo
                    symbols: [EURUSD, GBPUSD, USDJPY, XAUUSD, BTCUSD]
                    sweep-lots: 3
                    between: 250ms
                    rest: 2s
                    seed: %d
                """.formatted(
                        data(),
                        directory.resolve("gateway.log"),
                        session("yofx-orders", "orders", "FAIRLEAD", fixPort, certificate),
                        session("yofx-prices", "market-data", "FAIRLEAD-MD", fixPort, certificate),
                        instruments(),
                        seed);
        create(directory);
        write(config(), text);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String session(String id, String purpose, String sender, int port, Path certificate) {
        return """
                      - id: %s
                        purpose: %s
                        host: localhost
                        port: %d
                        sender-comp-id: %s
                        target-comp-id: YOFX
                        username: fairlead
                        password: env:%s
                        trading-account: DEMO-1
                        heartbeat: 5s
                        tls:
                          ca: %s
                        reconnect:
                          first: 200ms
                """.formatted(id, purpose, port, sender, Demo.PASSWORD_VARIABLE, certificate);
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
