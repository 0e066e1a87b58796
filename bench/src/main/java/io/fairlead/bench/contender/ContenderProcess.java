package io.fairlead.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import io.fairlead.bench.wire.Compiler;
import io.fairlead.bench.wire.Cores;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.HdrHistogram.Histogram;
import quickfix.ConfigError;

/// The process of one contender: logs on, says `READY`, then measures what its standard input asks for, until that
/// ends.
///
/// | line | answer |
/// |---|---|
/// | `rtt ORDERS` | histogram, bytes of heap an order |
/// | `burst ORDERS IN-FLIGHT` | orders a second, bytes of heap an order |
/// | `open RATE ORDERS` | histogram |
/// | `ack ORDERS` | histogram |
/// | `idle MILLIS` | share of one core in percent |
/// | `settle MILLIS` | milliseconds until the compiler had nothing more to do, or all of them |
public final class ContenderProcess {
    private final Contender contender;

    private ContenderProcess(Contender contender) {
        this.contender = contender;
    }

    /// Measures until the standard input ends.
    ///
    /// @param arguments kind, port of the counterparty, folder for files, core or -1, certificate for TLS
    public static void main(String[] arguments) throws IOException, ConfigError {
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        int port = Integer.parseInt(arguments[1]);
        Contender contender = contender(Kind.valueOf(arguments[0]), port, folder, arguments);
        Cores.take(Integer.parseInt(arguments[3]));
        System.out.println("READY");
        new ContenderProcess(contender).obey(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
        Runtime.getRuntime().halt(0);
    }

    /// Who can be measured.
    public enum Kind {
        SOCKET,
        FAIRLEAD,
        FAIRLEAD_TLS,
        FAIRLEAD_PARKED,
        GATEWAY,
        GATEWAY_AS_RUN,
        QUICKFIXJ,
        ARTIO_LOCK_STEP,
        ARTIO
    }

    private static Contender contender(Kind kind, int port, Path folder, String[] arguments)
            throws IOException, ConfigError {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Executor connecting = task -> Thread.ofVirtual().start(task);
        Endpoint endpoint = new Endpoint("localhost", port);
        return switch (kind) {
            case SOCKET -> new PolledContender(new BareSocket(address));
            case FAIRLEAD ->
                new PolledContender(Fairlead.logOn(folder, SocketDialer.plain(connecting), endpoint, Idle.SPIN));
            case FAIRLEAD_PARKED ->
                new PolledContender(
                        Fairlead.logOn(folder, SocketDialer.plain(connecting), endpoint, new SelectorIdle()));
            case FAIRLEAD_TLS -> {
                TlsSettings trusting =
                        TlsSettings.standard().withTrust(new TlsSettings.Trust.PemFile(Path.of(arguments[4])));
                SocketDialer dialer = SocketDialer.tls(connecting, TlsContext.of(trusting));
                yield new PolledContender(Fairlead.logOn(folder, dialer, endpoint, Idle.SPIN));
            }
            case GATEWAY, GATEWAY_AS_RUN ->
                new PolledContender(WholeGateway.logOn(folder, SocketDialer.plain(connecting), endpoint));
            case QUICKFIXJ -> QuickFix.logOn(folder, address);
            case ARTIO_LOCK_STEP -> new PolledContender(Artio.logOn(folder, address, true));
            case ARTIO -> new PolledContender(Artio.logOn(folder, address, false));
        };
    }

    private void obey(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(answer(words[0], Integer.parseInt(words[1]), words));
        }
    }

    private String answer(String what, int amount, String[] words) {
        long heap = contender.heapTaken();
        return switch (what) {
            case "rtt" -> {
                Histogram histogram = contender.roundTrips(amount);
                long taken = contender.heapTaken() - heap;
                yield encoded(histogram) + " " + perOrder(taken, amount);
            }
            case "burst" -> {
                long nanos = contender.burst(amount, Integer.parseInt(words[2]));
                long taken = contender.heapTaken() - heap;
                yield text(amount * 1e9 / nanos) + " " + perOrder(taken, amount);
            }
            case "open" -> encoded(contender.openLoop(amount, Integer.parseInt(words[2])));
            case "ack" -> encoded(contender.acknowledgements(amount));
            case "idle" -> text(idle(amount));
            case "settle" -> text(Compiler.awaitRest(Duration.ofMillis(amount)));
            default -> throw new IllegalArgumentException("nothing can be measured by '" + what + "'");
        };
    }

    private double idle(int millis) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        long start = System.nanoTime();
        contender.idle(millis * 1_000_000L);
        return 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - start);
    }

    private static String perOrder(long bytes, int orders) {
        return text((double) bytes / orders);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String encoded(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes.array(), length));
    }
}
