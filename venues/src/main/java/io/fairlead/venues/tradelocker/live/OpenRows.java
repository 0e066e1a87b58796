package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.Reply;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What is open of one kind at one account, from polls and from the stream. Owned by the venue's thread.
///
/// A poll that was asked before the stream told something may be older than that, and is not taken. While the
/// stream is in force, a poll that tells otherwise is asked again after a while, as the stream may be about to tell
/// it; if it says so twice and the stream nothing, the stream has lost something.
final class OpenRows<T> {
    private static final long ASK_AGAIN_NANOS = 2_000_000_000L;

    private final Picture<T> picture;
    private final BiPredicate<T, T> alike;
    private long streamedNanos = Long.MIN_VALUE;
    private long polledNanos = Long.MIN_VALUE;
    private boolean suspected;
    private boolean unsure;

    /// What is made of a poll.
    sealed interface Verdict<T> {
        record Taken<T>(Told<T> told, boolean streamWasWrong) implements Verdict<T> {}

        /// It is no evidence: another one is needed.
        record AskAgain<T>(long atNanos) implements Verdict<T> {}
    }

    OpenRows(Picture<T> picture, BiPredicate<T, T> alike) {
        this.picture = picture;
        this.alike = alike;
    }

    boolean isEmpty() {
        return picture.isEmpty();
    }

    @Nullable
    T get(String id) {
        return picture.get(id);
    }

    Collection<T> rows() {
        return picture.rows();
    }

    Verdict<T> polled(Reply.Ok<Listing<T>> ok, boolean streaming) {
        Listing<T> listing = ok.value();
        if (ok.sentNanos() < streamedNanos) {
            return new Verdict.AskAgain<>(ok.answeredNanos());
        }
        boolean differs = streaming && !unsure && listing.isComplete() && !picture.agrees(listing.rows(), alike);
        if (differs && !suspected) {
            suspected = true;
            return new Verdict.AskAgain<>(ok.answeredNanos() + ASK_AGAIN_NANOS);
        }
        suspected = false;
        unsure &= !listing.isComplete();
        polledNanos = ok.answeredNanos();
        Picture.Difference<T> difference = picture.take(listing.rows(), listing.isComplete());
        Told<T> told = new Told<>(
                listing.rows(),
                difference.changed(),
                difference.gone(),
                listing.isComplete(),
                listing.unreadable(),
                LiveSource.POLL,
                ok.sentNanos(),
                ok.answeredNanos());
        return new Verdict.Taken<>(told, differs);
    }

    /// The whole picture by the stream. A poll that came meanwhile may know of what opened since the venue drew the
    /// picture: then nothing is gone until the next poll says so.
    Told<T> synced(List<T> rows, long askedNanos, long nowNanos) {
        unsure = polledNanos > askedNanos;
        return streamed(rows, !unsure, askedNanos, nowNanos);
    }

    /// One row by the stream.
    Told<T> streamed(T row, long nowNanos) {
        return streamed(List.of(row), false, nowNanos, nowNanos);
    }

    private Told<T> streamed(List<T> rows, boolean whole, long askedNanos, long nowNanos) {
        streamedNanos = nowNanos;
        suspected = false;
        Picture.Difference<T> difference = picture.take(rows, whole);
        return new Told<>(
                rows, difference.changed(), difference.gone(), whole, 0, LiveSource.STREAM, askedNanos, nowNanos);
    }

    /// The stream says that one is open no more; null if it was not known. `last` is how it ended, null if it does not
    /// say.
    @Nullable
    Told<T> closed(String id, @Nullable T last, long nowNanos) {
        streamedNanos = nowNanos;
        suspected = false;
        if (!picture.remove(id) && last == null) {
            return null;
        }
        List<T> rows = last == null ? List.of() : List.of(last);
        return new Told<>(rows, rows, List.of(id), false, 0, LiveSource.STREAM, nowNanos, nowNanos);
    }
}
