package io.fairlead.fix.interop;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import java.util.concurrent.atomic.AtomicInteger;

/// Dials real links, and cuts the current one on request in the middle of what is written to it.
final class CuttingDialer implements Dialer {
    private final Dialer real;
    private final AtomicInteger left = new AtomicInteger(CuttableLink.WHOLE);

    CuttingDialer(Dialer real) {
        this.real = real;
    }

    void cutAfter(int bytes) {
        left.set(bytes);
    }

    @Override
    public Dialing dial(Endpoint endpoint) {
        Dialing dialing = real.dial(endpoint);
        return new Dialing() {
            @Override
            public Outcome outcome() {
                return dialing.outcome() instanceof Outcome.Connected connected
                        ? new Outcome.Connected(new CuttableLink(connected.link(), left))
                        : dialing.outcome();
            }

            @Override
            public void cancel() {
                dialing.cancel();
            }
        };
    }
}
