package io.fairlead.bench.contender;

import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SocketDialer;
import java.io.IOException;
import java.nio.file.Path;

/// Measures how long a counterparty that misses 10,000 messages waits for them: the session sends them all again, from
/// its store. Prints milliseconds.
public final class GapProcess {
    private static final int MISSING = 10_000;

    private GapProcess() {}

    /// Measures once.
    ///
    /// @param arguments folder for files
    public static void main(String[] arguments) throws IOException {
        RawVenue venue = new RawVenue(1, MISSING);
        SocketDialer dialer = SocketDialer.plain(task -> Thread.ofVirtual().start(task));
        Endpoint endpoint = new Endpoint("localhost", venue.port());
        Fairlead fairlead = Fairlead.logOn(Path.of(arguments[0]), dialer, endpoint, Idle.SPIN, ResendPolicy.RESEND_ALL);
        for (int i = 0; i < MISSING; i++) {
            while (!fairlead.order(i)) {
                fairlead.poll();
            }
        }
        while (!venue.served()) {
            fairlead.poll();
        }
        System.out.println(venue.servedNanos() / 1e6);
        Runtime.getRuntime().halt(0);
    }
}
