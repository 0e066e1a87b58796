package io.fairlead.venues.tradelocker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rows read by the columns that the configuration names, in whatever order.
class RowReaderTest {
    private static Json json(String text) throws Unreadable {
        return Json.object(("{\"v\":" + text + "}").getBytes(StandardCharsets.UTF_8))
                .get("v");
    }

    private static OrderRow order(List<String> ids, Map<String, String> cells) throws Unreadable {
        RowLayout<OrderColumn> layout = RowLayout.of("ordersConfig", ids, OrderColumn.class);
        return RowReader.order(layout.row(json(Samples.row(ids, cells))));
    }

    private static List<String> ids(String table) {
        return new ArrayList<>(Samples.TABLES.getOrDefault(table, List.of()));
    }

    @Test
    void readsTheVenuesOwnSample() throws Unreadable {
        assertThat(order(ids("ordersConfig"), Samples.ORDER))
                .isEqualTo(new OrderRow(
                        "7277816997846858725",
                        "206",
                        "1152263",
                        Decimal.of(10),
                        Side.SELL,
                        "market",
                        "Filled",
                        Decimal.of(10),
                        Decimal.of(90_263),
                        Decimal.of("90300.67"),
                        null,
                        "IOC",
                        0,
                        1_767_951_991_995_000_000L,
                        1_767_951_992_000_000_000L,
                        false,
                        "7277816997868462912",
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void orderOfColumnsAndUnknownOnesAmongThemChangeNothing() throws Unreadable {
        OrderRow plain = order(ids("ordersConfig"), Samples.ORDER);
        for (int seed = 0; seed < 50; seed++) {
            List<String> shuffled = ids("ordersConfig");
            shuffled.addAll(List.of("aNewColumn", "anotherOne"));
            Collections.shuffle(shuffled, new Random(seed));
            Map<String, String> cells = new HashMap<>(Samples.ORDER);
            cells.put("aNewColumn", "{\"with\":[1]}");
            assertThat(order(shuffled, cells)).isEqualTo(plain);
        }
    }

    @Test
    void neededColumnThatIsMissingIsNamed() {
        List<String> ids = ids("ordersConfig");
        ids.remove("strategyId");
        assertThatThrownBy(() -> RowLayout.of("ordersConfig", ids, OrderColumn.class))
                .isInstanceOf(Unreadable.class)
                .hasMessage("ordersConfig lacks column 'strategyId'");
    }

    @Test
    void otherColumnThatIsMissingIsNotTold() throws Unreadable {
        List<String> ids = ids("ordersConfig");
        ids.remove("validity");
        assertThat(order(ids, Samples.ORDER).validity()).isNull();
    }

    @Test
    void columnThatIsThereTwiceIsNoLayout() {
        List<String> ids = ids("positionsConfig");
        ids.add("qty");
        assertThatThrownBy(() -> RowLayout.of("positionsConfig", ids, PositionColumn.class))
                .hasMessage("positionsConfig has column 'qty' twice");
    }

    @Test
    void rowThatCannotBeReadIsCountedAndTheOthersAreRead() throws Unreadable {
        List<String> ids = ids("ordersConfig");
        Map<String, String> bad = new HashMap<>(Samples.ORDER);
        bad.put("qty", "\"ten\"");
        Json list = json("[" + Samples.row(ids, bad) + "," + Samples.row(ids, Samples.ORDER) + ",[1,2],7,null]");
        RowLayout<OrderColumn> layout = RowLayout.of("ordersConfig", ids, OrderColumn.class);
        Listing<OrderRow> listing = RowReader.listing(list, "orders", row -> RowReader.order(layout.row(row)));
        assertThat(listing.rows()).extracting(OrderRow::id).containsExactly("7277816997846858725");
        assertThat(listing.unreadable()).isEqualTo(4);
        assertThat(listing.isComplete()).isFalse();
        assertThat(listing.problem()).contains("qty");
    }

    @Test
    void readsThePositionOfTheVenuesSample() throws Unreadable {
        RowLayout<PositionColumn> layout =
                RowLayout.of("positionsConfig", ids("positionsConfig"), PositionColumn.class);
        Json row = json("[\"7277816997846858725\",\"206\",\"1152263\",\"buy\",\"10\",\"90415.16\",null,null,"
                + "\"1767952099156\",\"-458.10\",null]");
        assertThat(RowReader.position(layout.row(row)))
                .isEqualTo(new PositionRow(
                        "7277816997846858725",
                        "206",
                        "1152263",
                        Side.BUY,
                        Decimal.of(10),
                        Decimal.of("90415.16"),
                        null,
                        null,
                        1_767_952_099_156_000_000L,
                        Decimal.of("-458.1"),
                        null));
    }

    @Test
    void stateHoldsWhatWasToldAndAZeroIsOne() throws Unreadable {
        List<String> ids = List.of("projectedBalance", "balance", "todayFees", "fresh");
        RowLayout<StateField> layout = RowLayout.of("accountDetailsConfig", ids, StateField.class);
        StateRow state = RowReader.state(layout.row(json("[0.30000000000000004, 0, null, 7]")));
        assertThat(state.equity()).isEqualTo(Decimal.of("0.3"));
        assertThat(state.get(StateField.BALANCE)).isEqualTo(Decimal.ZERO);
        assertThat(state.get(StateField.TODAY_FEES)).isNull();
        assertThat(state.figures()).hasSize(2);
    }

    @Test
    void exactNumbersAreNeverRounded() throws Unreadable {
        assertThat(Cells.exact(json("\"100.0\""), "qty")).isEqualTo(Decimal.of(100));
        assertThat(Cells.exact(json("1e-5"), "qty")).isEqualTo(Decimal.of("0.00001"));
        assertThat(Cells.exact(json("\"\""), "qty")).isNull();
        for (String bad : List.of("0.1234567890123", "1e400", "1e999999999", "NaN", "0x1", "--1", "1e", "[]")) {
            String text = bad.startsWith("[") ? bad : "\"" + bad + "\"";
            assertThatThrownBy(() -> Cells.exact(json(text), "qty"))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining("qty");
        }
    }
}
