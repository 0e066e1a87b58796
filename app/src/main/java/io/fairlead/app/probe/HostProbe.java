package io.fairlead.app.probe;

import io.fairlead.app.probe.Finding.Step;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.TlsContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One host of a session: its name, and one connection to it through everything that the gateway's would pass. Owned by
/// the probe's thread; what blocks is on others.
final class HostProbe {
    private static final long TURN_NANOS = 2_000_000;
    private static final long MILLI = 1_000_000;

    private final Endpoint endpoint;
    private final Route route;
    private final LongSupplier clock;
    private final long startNanos;
    private final CompletableFuture<InetAddress[]> addresses;
    private final Dialer.Dialing dialing;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Link link;

    /// What lies between us and the host.
    ///
    /// @param proxy null where there is none
    /// @param tls null where the session is not encrypted
    record Route(
            Dialer dialer,
            @Nullable Endpoint proxy,
            @Nullable TlsContext tls) {}

    /// Starts to resolve and to dial.
    HostProbe(Endpoint endpoint, Route route, Executor threads, LongSupplier clock) {
        this.endpoint = endpoint;
        this.route = route;
        this.clock = clock;
        startNanos = clock.getAsLong();
        String name = route.proxy == null ? endpoint.host() : route.proxy.host();
        addresses = CompletableFuture.supplyAsync(() -> resolve(name), threads);
        dialing = route.dialer.dial(endpoint);
    }

    private static InetAddress[] resolve(String name) {
        try {
            return InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    /// Waits for the connection, at most until then. The link is there if all went well.
    void await(long deadlineNanos) {
        while (dialing.outcome() instanceof Dialer.Outcome.Pending && clock.getAsLong() < deadlineNanos) {
            LockSupport.parkNanos(TURN_NANOS);
        }
        boolean named = tellNames();
        switch (dialing.outcome()) {
            case Dialer.Outcome.Connected connected -> connected(connected.link());
            case Dialer.Outcome.Failed failed -> failed(failed.why(), named);
            case Dialer.Outcome.Pending _ -> {
                dialing.cancel();
                late(named);
            }
        }
    }

    List<Finding> findings() {
        return findings;
    }

    @Nullable
    Link link() {
        return link;
    }

    /// Whether the host has an address.
    private boolean tellNames() {
        String name = route.proxy == null ? endpoint.host() : "proxy " + route.proxy.host();
        if (!addresses.isDone()) {
            findings.add(
                    Finding.fail(Step.DNS, name + ": no answer from DNS in time", Advice.connection(Step.DNS, "")));
            return false;
        }
        if (addresses.isCompletedExceptionally()) {
            findings.add(Finding.fail(Step.DNS, name + " is unknown", Advice.connection(Step.DNS, "")));
            return false;
        }
        findings.add(Finding.ok(
                Step.DNS,
                name + " is "
                        + Arrays.stream(addresses.join())
                                .map(InetAddress::getHostAddress)
                                .collect(Collectors.joining(", "))));
        return true;
    }

    private void connected(Link made) {
        link = made;
        long millis = (clock.getAsLong() - startNanos) / MILLI;
        reached(made.peer() + " after " + millis + " ms, with everything above it");
        TlsContext tls = route.tls;
        if (tls == null) {
            findings.add(Finding.warn(
                    Step.TLS,
                    "the session is not encrypted: its password goes in the clear",
                    "keep it so only in a tunnel, otherwise set tls.enabled: true"));
        } else {
            findings.add(Finding.ok(Step.TLS, tls.agreed() + "; the chain is trusted and for this host"));
            tellChain(tls);
        }
    }

    private void tellChain(TlsContext tls) {
        findings.addAll(Chain.theirs(tls.shown(), clock.getAsLong()));
    }

    /// TCP, and the proxy behind it, are no trouble.
    private void reached(String what) {
        findings.add(Finding.ok(Step.TCP, "connected to " + what));
        if (route.proxy != null) {
            findings.add(Finding.ok(Step.PROXY, route.proxy + " connects us to " + endpoint));
        }
    }

    private void failed(String why, boolean named) {
        Step step = step(why);
        if (step == Step.DNS) {
            if (named) {
                findings.add(Finding.fail(step, why, Advice.connection(step, why)));
            }
            return;
        }
        String hop = String.valueOf(route.proxy == null ? endpoint : route.proxy);
        switch (step) {
            case PROXY -> findings.add(Finding.ok(Step.TCP, "connected to " + hop));
            case TLS -> reached(hop);
            case CONFIGURATION, GATEWAY, HOURS, DNS, TCP, CERTIFICATE, LOGON, CLOCK, SEQUENCE, LOGOUT -> {}
        }
        findings.add(Finding.fail(step, endpoint + ": " + why, Advice.connection(step, why)));
        if (step == Step.TLS && route.tls != null) {
            tellChain(route.tls);
        }
    }

    private static Step step(String why) {
        if (why.startsWith("DNS:")) {
            return Step.DNS;
        }
        if (why.startsWith("proxy:")) {
            return Step.PROXY;
        }
        return why.startsWith("TLS:") ? Step.TLS : Step.TCP;
    }

    private void late(boolean named) {
        if (named) {
            findings.add(Finding.fail(
                    Step.TCP,
                    endpoint + ": no connection in time",
                    Advice.connection(Step.TCP, "no connection in time")));
        }
    }
}
