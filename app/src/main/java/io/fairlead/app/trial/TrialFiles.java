package io.fairlead.app.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a trial keeps its things, and the gateway configuration that it writes. Immutable.
record TrialFiles(Path directory) {
    static final String PASSWORD_VARIABLE = "FAIRLEAD_TRIAL_PASSWORD";

    Path venue() {
        return directory.resolve("venue");
    }

    /// Where the gateway keeps its log inside its data folder.
    Path journal() {
        return directory.resolve("gateway").resolve("journal");
    }

    Path config() {
        return directory.resolve("fairlead.yaml");
    }

    Path errors(String process) {
        return directory.resolve(process + ".err");
    }

    void create() {
        try {
            Files.createDirectories(venue());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + venue(), e);
        }
    }

    /// Writes the configuration of a gateway that trades with the simulated venue on this TLS port.
    void writeConfig(int fixPort, Path certificate) {
        try {
            Files.writeString(config(), text(fixPort, certificate));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + config(), e);
        }
    }

    private String text(int fixPort, Path certificate) {
        return """
                data-dir: %s
                on-shutdown: leave
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
                  - symbol: EURUSD
                    base: EUR
                    quote: USD
                    contract-size: 100000
                    tick: "0.00001"
                    venue-names: {yofx: EUR/USD}
                  - symbol: GBPUSD
                    base: GBP
                    quote: USD
                    contract-size: 100000
                    tick: "0.00001"
                    venue-names: {yofx: GBP/USD}
                limits: # the same order comes often and fast here, and is meant
                  - duplicate-window: off
                    max-repeats: off
                    max-orders-per-second: off
                """.formatted(
                        directory.resolve("gateway"),
                        directory.resolve("gateway.log"),
                        session("orders", "orders", "FAIRLEAD", fixPort, certificate),
                        session("prices", "market-data", "FAIRLEAD-MD", fixPort, certificate));
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
                        heartbeat: 2s
                        protocol: {reset-after-refusals: 2}
                        limits: {orders-per-second: 5000}
                        tls:
                          ca: %s
                        reconnect:
                          first: 100ms
                          longest: 1s
                """.formatted(id, purpose, port, sender, PASSWORD_VARIABLE, certificate);
    }
}
