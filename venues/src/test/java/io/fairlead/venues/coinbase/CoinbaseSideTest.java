package io.fairlead.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.coinbase.CoinbaseSide.Change;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CoinbaseSideTest {
    private final CoinbaseLevels levels = new CoinbaseLevels();
    private final CoinbaseNumber price = new CoinbaseNumber();
    private final CoinbaseNumber size = new CoinbaseNumber();

    private Change set(CoinbaseSide side, String atPrice, String ofSize) {
        levels.clear();
        assertThat(price.read(atPrice.toCharArray(), 0, atPrice.length())).isTrue();
        assertThat(size.read(ofSize.toCharArray(), 0, ofSize.length())).isTrue();
        levels.add(true, price, size);
        return side.set(levels, 0);
    }

    @Test
    void worstLevelGoesWhenABetterOneComesAndWhatIsBeyondIsNotKnown() {
        CoinbaseSide bids = new CoinbaseSide(true, 2);
        assertThat(set(bids, "10.5", "1")).isEqualTo(Change.SET);
        assertThat(set(bids, "10", "1")).isEqualTo(Change.SET);
        assertThat(bids.hasHorizon()).isFalse();
        assertThat(set(bids, "11.25", "1")).isEqualTo(Change.SET_AND_EVICTED);
        assertThat(bids.evictedPrice() + "e-" + bids.evictedScale()).isEqualTo("10e-0");
        assertThat(set(bids, "10.5", "0")).isEqualTo(Change.GONE);
        assertThat(set(bids, "10", "4")).as("beyond the horizon").isEqualTo(Change.NONE);
        assertThat(set(bids, "9", "0")).isEqualTo(Change.NONE);
        assertThat(set(bids, "11.25", "3")).isEqualTo(Change.SET);
        assertThat(bids.count()).isEqualTo(1);
    }

    /// Down to the horizon it is what the venue's whole side would be.
    @Test
    void keptLevelsAreAlwaysTheBestOnesOfTheVenue() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 200; run++) {
            boolean isBid = random.nextBoolean();
            CoinbaseSide side = new CoinbaseSide(isBid, random.nextInt(1, 12));
            Comparator<Decimal> best = isBid ? Comparator.reverseOrder() : Comparator.naturalOrder();
            TreeMap<Decimal, Decimal> venue = new TreeMap<>(best);
            for (int i = 0; i < 200; i++) {
                Decimal at = new Decimal(random.nextInt(1, 60), random.nextInt(2));
                Decimal of = Decimal.of(random.nextInt(4));
                set(side, at.toString(), of.toString());
                if (of.isZero()) {
                    venue.remove(at);
                } else {
                    venue.put(at, of);
                }
                int level = 0;
                for (Map.Entry<Decimal, Decimal> each : venue.entrySet()) {
                    if (level == side.count()) {
                        assertThat(side.hasHorizon()).isTrue();
                        break;
                    }
                    assertThat(new Decimal(side.price(level), side.priceScale(level)))
                            .isEqualTo(each.getKey());
                    assertThat(new Decimal(side.size(level), side.sizeScale(level)))
                            .isEqualTo(each.getValue());
                    level++;
                }
            }
        }
    }
}
