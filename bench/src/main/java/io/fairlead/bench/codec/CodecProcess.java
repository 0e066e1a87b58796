package io.fairlead.bench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.bench.wire.OrderText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/// The process that measures codecs. Says `READY`; answers each line `codec MILLIS` with the nanoseconds of processor
/// time that each operation took, measured in turn for that long: `decode_fairlead=120.5 encode_fairlead=…`.
public final class CodecProcess {
    static final long NOW_NANOS = 1_795_000_000L * 1_000_000_000L;
    private static final int AT_ONCE = 1_000;
    private static final int BUFFER = 65_536;
    private static final String SENDING_TIME = "20261121-10:15:30.123";
    private static final byte[] REPORT = OrderText.report(SENDING_TIME);
    private static final byte[] LONGER = OrderText.report(SENDING_TIME, "50=DESK|57=ALGO|");

    private final int length = REPORT.length;

    /// As in a session, the message is the beginning of a larger buffer.
    private final byte[] stream = Arrays.copyOf(REPORT, BUFFER);

    private final Map<String, LongUnaryOperator> operations = new LinkedHashMap<>();
    private long consumed;

    CodecProcess() {
        Map<String, Codec> codecs = new LinkedHashMap<>();
        codecs.put("fairlead", new FairleadCodec());
        codecs.put("quickfixj", new QuickFixMessages());
        codecs.put("artio", new ArtioMessages());
        for (Map.Entry<String, Codec> each : codecs.entrySet()) {
            Codec codec = each.getValue();
            operations.put("decode_" + each.getKey(), _ -> codec.decode(stream, length));
            operations.put("encode_" + each.getKey(), codec::encode);
        }
        Codec split = new SplitStrings();
        operations.put("decode_string_split", _ -> split.decode(stream, length));
        operations.put("decode_fairlead_alternating", alternating(new FairleadCodec()));
    }

    /// Our decoder is quickest where a message has the fields of the one before. Here none has.
    private LongUnaryOperator alternating(Codec codec) {
        byte[] longer = Arrays.copyOf(LONGER, BUFFER);
        return number -> number % 2 == 0 ? codec.decode(stream, length) : codec.decode(longer, LONGER.length);
    }

    public static void main(String[] arguments) throws IOException {
        CodecProcess process = new CodecProcess();
        process.agree();
        System.out.println("READY");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(process.round(Integer.parseInt(line.split(" ", -1)[1])));
        }
        if (process.consumed == 42) {
            System.err.println("what was decoded adds up to 42");
        }
    }

    /// All must read the same out of the report; if not, one of them does other work than the others.
    void agree() {
        long ours = new FairleadCodec().decode(stream, length);
        for (Codec other : new Codec[] {new QuickFixMessages(), new ArtioMessages(), new SplitStrings()}) {
            long theirs = other.decode(stream, length);
            // Artio counts a timestamp in milliseconds and drops the trailing zeros of a price: only the rest can
            // agree.
            if (!(other instanceof ArtioMessages) && theirs != ours) {
                throw new IllegalStateException(other + " reads " + theirs + " where we read " + ours);
            }
        }
    }

    String round(int millis) {
        StringBuilder line = new StringBuilder();
        operations.forEach((name, operation) -> line.append(line.isEmpty() ? "" : " ")
                .append(name)
                .append('=')
                .append(String.format(Locale.ROOT, "%.1f", nanosEach(operation, millis * 1_000_000L))));
        return line.toString();
    }

    private double nanosEach(LongUnaryOperator operation, long nanos) {
        long start = processorNanos();
        long now = start;
        long done = 0;
        while (now - start < nanos) {
            for (int i = 0; i < AT_ONCE; i++) {
                consumed += operation.applyAsLong(done + i);
            }
            done += AT_ONCE;
            now = processorNanos();
        }
        return (double) (now - start) / done;
    }

    /// Processor time of this thread alone, so that other work on the machine and collectors' threads do not count.
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
