package io.fairlead.bench.contender;

import io.aeron.archive.ArchivingMediaDriver;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.fairlead.bench.wire.OrderText;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.decoder.ExecutionReportDecoder;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.engine.LockStepFramerEngineScheduler;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.OnMessageInfo;
import uk.co.real_logic.artio.library.SessionConfiguration;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.session.Session;
import uk.co.real_logic.artio.util.MutableAsciiBuffer;

/// Artio with its logging on, either with its default threads or with the framer polled in lock step by the thread that
/// sends. Owned by the polling thread.
final class Artio implements PolledEngine, SessionHandler {
    private static final int FRAGMENTS = 64;
    private static final int PATIENT_MILLIS = 30_000;

    @SuppressWarnings("UnusedVariable") // held, so that it lives as long as we do
    private final ArchivingMediaDriver driver;

    @SuppressWarnings("UnusedVariable") // held, so that it lives as long as we do
    private final FixEngine engine;

    private final FixLibrary library;
    private final @Nullable LockStepFramerEngineScheduler framer;
    private final ArtioCodec codec = new ArtioCodec();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final MutableAsciiBuffer text = new MutableAsciiBuffer();
    private @Nullable Session session;
    private long reports;

    private Artio(Path folder, boolean lockStep) {
        ArtioDriver context = new ArtioDriver(folder);
        driver = context.launch();
        framer = lockStep ? new LockStepFramerEngineScheduler() : null;
        EngineConfiguration settings = context.engine();
        if (framer != null) {
            settings.scheduler(framer);
        }
        engine = FixEngine.launch(settings);
        LibraryConfiguration libraryContext = context.library();
        libraryContext.sessionAcquireHandler((_, _) -> this);
        library = FixLibrary.connect(libraryContext);
    }

    static Artio logOn(Path folder, InetSocketAddress counterparty, boolean lockStep) {
        Artio artio = new Artio(folder, lockStep);
        while (!artio.library.isConnected()) {
            artio.poll();
        }
        Reply<Session> reply = artio.library.initiate(SessionConfiguration.builder()
                .address(counterparty.getHostString(), counterparty.getPort())
                .senderCompId(OrderText.OURSELVES)
                .targetCompId(OrderText.COUNTERPARTY)
                .timeoutInMs(PATIENT_MILLIS)
                .build());
        while (reply.isExecuting()) {
            artio.poll();
        }
        if (!reply.hasCompleted()) {
            throw new IllegalStateException("Artio did not log on: " + reply);
        }
        artio.session = reply.resultIfPresent();
        while (!artio.connected().isActive()) {
            artio.poll();
        }
        return artio;
    }

    private Session connected() {
        Session current = session;
        if (current == null) {
            throw new IllegalStateException("Artio is not logged on");
        }
        return current;
    }

    @Override
    public boolean order(long number) {
        return connected().trySend(codec.order(number, System.currentTimeMillis())) > 0;
    }

    @Override
    public void poll() {
        if (framer != null) {
            framer.invokeFramer();
        }
        library.poll(FRAGMENTS);
    }

    @Override
    public Action onMessage(
            DirectBuffer buffer,
            int offset,
            int length,
            int libraryId,
            Session from,
            int sequenceIndex,
            long messageType,
            long timestampNanos,
            long position,
            OnMessageInfo info) {
        if (messageType == ExecutionReportDecoder.MESSAGE_TYPE) {
            text.wrap(buffer, offset, length);
            report.reset();
            report.decode(text, 0, length);
            if (ArtioCodec.number(report) != reports || report.execType() != 'F') {
                throw new IllegalStateException("expected the report of order " + reports + ", got " + report);
            }
            reports++;
        }
        return Action.CONTINUE;
    }

    @Override
    public Action onDisconnect(int libraryId, Session from, DisconnectReason reason) {
        throw new IllegalStateException("disconnected: " + reason);
    }

    @Override
    public void onTimeout(int libraryId, Session from) {}

    @Override
    public void onSlowStatus(int libraryId, Session from, boolean slow) {}

    @Override
    public void onSessionStart(Session from) {}

    @Override
    public void beginBatch() {}

    @Override
    public void endBatch() {}

    @Override
    public long reports() {
        return reports;
    }

    @Override
    public void park(long maxNanos) {
        LockSupport.parkNanos(1_000_000);
    }
}
