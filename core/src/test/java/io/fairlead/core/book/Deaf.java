package io.fairlead.core.book;

/// A book with a bug: it does not hear one kind of news.
record Deaf(MarketSink book, Ear ear) implements MarketSink {
    enum Ear {
        NUMBERS,
        DELETES,
        CHANGES,
        RANGES,
        GAPS,
        CUTS
    }

    @Override
    public void begin(Refresh refresh, long sequence, long receivedNanos) {
        book.begin(refresh, ear == Ear.NUMBERS ? NO_SEQUENCE : sequence, receivedNanos);
    }

    @Override
    public void entry(MarketEntry entry) {
        boolean unheard = switch (entry.action()) {
            case DELETE -> ear == Ear.DELETES;
            case CHANGE -> ear == Ear.CHANGES;
            case DELETE_THROUGH, DELETE_FROM -> ear == Ear.RANGES;
            case NEW, SET -> false;
        };
        if (!unheard) {
            book.entry(ear == Ear.NUMBERS ? entry.sequence(NO_SEQUENCE) : entry);
        }
    }

    @Override
    public void end() {
        book.end();
    }

    @Override
    public void status(TradingStatus status, long nowNanos) {
        book.status(status, nowNanos);
    }

    @Override
    public void requested(long nowNanos) {
        book.requested(nowNanos);
    }

    @Override
    public void gapped(Fault why, long nowNanos) {
        if (ear != Ear.GAPS) {
            book.gapped(why, nowNanos);
        }
    }

    @Override
    public void cut(long nowNanos) {
        if (ear != Ear.CUTS) {
            book.cut(nowNanos);
        }
    }

    @Override
    public void lost(long nowNanos) {
        book.lost(nowNanos);
    }
}
