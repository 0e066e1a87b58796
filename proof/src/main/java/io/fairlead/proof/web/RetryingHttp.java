package io.fairlead.proof.web;

import io.fairlead.proof.web.TwistedHttp.Which;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.util.function.Predicate;

/// An HTTP client that sends again, once and at once, what came to nothing, as some libraries do. Owned by the venue's
/// thread.
///
/// @param which what it sends again
/// @param nothing what it takes for nothing
public record RetryingHttp(Http sound, Which which, Predicate<HttpOutcome> nothing) implements Http {
    @Override
    public void send(HttpCall call, Receiver receiver) {
        sound.send(call, outcome -> {
            if (which.covers(call) && nothing.test(outcome)) {
                sound.send(call, receiver);
            } else {
                receiver.onOutcome(outcome);
            }
        });
    }

    @Override
    public int poll(int most) {
        return sound.poll(most);
    }

    @Override
    public void close() {
        sound.close();
    }
}
