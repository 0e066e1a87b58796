package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.port.Capability;
import io.fairlead.core.testing.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A kill switch, a venue and the line between them, in any order of events: the switch never says "nothing is live"
/// while the venue has a live order in scope, and says it once all is calm.
final class KillPropertyTest {
    private static final int RUNS = 120;
    private static final int STEPS = 250;
    private static final long MILLI = 1_000_000L;
    private static final List<Scope> SCOPES = List.of(
            Scope.gateway(),
            Scope.of(Fixture.VENUE),
            Scope.of(Fixture.SIM),
            Scope.of(Fixture.EURUSD),
            Scope.of(Fixture.SIM, Fixture.EURUSD),
            Scope.of(Fixture.MANUAL));

    @Test
    void neverSaysNothingIsLiveWhileTheVenueHasALiveOrder() {
        int[] confirmed = {0};
        Generator.forSeeds(RUNS, random -> {
            World world = new World(random);
            world.run();
            confirmed[0] += world.confirmed;
        });
        assertThat(confirmed[0]).as("how often it was said").isGreaterThan(RUNS);
    }

    /// Checks the checker: without asking, the switch would have lied at times.
    @Test
    void aSwitchThatTrustsItsBooksAloneWouldBeFoundOut() {
        int[] lies = {0};
        Generator.forSeeds(RUNS, random -> {
            World world = new World(random);
            world.run();
            lies[0] += world.booksWereWrong;
        });
        assertThat(lies[0])
                .as("moments in which our books had nothing live and the venue did")
                .isPositive();
    }

    /// One random history.
    private static final class World {
        final Generator random;
        final LineVenue venue;
        final boolean massCancel;
        Fixture fixture = new Fixture();
        int confirmed;
        int booksWereWrong;
        private int placed;
        private int heard;

        World(Generator random) {
            this.random = random;
            this.venue = new LineVenue(random);
            this.massCancel = random.chance(50);
            offer();
        }

        private void offer() {
            if (massCancel) {
                fixture.port.with(Capability.MASS_CANCEL);
            }
        }

        void run() {
            up();
            for (int i = 0; i < STEPS; i++) {
                step();
                look();
            }
            calm();
        }

        private void step() {
            switch (random.between(0, 19)) {
                case 0, 1, 2, 3 -> place();
                case 4 -> fixture.command(new HaltCommand.Kill(Fixture.ANNA, random.pick(SCOPES), false, "test"));
                case 5 -> {
                    if (random.chance(15)) {
                        fixture.command(new HaltCommand.Release(Fixture.ANNA, random.pick(SCOPES), "test"));
                    }
                }
                case 6 -> venue.trade(fixture);
                case 7 -> venue.stranger(fixture);
                case 8 -> {
                    if (random.chance(20)) {
                        cut();
                    }
                }
                case 9 -> up();
                case 10 -> {
                    if (random.chance(10)) {
                        restart();
                    }
                }
                case 11, 12, 13 -> venue.work(fixture);
                case 14, 15, 16 -> venue.deliver(fixture);
                default -> tick(random.between(1, 40) * 10L);
            }
            venue.take(fixture);
        }

        private void place() {
            fixture.command(Fixture.place("p" + placed++, Side.BUY, Fixture.limit("10000", "1.1")));
        }

        private void tick(long millis) {
            fixture.now += millis * MILLI;
            fixture.core.onTick(fixture.now);
        }

        private void cut() {
            if (venue.up) {
                venue.cut();
                fixture.down();
            }
        }

        private void up() {
            if (!venue.up) {
                venue.settle(fixture);
                venue.up = true;
                fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
            }
        }

        private void restart() {
            venue.cut();
            fixture = new Fixture(fixture.log, fixture.now);
            heard = 0;
            offer();
        }

        /// What was recorded since the last look must have been true when it was recorded.
        private void look() {
            List<Event> log = fixture.log;
            for (Event event : log.subList(Math.min(heard, log.size()), log.size())) {
                if (event instanceof HaltEvent.NothingLive said && event.atNanos() == fixture.now) {
                    confirmed++;
                    assertThat(venue.live(scope(said.scope())))
                            .as("live at the venue, %s", said)
                            .isEmpty();
                }
            }
            heard = log.size();
            boolean booksAreEmpty = fixture.state.orders().live().isEmpty();
            booksWereWrong += booksAreEmpty && venue.isAnyLive() ? 1 : 0;
        }

        private static LineVenue.InScope scope(Scope scope) {
            return (account, symbol, strategy) ->
                    scope.covers(Fixture.VENUE, account, symbol, strategy == null ? new StrategyId("none") : strategy);
        }

        /// The line is up, nothing is lost any more: the word must come.
        private void calm() {
            venue.reliable = true;
            up();
            fixture.command(new HaltCommand.Kill(Fixture.ANNA, Scope.gateway(), false, "calm"));
            for (int i = 0; i < 1_200 && !allConfirmed(); i++) {
                venue.take(fixture);
                venue.workAll(fixture);
                while (venue.deliver(fixture)) {
                    look();
                }
                tick(100);
                look();
            }
            assertThat(fixture.core.kills()).allMatch(kill -> kill.isConfirmed(), "confirmed in the end");
        }

        private boolean allConfirmed() {
            return fixture.core.kills().stream().allMatch(kill -> kill.isConfirmed());
        }
    }
}
