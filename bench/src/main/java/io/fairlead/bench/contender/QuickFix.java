package io.fairlead.bench.contender;

import com.sun.management.ThreadMXBean;
import io.fairlead.bench.wire.OrderText;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import quickfix.ConfigError;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Initiator;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;
import quickfix.field.ClOrdID;
import quickfix.field.ExecType;

/// QuickFIX/J with its file store, without logs and without validation, which is how it is fastest. Each next order
/// of a round trip or burst is sent from the callback that brought a report, so that no further thread has to be
/// woken.
final class QuickFix implements Contender {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What the callback does with a report; belongs to QuickFIX/J's thread while a measurement runs.
    private interface Measurement {
        void onReport();
    }

    private final Session session;
    private volatile @Nullable Measurement measurement;
    private volatile long reports;
    private long sent;

    private QuickFix(SocketInitiator initiator, SessionID id) throws ConfigError {
        initiator.start();
        Session found = Session.lookupSession(id);
        if (found == null) {
            throw new IllegalStateException("QuickFIX/J has no session " + id);
        }
        session = found;
    }

    static QuickFix logOn(Path folder, InetSocketAddress counterparty) throws ConfigError {
        SessionID id = new SessionID("FIX.4.4", OrderText.OURSELVES, OrderText.COUNTERPARTY);
        SessionSettings settings = settings(folder, counterparty, id);
        QuickFix[] self = new QuickFix[1];
        SocketInitiator initiator = SocketInitiator.newBuilder()
                .withApplication(new QuickFixApplication(message -> self[0].onReport(message)))
                .withMessageStoreFactory(new FileStoreFactory(settings))
                .withLogFactory(new SilentLogs())
                .withMessageFactory(new quickfix.fix44.MessageFactory())
                .withSettings(settings)
                .build();
        self[0] = new QuickFix(initiator, id);
        while (!self[0].session.isLoggedOn()) {
            LockSupport.parkNanos(1_000_000);
        }
        return self[0];
    }

    private static SessionSettings settings(Path folder, InetSocketAddress counterparty, SessionID id) {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "initiator");
        settings.setString("StartTime", "00:00:00");
        settings.setString("EndTime", "00:00:00");
        settings.setString("NonStopSession", "Y");
        settings.setString("HeartBtInt", "3600");
        settings.setString("UseDataDictionary", "N");
        settings.setString("ValidateIncomingMessage", "N");
        settings.setString("CheckLatency", "N");
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("FileStorePath", folder.toString());
        settings.setString("FileStoreSync", "N");
        settings.setString(Initiator.SETTING_RECONNECT_INTERVAL, "1");
        settings.setString(id, SessionSettings.BEGINSTRING, id.getBeginString());
        settings.setString(id, SessionSettings.SENDERCOMPID, id.getSenderCompID());
        settings.setString(id, SessionSettings.TARGETCOMPID, id.getTargetCompID());
        settings.setString(id, Initiator.SETTING_SOCKET_CONNECT_HOST, counterparty.getHostString());
        settings.setString(id, Initiator.SETTING_SOCKET_CONNECT_PORT, Integer.toString(counterparty.getPort()));
        return settings;
    }

    private void onReport(Message message) {
        long before = reports;
        try {
            String id = message.getString(ClOrdID.FIELD);
            long number = Long.parseLong(id, OrderText.ID_PREFIX.length(), id.length(), 10);
            if (number != before || message.getChar(ExecType.FIELD) != 'F') {
                throw new IllegalStateException("expected the report of order " + before + ", got " + message);
            }
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a report without field " + e.field, e);
        }
        reports = before + 1;
        Measurement current = measurement;
        if (current != null) {
            current.onReport();
        }
    }

    private void send() {
        if (!session.send(QuickFixCodec.order(sent++))) {
            throw new IllegalStateException("QuickFIX/J did not send an order");
        }
    }

    @Override
    public Histogram roundTrips(int orders) {
        Histogram histogram = new Histogram(3);
        CountDownLatch done = new CountDownLatch(1);
        long[] start = {System.nanoTime()};
        long last = sent + orders;
        measurement = () -> {
            long now = System.nanoTime();
            histogram.recordValue(now - start[0]);
            if (sent < last) {
                start[0] = System.nanoTime();
                send();
            } else {
                done.countDown();
            }
        };
        send();
        await(done);
        return histogram;
    }

    @Override
    public long burst(int orders, int inFlight) {
        CountDownLatch done = new CountDownLatch(1);
        long last = sent + orders;
        long start = System.nanoTime();
        measurement = () -> {
            if (reports == last) {
                done.countDown();
            }
        };
        // The calling thread sends, QuickFIX/J's receives: with one thread for both it is slower.
        while (sent < last) {
            if (sent - reports < inFlight) {
                send();
            } else {
                Thread.onSpinWait();
            }
        }
        await(done);
        return System.nanoTime() - start;
    }

    @Override
    public Histogram openLoop(int ordersPerSecond, int orders) {
        Histogram histogram = new Histogram(3);
        CountDownLatch done = new CountDownLatch(1);
        long interval = 1_000_000_000L / ordersPerSecond;
        long first = sent;
        long start = System.nanoTime();
        measurement = () -> {
            long due = start + (reports - 1 - first) * interval;
            histogram.recordValue(Math.max(1, System.nanoTime() - due));
            if (reports == first + orders) {
                done.countDown();
            }
        };
        for (int i = 0; i < orders; i++) {
            long due = start + i * interval;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            send();
        }
        await(done);
        return histogram;
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a measurement", e);
        }
    }

    @Override
    public long heapTaken() {
        return THREADS.getTotalThreadAllocatedBytes();
    }

    @Override
    public void idle(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
