package io.fairlead.bench.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.builder.ExecutionReportEncoder;
import uk.co.real_logic.artio.builder.NewOrderSingleEncoder;
import uk.co.real_logic.artio.decoder.ExecutionReportDecoder;
import uk.co.real_logic.artio.decoder.NewOrderSingleDecoder;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.fields.UtcTimestampEncoder;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.OnMessageInfo;
import uk.co.real_logic.artio.library.SessionConfiguration;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.messages.InitialAcceptedSessionOwner;
import uk.co.real_logic.artio.session.Session;
import uk.co.real_logic.artio.util.MutableAsciiBuffer;
import uk.co.real_logic.artio.validation.SessionPersistenceStrategy;

/// Artio as the counterparty, with sequence numbers that outlive it: answers orders with reports, remembers the
/// application messages it got. Owned by the test's thread, which polls its library.
final class ArtioSide implements SessionHandler, AutoCloseable {
    private static final int FRAGMENTS = 10;

    final List<String> received = new ArrayList<>();
    private final FixEngine engine;
    private final FixLibrary library;
    private final MutableAsciiBuffer text = new MutableAsciiBuffer();
    private final NewOrderSingleDecoder order = new NewOrderSingleDecoder();
    private final UtcTimestampEncoder time = new UtcTimestampEncoder();
    private @Nullable Session session;
    private int reports;

    private ArtioSide(EngineConfiguration engine, LibraryConfiguration library) {
        this.engine = FixEngine.launch(engine);
        library.sessionAcquireHandler((acquired, _) -> {
            session = acquired;
            return this;
        });
        this.library = FixLibrary.connect(library);
    }

    static ArtioSide acceptor(AeronHost host, Path logs, int port) {
        EngineConfiguration engine = host.engine(logs)
                .bindTo("127.0.0.1", port)
                .initialAcceptedSessionOwner(InitialAcceptedSessionOwner.SOLE_LIBRARY);
        engine.sessionPersistenceStrategy(SessionPersistenceStrategy.alwaysPersistent());
        return new ArtioSide(engine, host.library(logs));
    }

    static ArtioSide initiator(AeronHost host, Path logs) {
        return new ArtioSide(host.engine(logs), host.library(logs));
    }

    void poll() {
        library.poll(FRAGMENTS);
    }

    boolean ready() {
        return library.isConnected();
    }

    /// Connects to our port and logs on, once: Artio does not come back by itself.
    void connect(int port) {
        library.initiate(SessionConfiguration.builder()
                .address("127.0.0.1", port)
                .senderCompId("LP")
                .targetCompId("FL")
                .sequenceNumbersPersistent(true)
                .build());
    }

    boolean loggedOn() {
        return session != null && session.isActive();
    }

    Session session() {
        return Objects.requireNonNull(session);
    }

    void order(String clOrdId) {
        NewOrderSingleEncoder each = new NewOrderSingleEncoder()
                .clOrdID(clOrdId)
                .symbol("EUR/USD")
                .side('1')
                .orderQty(100_000, 0)
                .ordType('2')
                .price(108_512, 5);
        each.transactTime(time.buffer(), time.encode(System.currentTimeMillis()));
        assertThat(session().trySend(each)).isPositive();
    }

    private boolean reported() {
        order.reset();
        order.decode(text, 0, text.capacity());
        reports++;
        ExecutionReportEncoder report = new ExecutionReportEncoder()
                .orderID("O-" + reports)
                .clOrdID(order.clOrdIDAsString())
                .execID("E-" + reports)
                .execType('0')
                .ordStatus('0')
                .symbol(order.symbolAsString())
                .side(order.side())
                .leavesQty(order.orderQty())
                .cumQty(0, 0)
                .avgPx(0, 0);
        return session().trySend(report) > 0;
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
        text.wrap(buffer, offset, length);
        if (messageType == NewOrderSingleDecoder.MESSAGE_TYPE && !reported()) {
            return Action.ABORT;
        }
        if (messageType == NewOrderSingleDecoder.MESSAGE_TYPE || messageType == ExecutionReportDecoder.MESSAGE_TYPE) {
            received.add(text.getAscii(0, length).replace('\u0001', '|'));
        }
        return Action.CONTINUE;
    }

    @Override
    public Action onDisconnect(int libraryId, Session from, DisconnectReason reason) {
        return Action.CONTINUE;
    }

    @Override
    public void onTimeout(int libraryId, Session from) {}

    @Override
    public void onSlowStatus(int libraryId, Session from, boolean slow) {}

    @Override
    public void onSessionStart(Session from) {
        session = from;
    }

    @Override
    public void close() {
        library.close();
        engine.close();
    }
}
