package io.fairlead.core.event;

/// The form of quote events in the log. Pure; both directions beside each other.
final class QuoteEventCodec {
    private QuoteEventCodec() {}

    static int typeOf(QuoteEvent event) {
        return switch (event) {
            case QuoteEvent.QuoteTaken _ -> EventType.QUOTE_TAKEN;
        };
    }

    static void write(QuoteEvent event, ModelWriter model) {
        switch (event) {
            case QuoteEvent.QuoteTaken e -> {
                model.order(e.order());
                model.venue(e.venue());
                model.out().text(e.quote());
                model.decimal(e.price());
                model.decimal(e.least());
                model.decimal(e.most());
                model.out().signed(e.receivedNanos());
                model.out().signed(e.validUntilNanos());
            }
        }
    }

    static QuoteEvent read(long at, ByteReader in, ModelReader model) {
        return new QuoteEvent.QuoteTaken(
                at,
                model.order(),
                model.venue(),
                in.text(),
                model.decimal(),
                model.decimalOrNull(),
                model.decimalOrNull(),
                in.signed(),
                in.signed());
    }
}
