package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.testing.Generator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever happens to members of a group, each order goes to one of them, to none that is stopped, and a retry finds
/// it there.
final class BalancingPropertyTest {
    private static final int RUNS = 30;
    private static final int STEPS = 80;

    @Test
    void eachOrderGoesToOneMemberThatMayHaveIt() {
        Generator.forSeeds(RUNS, random -> new World(random).run());
    }

    /// Members that are killed, lose their login, and whose orders fill, end or get lost.
    private static final class World {
        final Generator random;
        final Set<AccountId> killed = new HashSet<>();
        final Set<AccountId> out = new HashSet<>();
        final Map<ClientOrderId, ParentCommand.PlaceForAccounts> asked = new LinkedHashMap<>();
        final Map<ClientOrderId, OrderId> placed = new HashMap<>();
        BalancedDesk desk = new BalancedDesk();

        World(Generator random) {
            this.random = random;
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step(i);
            }
            CoreState state = desk.fixture.state;
            assertThat(desk.fixture.replayed().stateHash()).isEqualTo(state.stateHash());
            Set<ClientOrderId> seen = new HashSet<>();
            for (Event each : desk.fixture.log) {
                if (each instanceof Event.OrderAccepted accepted) {
                    assertThat(seen.add(accepted.clientOrderId()))
                            .as("order %s is on one account", accepted.clientOrderId())
                            .isTrue();
                }
            }
        }

        private void step(int number) {
            int luck = random.between(0, 99);
            if (luck < 45) {
                place(number);
            } else if (luck < 55) {
                retry();
            } else if (luck < 80) {
                hear();
            } else if (luck < 87) {
                kill(random.pick(BalancedDesk.ALL));
            } else if (luck < 95) {
                turnLogin(random.pick(BalancedDesk.ALL));
            } else {
                restart();
            }
        }

        private void place(int number) {
            ParentCommand.PlaceForAccounts command = BalancedDesk.order(
                    random.constant(Balance.class),
                    "x" + number,
                    random.constant(Side.class),
                    random.between(1, 9) + "000");
            asked.put(command.parent(), command);
            note(command, desk.fixture.command(command));
        }

        private void note(ParentCommand.PlaceForAccounts command, Outcome outcome) {
            if (outcome instanceof Outcome.Accepted(List<OrderId> orders)) {
                assertThat(orders).hasSize(1);
                AccountId account =
                        desk.fixture.order(orders.getFirst()).account().id();
                assertThat(killed).doesNotContain(account);
                assertThat(out).doesNotContain(account);
                placed.put(command.parent(), orders.getFirst());
            } else {
                boolean compared = !command.group().equals(Balance.MOST_HEADROOM.name());
                boolean anyFree = killed.size() + out.size() < BalancedDesk.ALL.size();
                assertThat(compared && anyFree)
                        .as("a free member takes it: %s", outcome)
                        .isFalse();
            }
        }

        private void retry() {
            if (asked.isEmpty()) {
                return;
            }
            ClientOrderId id = random.pick(List.copyOf(asked.keySet()));
            OrderId earlier = placed.get(id);
            Outcome outcome = desk.fixture.command(asked.get(id));
            if (earlier == null) {
                note(asked.get(id), outcome);
            } else {
                assertThat(outcome).isEqualTo(new Outcome.Repeated(earlier));
            }
        }

        private void hear() {
            List<LiveOrder> live = new ArrayList<>();
            desk.fixture.state.orders().live().forEach(live::add);
            if (live.isEmpty()) {
                return;
            }
            LiveOrder order = random.pick(live);
            String units = order.terms().units().toString();
            desk.fixture.hear(
                    switch (random.between(0, 4)) {
                        case 0 -> new Fate.Unknown(Fixture.VENUE, order.id(), "reset");
                        case 1 -> new Fate.NotSent(Fixture.VENUE, order.id(), "429");
                        case 2 -> report(order).type(ExecType.REJECTED).build();
                        case 3 -> report(order).type(ExecType.NEW).build();
                        default ->
                            report(order)
                                    .trade("e" + order.id(), units, "1.1", units)
                                    .build();
                    });
        }

        private static Fixture.Report report(LiveOrder order) {
            return new Fixture.Report(order);
        }

        private void kill(AccountId account) {
            if (killed.remove(account)) {
                desk.fixture.command(new HaltCommand.Release(Fixture.ANNA, Scope.of(account), "fine"));
            } else {
                killed.add(account);
                desk.fixture.command(new HaltCommand.Kill(Fixture.ANNA, Scope.of(account), false, "odd"));
            }
        }

        private void turnLogin(AccountId account) {
            if (!out.remove(account)) {
                out.add(account);
            }
            tellLogins();
        }

        private void tellLogins() {
            desk.fixture.port.obstacles.clear();
            out.forEach(account -> desk.fixture.port.obstacles.put(account, "login of " + account + " is out"));
        }

        private void restart() {
            CoreState before = desk.fixture.state;
            assertThat(SnapshotTest.restored(before).stateHash()).isEqualTo(before.stateHash());
            desk = new BalancedDesk(desk.fixture.log, desk.fixture.now + 1).up();
            tellLogins();
            assertThat(desk.fixture.state.parents.turns()).isEqualTo(before.parents.turns());
        }
    }
}
