package io.fairlead.gateway;

import io.fairlead.core.event.AccountWord;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.tradelocker.TradeLockerDesk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What is measured of the gateway. Recorded by the engine and market threads, read by any.
public final class GatewayMetrics {
    private final LatencyRecorder commandToSent = new LatencyRecorder();
    private final LatencyRecorder orderToAck = new LatencyRecorder();
    private final LatencyRecorder tickToProcess = new LatencyRecorder();
    private final LatencyRecorder requestWait = new LatencyRecorder();
    private final LatencyRecorder requestAnswer = new LatencyRecorder();
    private final LatencyRecorder answerRead = new LatencyRecorder();
    private final LatencyRecorder venueQueue = new LatencyRecorder();
    private final LatencyRecorder applied = new LatencyRecorder();
    private final LatencyRecorder commandToAnswer = new LatencyRecorder();
    private final List<RequestMeters> requests = new CopyOnWriteArrayList<>();
    private final Map<VenueId, RejectCounts> rejects = new ConcurrentHashMap<>();
    private final SentTimes unanswered = new SentTimes();

    GatewayMetrics() {}

    /// From a command's arrival to the end of its handling, its bytes on the wire included.
    public LatencyRecorder commandToSent() {
        return commandToSent;
    }

    /// From a request's bytes on the wire to the venue's first word about it.
    public LatencyRecorder orderToAck() {
        return orderToAck;
    }

    /// From the bytes of a market-data snapshot to its book.
    public LatencyRecorder tickToProcess() {
        return tickToProcess;
    }

    /// Over HTTP: from asking for a request to handing it to the connection.
    public LatencyRecorder requestWait() {
        return requestWait;
    }

    /// Over HTTP: from the connection to the venue's answer.
    public LatencyRecorder requestAnswer() {
        return requestAnswer;
    }

    /// Over HTTP: from an answer to what it says.
    public LatencyRecorder answerRead() {
        return answerRead;
    }

    /// At a venue with a thread of its own: from the engine's decision to that thread.
    public LatencyRecorder venueQueue() {
        return venueQueue;
    }

    /// From what such a venue said to the engine's having it.
    public LatencyRecorder applied() {
        return applied;
    }

    /// From a command's arrival to the answer to its client, the log's sync included.
    public LatencyRecorder commandToAnswer() {
        return commandToAnswer;
    }

    /// What became of requests over HTTP, one for each such venue.
    public List<RequestMeters> requests() {
        return requests;
    }

    /// While wiring.
    TradeLockerDesk.Meters ofVenue(VenueId venue) {
        RequestMeters meters = new RequestMeters(venue, this);
        requests.add(meters);
        return new TradeLockerDesk.Meters(meters, venueQueue::record, meters::onNews);
    }

    RejectCounts rejects(VenueId venue) {
        return rejects.computeIfAbsent(venue, _ -> new RejectCounts());
    }

    /// The engine thread alone.
    void observe(VenueInput input, long nowNanos) {
        switch (input) {
            case Fate.Sent sent -> unanswered.sent(sent.request(), sent.atNanos());
            case ExecutionReport report -> {
                answered(report.refs().order(), nowNanos);
                if (report.progress().execType() == ExecType.REJECTED) {
                    rejects(report.venue()).add("8/103=" + report.details().reason());
                }
            }
            case CancelReject reject -> {
                answered(reject.request(), nowNanos);
                rejects(reject.venue()).add("9/102=" + reject.reason());
            }
            case BusinessReject reject -> {
                answered(reject.request(), nowNanos);
                rejects(reject.venue()).add("j/380=" + reject.reason());
            }
            case Fate.NotSent notSent -> rejects(notSent.venue()).add("not-sent/" + reason(notSent));
            case Fate.Unknown _, LinkChange _, AccountWord _, ReportsLost _, MassCancelReport _ -> {}
            case DropCopy _, CopyLink _ -> {}
        }
    }

    /// Without the particulars, such as times, that make each one different.
    private static String reason(Fate.NotSent notSent) {
        int particulars = notSent.why().indexOf(';');
        return particulars < 0 ? notSent.why() : notSent.why().substring(0, particulars);
    }

    private void answered(@Nullable OrderId request, long nowNanos) {
        long sentNanos = request == null ? SentTimes.NOT_KNOWN : unanswered.take(request);
        if (sentNanos != SentTimes.NOT_KNOWN) {
            orderToAck.record(nowNanos - sentNanos);
        }
    }
}
