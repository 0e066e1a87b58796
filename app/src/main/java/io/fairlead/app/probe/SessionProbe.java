package io.fairlead.app.probe;

import io.fairlead.app.probe.Finding.Step;
import io.fairlead.app.run.OneSession;
import io.fairlead.app.secret.SecretException;
import io.fairlead.app.secret.Secrets;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.SessionWindow;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.SentRecords;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Looks at one session from the host's name to the logon, in at most ten seconds. Confined to the thread that
/// calls it; whoever does has made sure that nobody else uses the session.
public final class SessionProbe {
    private static final long SECOND = 1_000_000_000L;
    private static final long LIMIT_NANOS = 10 * SECOND;
    private static final long CONNECT_NANOS = 4 * SECOND;
    private static final long ALARMING_SHARE = 2;

    private final OneSession session;
    private final Secrets secrets;
    private final UnaryOperator<String> redact;
    private final LongSupplier clock;
    private final long startNanos;
    private final Executor threads = task -> Thread.ofVirtual().name("probe").start(task);
    private final List<Finding> findings = new ArrayList<>();

    /// @param redact takes secrets out of what a counterparty says
    /// @param clock the wall clock in nanoseconds since the epoch
    public SessionProbe(OneSession session, Secrets secrets, UnaryOperator<String> redact, LongSupplier clock) {
        this.session = session;
        this.secrets = secrets;
        this.redact = redact;
        this.clock = clock;
        startNanos = clock.getAsLong();
    }

    /// Name, connection and certificates of every host; nothing is sent behind the handshake.
    public List<Finding> connection() {
        hours();
        for (HostProbe host : reach()) {
            Link link = host.link();
            if (link != null) {
                link.close();
            }
        }
        return clean();
    }

    /// The same, then a logon at the first host that is reached.
    ///
    /// @param journal where the session's numbers are; null for a session that keeps none
    public List<Finding> logon(@Nullable Journal journal) {
        SessionWindow window = hours();
        List<Link> links = reach().stream()
                .map(HostProbe::link)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        links.stream().skip(1).forEach(Link::close);
        if (!links.isEmpty() && window.contains(clock.getAsLong())) {
            logon(links.getFirst(), window, journal);
        } else {
            links.forEach(Link::close);
            findings.add(
                    Finding.fail(Step.LOGON, "not tried", "repair what stands above, or wait for the session's hours"));
        }
        return clean();
    }

    private List<Finding> clean() {
        return findings.stream()
                .map(each ->
                        new Finding(each.step(), each.verdict(), printable(redact.apply(each.text())), each.next()))
                .toList();
    }

    /// Counterparties write what they like, certificates included.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }

