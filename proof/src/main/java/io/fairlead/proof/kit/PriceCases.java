package io.fairlead.proof.kit;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.model.Side;
import io.fairlead.core.port.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 120 to 123: prices: the gateway's book is the venue's.
final class PriceCases {
    private static final Need PRICES = new Need.Can(Capability.MARKET_DATA);

    private PriceCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(120, "the book is the venue's", PriceCases::isSame)
                        .needing(PRICES)
                        .safeAnywhere(),
                KitCase.of(121, "the book follows the market", PriceCases::follows)
                        .needing(PRICES),
                KitCase.of(122, "a lost update is noticed and made up for", PriceCases::missesAnUpdate)
                        .needing(PRICES),
                KitCase.of(123, "the book is asked for again behind a cut", PriceCases::comesBack)
                        .needing(PRICES));
    }

    private static @Nullable BookSnapshot book(Stand stand) {
        return stand.reads()
                .marketData()
                .book(stand.account().venue(), stand.instrument().symbol());
    }

    private static void isSame(Stand stand) {
        stand.soon(() -> shows(stand), () -> "the venue shows " + stand.venue().market() + ", our book " + book(stand));
    }

    private static boolean shows(Stand stand) {
        BookSnapshot book = book(stand);
        BookSnapshot.Sides ours = book == null ? null : book.tradable();
        BookSnapshot.Sides theirs = stand.venue().market();
        return ours != null && same(ours.bids(), theirs.bids()) && same(ours.asks(), theirs.asks());
    }

    private static boolean same(List<BookSnapshot.Level> ours, List<BookSnapshot.Level> theirs) {
        boolean same = ours.size() == theirs.size();
        for (int i = 0; same && i < ours.size(); i++) {
            same = ours.get(i).price().compareTo(theirs.get(i).price()) == 0
                    && ours.get(i).units().compareTo(theirs.get(i).units()) == 0;
        }
        return same;
    }

    private static void follows(Stand stand) {
        isSame(stand);
        for (String by : List.of("1.01", "0.99", "1.002")) {
            stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), by)));
            isSame(stand);
        }
    }

    private static void missesAnUpdate(Stand stand) {
        isSame(stand);
        stand.act(new Act.LosePrices());
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "1.004")));
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "1.004")));
        isSame(stand);
    }

    private static void comesBack(Stand stand) {
        isSame(stand);
        stand.act(new Act.Cut());
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "0.99")));
        isSame(stand);
    }
}
