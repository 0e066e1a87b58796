package io.fairlead.fix.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Dials over TCP, through a proxy and with TLS where that is configured: resolves, connects and shakes hands on the
/// executor given (a virtual thread per task), tens of milliseconds that the polling thread does not wait for.
/// Immutable; any thread.
public final class SocketDialer implements Dialer {
    private final Executor executor;
    private final Route route;

    /// What lies between us and a counterparty.
    record Route(TcpOptions options, Proxy proxy, @Nullable TlsContext tls) {}

    private SocketDialer(Executor executor, Route route) {
        this.executor = executor;
        this.route = route;
    }

    /// Dials without TLS.
    public static SocketDialer plain(Executor executor) {
        return new SocketDialer(executor, new Route(TcpOptions.DEFAULT, new Proxy.Direct(), null));
    }

    /// Dials with TLS.
    public static SocketDialer tls(Executor executor, TlsContext context) {
        return new SocketDialer(executor, new Route(TcpOptions.DEFAULT, new Proxy.Direct(), context));
    }

    /// The same with other TCP options.
    public SocketDialer with(TcpOptions options) {
        return new SocketDialer(executor, new Route(options, route.proxy, route.tls));
    }

    /// The same through a proxy.
    public SocketDialer through(Proxy proxy) {
        return new SocketDialer(executor, new Route(route.options, proxy, route.tls));
    }

    @Override
    public Dialing dial(Endpoint endpoint) {
        SocketCall call = new SocketCall(endpoint, route);
        try {
            executor.execute(call);
        } catch (RejectedExecutionException e) {
            return new Refused("no thread to connect on: " + e.getMessage());
        }
        return call;
    }

    private record Refused(String why) implements Dialing {
        @Override
        public Outcome outcome() {
            return new Outcome.Failed(why);
        }

        @Override
        public void cancel() {}
    }
}
