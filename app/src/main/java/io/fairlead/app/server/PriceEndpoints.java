package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.gateway.tape.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept of prices: bars, and recordings.
final class PriceEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(PriceEndpoints.class);
    private static final int MAX_BARS = 5_000;
    private static final int BARS = 500;

    private final Views views;
    private final PriceHistory prices;
    private final Deeds deeds;
    private final Duration limit;

    PriceEndpoints(Views views, PriceHistory prices, Deeds deeds, Duration limit) {
        this.views = views;
        this.prices = prices;
        this.deeds = deeds;
        this.limit = limit;
    }

    /// The newest ones, oldest first; the last may still be forming.
    Reply bars(Call call) throws InterruptedException {
        Query query = call.query();
        BarSize size = Objects.requireNonNullElse(query.optional("size", this::size), BarSize.M1);
        BarSource source = Objects.requireNonNullElse(query.optional("source", PriceEndpoints::source), BarSource.MIDS);
        VenueId venue = query.optional("venue", VenueId::new);
        Long from = query.optional("from", Times::epochNanos);
        Long to = query.optional("to", Times::epochNanos);
        int most = query.number("limit", 1, MAX_BARS, BARS);
        query.done();
        Symbol symbol = symbol(call.path("symbol"));
        BarBuilder.Range range =
                new BarBuilder.Range(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to, most);
        VenueId at = venue == null ? firstVenue(symbol) : venue;
        List<Bar> found =
                at == null ? List.of() : answer(prices.bars(new BarDesk.Series(at, symbol, source), size, range));
        return Lists.reply(
                call,
                Lists.BAR_COLUMNS,
                new Lists.Rows(
                        found.stream().map(PriceEndpoints::json).toList(),
                        null,
                        views.readSide().position()));
    }

    private BarSize size(String text) {
        BarSize size = BarSize.of(text);
        if (!prices.sizes().contains(size)) {
            throw new IllegalArgumentException("must be one of "
                    + String.join(
                            ", ", prices.sizes().stream().map(BarSize::text).toList()));
        }
        return size;
    }

    private static BarSource source(String text) {
        for (BarSource each : BarSource.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("must be trades or mids");
    }

    private Symbol symbol(String text) {
        return views.readSide().instruments().stream()
                .map(instrument -> instrument.symbol())
                .filter(symbol -> symbol.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PortfolioEndpoints.notFound(Denials.problem(
                        DenialCode.SYMBOL_UNKNOWN, "symbol", text, "GET /api/v1/instruments lists what there is."))));
    }

    private @Nullable VenueId firstVenue(Symbol symbol) {
        return views.books(symbol).stream().map(BookSnapshot::venue).findFirst().orElse(null);
    }

    private <T> T answer(CompletableFuture<T> asked) throws InterruptedException {
        try {
            return asked.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
    }

    private static ObjectNode json(Bar bar) {
        ObjectNode json = JsonViews.object();
        json.put("at", Times.iso(bar.startNanos())).put("endAt", Times.iso(bar.endNanos()));
        json.put("open", bar.prices().open().toString());
        json.put("high", bar.prices().high().toString());
        json.put("low", bar.prices().low().toString());
        json.put("close", bar.prices().close().toString());
        json.put("volume", bar.volume().toString()).put("ticks", bar.ticks());
        return json.put("settled", bar.settled());
    }

    Reply recording(Call call) {
        call.query().done();
        return Reply.json(200, recordingNow());
    }

    Reply switchRecording(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        if (!body.has("on")) {
            throw new ProblemException(ApiError.FIELD_MISSING.problem("on", null));
        }
        boolean on = body.flag("on");
        body.done();
        deeds.keep(call, on ? "RECORDING_STARTED" : "RECORDING_STOPPED", "market data");
        LOG.info(
                "recording of market data switched {} by {}",
                on ? "on" : "off",
                call.caller().origin());
        if (on) {
            prices.recorder().start();
        } else {
            prices.recorder().stop();
        }
        return Reply.json(202, recordingNow());
    }

    private ObjectNode recordingNow() {
        Recorder.Status status = prices.recorder().status();
        ObjectNode json = JsonViews.object();
        switch (status.state()) {
            case Recorder.State.Off _ ->
                json.put("state", "OFF").putNull("file").putNull("problem");
            case Recorder.State.On on ->
                json.put("state", "ON").put("file", on.file()).putNull("problem");
            case Recorder.State.Failed failed ->
                json.put("state", "FAILED").putNull("file").put("problem", failed.why());
        }
        json.put("entries", status.entries()).put("bytes", status.bytes());
        json.put("waiting", status.waiting()).put("dropped", status.dropped());
        var files = json.putArray("files");
        prices.recorder().tapes().forEach(files::add);
        return json;
    }
}
