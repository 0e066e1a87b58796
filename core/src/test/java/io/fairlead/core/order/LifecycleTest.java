package io.fairlead.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.OrderStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Every pair of the lifecycle table, read from `lifecycle.txt` beside this class: one line per event, one column per
/// status. The page `docs/order-lifecycle.md` is the same table for people.
///
/// Run with `-Dlifecycle.write=true` to write both anew after a change of the table, then read the difference.
final class LifecycleTest {
    private static final Path GRID = Path.of("src/test/resources/io/fairlead/core/order/lifecycle.txt");
    private static final Path PAGE = Path.of("../docs/order-lifecycle.md");
    private static final boolean WRITE = Boolean.getBoolean("lifecycle.write");

    @Test
    void holdsExactlyTheMovesOfTheGrid() throws IOException {
        if (WRITE) {
            Files.writeString(GRID, grid());
        }
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line :
                resource().lines().filter(line -> !line.startsWith("#")).toList()) {
            String[] cells = line.trim().split(" +");
            rows.put(cells[0], List.of(cells).subList(1, cells.length));
        }
        for (OrderEvent event : OrderEvent.values()) {
            List<String> actual = new ArrayList<>();
            for (OrderStatus status : OrderStatus.values()) {
                actual.add(cell(Lifecycle.move(status, event)));
            }
            assertThat(actual).as("row %s", event).isEqualTo(rows.get(event.name()));
        }
        assertThat(rows).hasSize(OrderEvent.values().length + 1);
    }

    @Test
    void isPrintedInTheDocuments() throws IOException {
        if (WRITE) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE))
                .as("docs/order-lifecycle.md is stale: run this test with -Dlifecycle.write=true")
                .isEqualTo(page());
    }

    @Test
    void leavesClosedOrdersOnlyByAFillABustOrASighting() {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.isTerminal() && status != OrderStatus.NOT_SENT && status != OrderStatus.NEVER_ARRIVED) {
                for (OrderEvent event : OrderEvent.values()) {
                    boolean reopens = Lifecycle.move(status, event) == Move.WORKING;
                    boolean ofExecution = switch (event) {
                        case TRADE, TRADE_CORRECT, TRADE_CANCEL, REPLACED -> true;
                        default -> false;
                    };
                    assertThat(!reopens || ofExecution)
                            .as("%s at %s", event, status)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void endsUnknownOnlyByTheVenuesWordOrAProof() {
        for (OrderEvent event : OrderEvent.values()) {
            Move move = Lifecycle.move(OrderStatus.UNKNOWN, event);
            boolean ours =
                    EnumSet.range(OrderEvent.SENT, OrderEvent.REQUEST_NOT_SENT).contains(event);
            if (ours) {
                assertThat(move).as("%s", event).isIn(Move.STAY, Move.OUTSIDE, Move.WORKING);
            }
            if (move == Move.NEVER_ARRIVED) {
                assertThat(event).isEqualTo(OrderEvent.PROVED_ABSENT);
            }
        }
        assertThat(Lifecycle.move(OrderStatus.UNKNOWN, OrderEvent.NOT_KNOWN_THERE))
                .isEqualTo(Move.STAY);
        assertThat(Lifecycle.move(OrderStatus.UNKNOWN, OrderEvent.NOT_SENT)).isEqualTo(Move.OUTSIDE);
    }

    @Test
    void neverRefusesAFill() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(Lifecycle.move(status, OrderEvent.TRADE))
                    .as("%s", status)
                    .isNotEqualTo(Move.OUTSIDE);
        }
    }

    private static String resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(LifecycleTest.class.getResourceAsStream("lifecycle.txt"))) {
            return WRITE ? grid() : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String cell(Move move) {
        return move == Move.STAY_UNLESS_COMPLETE
                ? "=/FILLED"
                : move == Move.CANCELED_UNLESS_COMPLETE ? "CANCELED/·" : move.label();
    }

    private static String grid() {
        StringBuilder grid = new StringBuilder("""
                # Where an order goes: one line per event, one column per status.
                #   ·        outside the table: nothing changes, kept raw, the venue is asked
                #   =        expected, changes nothing
                #   =/FILLED FILLED if nothing is left to execute, otherwise unchanged
                #   CANCELED/· CANCELED if something is left to execute, otherwise outside
                #   working  by figures and requests under way: UNKNOWN while in doubt, else FILLED, PENDING_CANCEL,
                #            PENDING_REPLACE, PARTIALLY_FILLED, NEW, PENDING_NEW or SENT
                """);
        grid.append("%-24s".formatted("EVENT"));
        for (OrderStatus status : OrderStatus.values()) {
            grid.append(" %-16s".formatted(status));
        }
        for (OrderEvent event : OrderEvent.values()) {
            trim(grid).append("\n%-24s".formatted(event));
            for (OrderStatus status : OrderStatus.values()) {
                grid.append(" %-16s".formatted(cell(Lifecycle.move(status, event))));
            }
        }
        return trim(grid).append('\n').toString();
    }

    private static StringBuilder trim(StringBuilder text) {
        while (text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        return text;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # The life of an order, in one table

                Generated from `Lifecycle` by `LifecycleTest`; a stale copy fails the build.

                An order has one status. What happens to it is an event: something of ours (`SENT`, `CANCEL_ASKED`), an
                execution report by its ExecType(150), a refusal, or what a status report states. Each table below
                belongs to one status and says where each event leads. Events that are not listed are *outside*: they
                change nothing, are kept raw, raise a break, and make the gateway ask the venue.

                * `=` expected, and changes nothing, such as an acknowledgement that a fill overtook.
                * `= or FILLED`: FILLED if nothing is left to execute, otherwise unchanged.
                * `CANCELED unless complete`: CANCELED if something is left to execute, otherwise outside.
                * `working`: whatever the figures and the requests under way say. UNKNOWN while the order or a request
                  about it is in doubt; else FILLED if nothing is left; PENDING_CANCEL or PENDING_REPLACE while a
                  request of ours is unanswered; PARTIALLY_FILLED; and without a fill as far as the venue acknowledged
                  it: NEW, PENDING_NEW or SENT.

                Executions are booked before the status is looked at, whatever the table says: a fill is never refused.
                """);
        for (OrderStatus status : OrderStatus.values()) {
            append(page, status);
        }
        return page.toString();
    }

    private static void append(StringBuilder page, OrderStatus status) {
        page.append("\n## ")
                .append(status)
                .append(status.isTerminal() ? " (closed)" : "")
                .append("\n\n");
        page.append("| leads to | events |\n|---|---|\n");
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        for (OrderEvent event : OrderEvent.values()) {
            Move move = Lifecycle.move(status, event);
            if (move != Move.OUTSIDE) {
                byTarget.computeIfAbsent(move.label(), _ -> new ArrayList<>()).add(event.name());
            }
        }
        byTarget.forEach((target, events) -> page.append("| ")
                .append(target)
                .append(" | ")
                .append(String.join(", ", events))
                .append(" |\n"));
    }
}
