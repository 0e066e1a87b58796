package io.fairlead.bench.locker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The process of the simulated venue: says `PORT` and where it listens, then answers each line of its standard input
/// as a control port does, and ends with that.
public final class VenueProcess {
    /// Held, as a logger that nobody holds forgets its level.
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    private VenueProcess() {}

    /// Runs until the standard input ends.
    ///
    /// @param arguments the folder for its log, the number of logins, and that of each login's accounts
    public static void main(String[] arguments) throws IOException {
        WEB_SERVER.setLevel(Level.WARNING);
        try (TradeLockerVenue venue = TradeLockerVenue.start(
                LockerCast.venue(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])),
                new TradeLockerVenue.Ports(0, 0),
                Path.of(arguments[0]),
                new TradeLockerVenue.Surroundings(
                        InstantSource.system(), Thread.ofPlatform().daemon().factory(), false))) {
            System.out.println("PORT " + venue.rest().getPort());
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(venue.control(line));
            }
        }
    }
}