    private SessionWindow hours() {
        InitiatorPlan plan = session.plan(secrets, threads, null);
        SessionWindow window = plan.schedule().windowAt(startNanos);
        if (window.contains(startNanos)) {
            findings.add(Finding.ok(Step.HOURS, "within the session's hours"));
        } else {
            String opens = window.opensNanos() == Long.MAX_VALUE ? "never again" : time(window.opensNanos());
            findings.add(Finding.warn(
                    Step.HOURS,
                    "outside the session's hours, which open " + opens,
                    "probe again within the hours: venues refuse or ignore who comes outside of them"));
        }
        return window;
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    private List<HostProbe> reach() {
        List<HostProbe> hosts;
        try {
            hosts = session.session().address().hosts().stream()
                    .map(this::start)
                    .toList();
        } catch (IllegalArgumentException | SecretException e) {
            findings.add(Finding.fail(
                    Step.CONFIGURATION, String.valueOf(e.getMessage()), "repair or replace what it names"));
            return List.of();
        }
        for (HostProbe host : hosts) {
            host.await(startNanos + CONNECT_NANOS);
            findings.addAll(host.findings());
        }
        return hosts;
    }

    private HostProbe start(String host) {
        TlsContext tls = session.tls(secrets);
        if (tls != null) {
            Set<Finding> ours = new LinkedHashSet<>(Chain.ours(tls.certificates(), startNanos));
            findings.forEach(ours::remove);
            findings.addAll(ours);
        }
        var proxy = session.session().proxy();
        Endpoint hop = proxy.host() == null || proxy.port() == null ? null : new Endpoint(proxy.host(), proxy.port());
        HostProbe.Route route =
                new HostProbe.Route(session.plan(secrets, threads, tls).dialer(), hop, tls);
        return new HostProbe(new Endpoint(host, session.session().address().port()), route, threads, clock);
    }

    private void logon(Link link, SessionWindow window, @Nullable Journal journal) {
        MessageStore kept = journal == null ? new MemoryMessageStore() : store(journal);
        LongConsumer sync = journal == null ? _ -> {} : now -> journal.sync().poll(now);
        LogonProbe probe;
        try {
            probe = new LogonProbe(
                    session.profile(secrets), session.check(), kept, sync, clock, startNanos + LIMIT_NANOS);
        } catch (SecretException e) {
            link.close();
            findings.add(Finding.fail(
                    Step.CONFIGURATION, String.valueOf(e.getMessage()), "put the secret where the setting points"));
            return;
        }
        probe.startDay(window.startedNanos());
        long limit = startNanos + CONNECT_NANOS + SECOND;
        while (!kept.ready() && clock.getAsLong() < limit) {
            sync.accept(clock.getAsLong());
        }
        if (!kept.ready()) {
            link.close();
            findings.add(Finding.fail(
                    Step.LOGON,
                    "not tried: the journal does not reach the disk",
                    "look at the disk of the data folder"));
            return;
        }
        Numbers before = probe.numbers();
        probe.run(link);
        tell(probe, before, kept);
    }

    /// All stores of the journal are opened, not this one alone: after a power loss each has to step over the numbers
    /// that it may have used, and the next start will not know that there was one.
    private MessageStore store(Journal journal) {
        Set<String> all = new LinkedHashSet<>();
        for (String stream : journal.streams().keySet()) {
            if (stream.startsWith(SentRecords.STREAM_PREFIX)) {
                all.add(stream.substring(SentRecords.STREAM_PREFIX.length()));
            }
        }
        String id = session.session().id();
        all.add(id);
        return Objects.requireNonNull(JournalMessageStore.openAll(journal, all).get(id));
    }

    private void tell(LogonProbe probe, Numbers before, MessageStore kept) {
        Heard heard = probe.heard();
        String said = heard.text().isEmpty() ? "" : ", they say: " + heard.text();
        if (probe.loggedOn()) {
            findings.add(Finding.ok(Step.LOGON, "logged on" + said));
        } else {
            findings.add(Finding.fail(
                    Step.LOGON, "not logged on: " + probe.ending(), Advice.logon(probe.ending(), probe.comeback())));
        }
        clock(heard);
        if (probe.numbersReset()) {
            findings.add(Finding.warn(
                    Step.SEQUENCE,
                    "they set both numbers to 1 by ResetSeqNumFlag(141): what we missed can't be asked for any more",
                    "ask the venue why; if it does so at every logon, set reset-sequence: on-logon"));
        } else {
            findings.addAll(before.compare(session.session().id(), heard));
        }
        if (probe.unread() > 0) {
            findings.add(Finding.warn(
                    Step.SEQUENCE,
                    "messages for the gateway came; they do not count as received",
                    "start the gateway: it asks for them again"));
        }
        if (session.keepsNumbers()) {
            findings.add(Finding.ok(
                    Step.SEQUENCE,
                    "kept for the gateway: their next MsgSeqNum(34) is " + kept.expectedIncoming() + ", ours is "
                            + kept.nextOutgoing()));
        }
        if (probe.loggedOn()) {
            findings.add(
                    heard.loggedOut()
                            ? Finding.ok(Step.LOGOUT, "logged out in good order")
                            : Finding.warn(
                                    Step.LOGOUT,
                                    "our Logout(5) was not answered: " + probe.ending(),
                                    "tell the venue, should its next logon complain"));
        }
    }

    private void clock(Heard heard) {
        Heard.ClockReading reading = heard.clock();
        if (reading == null) {
            return;
        }
        long offset = reading.offsetNanos();
        String text = "our clock is " + millis(Math.abs(offset)) + (offset < 0 ? " behind" : " ahead of")
                + " theirs, give or take " + millis(reading.uncertaintyNanos());
        long allowed = session.session().protocol().timing().clockSkewNanos();
        boolean alarming = allowed > 0 && Math.abs(offset) - reading.uncertaintyNanos() > allowed / ALARMING_SHARE;
        findings.add(
                alarming
                        ? Finding.warn(
                                Step.CLOCK,
                                text + "; we allow " + millis(allowed),
                                "set this machine's clock by NTP (timedatectl status); if it is right, tell the venue")
                        : Finding.ok(Step.CLOCK, text));
    }

    private static String millis(long nanos) {
        return nanos / 1_000_000 + " ms";
    }
}
