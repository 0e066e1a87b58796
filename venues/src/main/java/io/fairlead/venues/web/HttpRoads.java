package io.fairlead.venues.web;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Proxy;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.TlsContext;
import java.util.concurrent.Executor;

/// How connections are made, and what is told of them so that the thread that polls them can wait. Immutable.
///
/// @param plain for http://, and `secure` for https://
/// @param idle how that thread waits: input on a connection ends its wait
public record HttpRoads(Dialer plain, Dialer secure, Idle idle) {
    /// Over sockets: names, TCP, proxy and TLS take their time on `connect`, and end the wait when they are done.
    public static HttpRoads overSockets(Executor connect, TlsContext tls, Proxy proxy, Idle idle) {
        Executor waking = waking(connect, idle);
        return new HttpRoads(
                SocketDialer.plain(waking).through(proxy),
                SocketDialer.tls(waking, tls).through(proxy),
                idle);
    }

    /// Over sockets, without TLS: for simulators on this machine.
    public static HttpRoads withoutTls(Executor connect, Idle idle) {
        return new HttpRoads(SocketDialer.plain(waking(connect, idle)), HttpRoads::refused, idle);
    }

    private static Executor waking(Executor connect, Idle idle) {
        return task -> connect.execute(() -> {
            task.run();
            idle.wakeUp();
        });
    }

    private static Dialer.Dialing refused(Endpoint endpoint) {
        return new Dialer.Dialing() {
            @Override
            public Dialer.Outcome outcome() {
                return new Dialer.Outcome.Failed("there is no TLS here, as " + endpoint + " wants it");
            }

            @Override
            public void cancel() {}
        };
    }

    Dialer.Dialing dial(Origin origin) {
        return (origin.secure() ? secure : plain).dial(origin.endpoint());
    }
}
