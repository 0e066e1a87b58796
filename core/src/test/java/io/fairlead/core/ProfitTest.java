package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.core.SlowAccount.Fraction;
import io.fairlead.core.SlowAccount.Leg;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.FreshQuotes;
import io.fairlead.core.position.Position;
import io.fairlead.core.testing.Generator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Positions, realised and unrealised results, and equity against an independent calculation in exact fractions:
/// netting and hedging, partial closes, reversals, busts, corrections, another currency.
final class ProfitTest {
    private static final int RUNS = 60;
    private static final int STEPS = 60;
    private static final Decimal START = Decimal.of(1_000_000);

    @Test
    void agreesWithExactFractionsOnANettingAccount() {
        Generator.forSeeds(RUNS, random -> new Story(random, Fixture.SIM, false).run());
    }

    @Test
    void agreesWithExactFractionsOnAHedgingAccount() {
        Generator.forSeeds(RUNS, random -> new Story(random, Fixture.HEDGE, true).run());
    }

    /// Random trading on one account in two instruments.
    private static final class Story {
        private final Generator random;
        private final AccountId account;
        private final boolean hedges;
        private final Fixture fixture = new Fixture().up();
        private final SlowAccount slow;
        private final List<Fill> fills = new ArrayList<>();

        private record Fill(LiveOrder order, String exec, String units) {}

        Story(Generator random, AccountId account, boolean hedges) {
            this.random = random;
            this.account = account;
            this.hedges = hedges;
            this.slow = new SlowAccount(hedges);
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                switch (random.between(0, 9)) {
                    case 0 -> bust();
                    case 1 -> correct(i);
                    default -> trade(i);
                }
                check(Fixture.EURUSD);
                check(Fixture.USDJPY);
            }
            checkEquity();
        }

        private void trade(int number) {
            Symbol symbol = random.oneOf(Fixture.EURUSD, Fixture.USDJPY);
            Side side = random.constant(Side.class);
            boolean closes = hedges && random.chance(40);
            LiveOrder order = place("c" + number, symbol, side, closes);
            String units = String.valueOf(1000 * random.between(1, 9));
            String price = price(symbol);
            String exec = "e" + number;
            fixture.fill(order, exec, units, price, units);
            slow.fill(exec, symbol.value(), side, units, price, closes);
            fills.add(new Fill(order, exec, units));
        }

        private LiveOrder place(String client, Symbol symbol, Side side, boolean closes) {
            Command.Request plain = Fixture.request(OrdType.MARKET, "10000", null);
            Command.Request request = new Command.Request(
                    plain.type(),
                    plain.timeInForce(),
                    plain.quantity(),
                    null,
                    null,
                    null,
                    new OrderTerms.Flags(false, closes),
                    null,
                    null,
                    plain.routing());
            Outcome outcome = fixture.command(new Command.PlaceOrder(
                    Fixture.ANNA, account, new ClientOrderId(client), symbol, side, request, Fixture.MANUAL));
            if (outcome instanceof Outcome.Accepted accepted) {
                LiveOrder order = fixture.order(accepted.orders().getFirst());
                fixture.sent(order.id());
                return order;
            }
            throw new AssertionError("not accepted: " + outcome);
        }

        private String price(Symbol symbol) {
            return symbol.equals(Fixture.EURUSD)
                    ? "1.0" + random.between(1000, 9999)
                    : "15" + random.between(0, 9) + "." + random.between(100, 999);
        }

        private void bust() {
            if (!fills.isEmpty()) {
                Fill fill = fills.remove(random.between(0, fills.size() - 1));
                fixture.hear(new Fixture.Report(fill.order)
                        .bust("b" + fill.exec, fill.exec, "0")
                        .build());
                slow.bust(fill.exec);
            }
        }

        private void correct(int number) {
            if (!fills.isEmpty()) {
                Fill fill = fills.remove(random.between(0, fills.size() - 1));
                String units = String.valueOf(1000 * random.between(1, 9));
                String price = price(fill.order.instrument().symbol());
                fixture.hear(new Fixture.Report(fill.order)
                        .correct("k" + number, fill.exec, units, price, units)
                        .build());
                slow.correct(fill.exec, units, price);
            }
        }

        private void check(Symbol symbol) {
            Leg[] legs = slow.legs(symbol.value());
            Position longs = fixture.state.positions().find(account, symbol, Side.BUY);
            Position shorts = fixture.state.positions().find(account, symbol, Side.SELL);
            if (longs == null || shorts == null) {
                return;
            }
            if (hedges) {
                same(longs.units(), legs[0].held);
                same(shorts.units(), Fraction.ZERO.minus(legs[1].held));
                same(longs.realised(), legs[0].realised);
                same(shorts.realised(), legs[1].realised);
            } else {
                same(longs.units(), legs[0].held.minus(legs[1].held));
                same(longs.realised(), legs[0].realised.plus(legs[1].realised));
            }
        }

        private void checkEquity() {
            fixture.market.quote(Fixture.EURUSD, "1.08", "1.09");
            fixture.market.quote(Fixture.USDJPY, "150", "160");
            Map<Symbol, Instrument> instruments = new HashMap<>();
            fixture.state.instruments().forEach(each -> instruments.put(each.symbol(), each));
            EquityReading reading = OwnEquity.read(
                    new OwnEquity.Origin(START, List.of()),
                    GuardReadings.positions(fixture.state, account),
                    new OwnEquity.Market(
                            new Currency("USD"), instruments, new FreshQuotes(fixture.market, Fixture.VENUE)),
                    fixture.now);
            Fraction expected = slow.equity(
                    Fraction.of("1000000"),
                    Map.of("EURUSD", Fraction.of("1.08"), "USDJPY", Fraction.of("150")),
                    Map.of("EURUSD", Fraction.of("1.09"), "USDJPY", Fraction.of("160")),
                    Map.of(
                            "EURUSD",
                            Fraction.of("1"),
                            "USDJPY",
                            Fraction.of("1").over(Fraction.of("155"))));
            same(Objects.requireNonNull(reading.equity()), expected, 1e-4);
        }

        private static void same(Decimal ours, Fraction theirs) {
            same(ours, theirs, 1e-6);
        }

        private static void same(Decimal ours, Fraction theirs, double tolerance) {
            double difference = Fraction.of(ours.toString()).minus(theirs).approximately();
            assertThat(difference).as("%s less %s", ours, theirs).isCloseTo(0, within(tolerance));
        }
    }
}
