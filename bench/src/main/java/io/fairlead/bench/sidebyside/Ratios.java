package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Compares rounds with rounds: each ratio is taken within one round, whose contenders ran right after each other, and
/// a peer enters with whichever of its settings is best by that measure. Immutable.
final class Ratios {
    private static final List<Kind> ARTIO = List.of(Kind.ARTIO_LOCK_STEP, Kind.ARTIO);
    private static final List<Kind> PEERS = List.of(Kind.QUICKFIXJ, Kind.ARTIO_LOCK_STEP, Kind.ARTIO);

    private final Map<Kind, Measured> measured;
    private final Map<String, Series> codecs;

    Ratios(Map<Kind, Measured> measured, Map<String, Series> codecs) {
        this.measured = measured;
        this.codecs = codecs;
    }

    /// The ratios that the project holds itself to, in the order of its targets.
    Map<String, Series> promised() {
        Map<String, Series> ratios = new LinkedHashMap<>();
        Series p50 = of(Kind.FAIRLEAD, Measured.Round::p50);
        Series p99 = of(Kind.FAIRLEAD, Measured.Round::p99);
        ratios.put("rtt_p50_vs_socket", p50.dividedBy(of(Kind.SOCKET, Measured.Round::p50)));
        ratios.put("rtt_p99_vs_socket", p99.dividedBy(of(Kind.SOCKET, Measured.Round::p99)));
        ratios.put(
                "rtt_p50_vs_quickfixj", of(Kind.QUICKFIXJ, Measured.Round::p50).dividedBy(p50));
        ratios.put(
                "rtt_p99_vs_quickfixj", of(Kind.QUICKFIXJ, Measured.Round::p99).dividedBy(p99));
        ratios.put("rtt_p50_vs_artio", fastest(Measured.Round::p50).dividedBy(p50));
        ratios.put("rtt_p99_vs_artio", fastest(Measured.Round::p99).dividedBy(p99));
        Series ours = of(Kind.FAIRLEAD, Measured.Round::ordersPerSecond);
        ratios.put("throughput_vs_best_peer", ours.dividedBy(busiestPeer()));
        ratios.put("decode_vs_quickfixj", codec("decode", "quickfixj"));
        ratios.put("encode_vs_quickfixj", codec("encode", "quickfixj"));
        ratios.put("decode_vs_string_split", codec("decode", "string_split"));
        ratios.put("bytes_per_message", of(Kind.FAIRLEAD, round -> round.roundTripBytes() / 2));
        return ratios;
    }

    /// Further ratios, for which there are targets too or which help to understand the others.
    Map<String, Series> further() {
        Map<String, Series> ratios = new LinkedHashMap<>();
        ratios.put("decode_vs_artio", codec("decode", "artio"));
        ratios.put("encode_vs_artio", codec("encode", "artio"));
        Series socket = of(Kind.SOCKET, Measured.Round::p50);
        ratios.put(
                "tls_rtt_p50_vs_socket",
                of(Kind.FAIRLEAD_TLS, Measured.Round::p50).dividedBy(socket));
        ratios.put(
                "tls_rtt_p99_vs_socket",
                of(Kind.FAIRLEAD_TLS, Measured.Round::p99).dividedBy(of(Kind.SOCKET, Measured.Round::p99)));
        ratios.put("tls_bytes_per_message", of(Kind.FAIRLEAD_TLS, round -> round.roundTripBytes() / 2));
        return ratios;
    }

    private Series of(Kind kind, ToDoubleFunction<Measured.Round> value) {
        Measured of = measured.get(kind);
        if (of == null) {
            throw new IllegalStateException(kind + " was not measured");
        }
        return of.series(value);
    }

    private Series fastest(ToDoubleFunction<Measured.Round> value) {
        return ARTIO.stream()
                .map(kind -> of(kind, value))
                .min(Comparator.comparingDouble(Series::median))
                .orElseThrow();
    }

    private Series busiestPeer() {
        return PEERS.stream()
                .map(kind -> of(kind, Measured.Round::ordersPerSecond))
                .max(Comparator.comparingDouble(Series::median))
                .orElseThrow();
    }

    private Series codec(String what, String peer) {
        Series theirs = codecs.get(what + "_" + peer);
        Series ours = codecs.get(what + "_fairlead");
        if (theirs == null || ours == null) {
            throw new IllegalStateException(what + " was not measured");
        }
        return theirs.dividedBy(ours);
    }
}
