package io.fairlead.sim.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.ReferenceMarket;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeLogTest {
    private static final long NOW = 1_700_000_000_000_000_000L;

    @TempDir
    Path dir;

    private final Exchange exchange = new Exchange(new Exchange.Settings(ReferenceMarket.listings(), 1, "L", 0));

    @Test
    void readsBackWhatWasWritten() {
        Path file = write();
        TradeLog log = TradeLog.load(file, 1 << 20);
        assertThat(log.prefix()).isEqualTo("L");
        assertThat(log.torn()).isFalse();
        assertThat(log.executions()).isNotEmpty().allSatisfy(fill -> {
            assertThat(fill.clOrdId()).isEqualTo("a\"\\\u00e9");
            assertThat(fill.session()).isEqualTo("me");
            assertThat(fill.account()).isEqualTo("ACC");
            assertThat(fill.busted()).isEqualTo(fill.execId().equals("EL-2"));
        });
        assertThat(log.orders())
                .extracting(order -> order.ids().clOrdId() + " " + order.status())
                .contains("b " + OrdStatus.CANCELED, "zero " + OrdStatus.REJECTED);
        assertThat(log.clientIds().get("OL-2")).containsExactly("b", "cancel-b");
        assertThat(log.received()).containsEntry("new", 3).containsEntry("cancel", 1);
    }

    @Test
    void leavesOutATornLastLineAndWritesOverIt() throws IOException {
        Path file = write();
        TradeLog whole = TradeLog.load(file, 1 << 20);
        Files.writeString(file, "{\"kind\":\"execution\",\"na", StandardOpenOption.APPEND);
        TradeLog torn = TradeLog.load(file, 1 << 20);
        assertThat(torn.torn()).isTrue();
        assertThat(torn.executions()).isEqualTo(whole.executions());
        try (TradeLogWriter writer = TradeLogWriter.open(file, torn, true)) {
            writer.opened("L", NOW);
        }
        assertThat(TradeLog.load(file, 1 << 20).torn()).isFalse();
    }

    @Test
    void refusesDamageBeforeTheLastLine() throws IOException {
        Path file = write();
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"kind\":\"accepted\"", "\"kind\":\"acceptet\""));
        assertThatThrownBy(() -> TradeLog.load(file, 1 << 20))
                .isInstanceOf(TradeLog.DamagedException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void refusesALogThatIsTooLong() {
        Path file = write();
        assertThatThrownBy(() -> TradeLog.load(file, 10)).isInstanceOf(TradeLog.DamagedException.class);
    }

    private Path write() {
        Path file = dir.resolve("log");
        try (TradeLogWriter writer = TradeLogWriter.open(file, TradeLog.load(file, 1), false)) {
            writer.opened("L", NOW);
            Terms buy = Terms.market(Side.BUY, Decimal.of(300_000), TimeInForce.DAY);
            Terms rest = Terms.limit(Side.BUY, Decimal.ONE, Decimal.of("1.00001"), TimeInForce.DAY);
            serve(writer, new Request.New("me", "ACC", "a\"\\\u00e9", "EUR/USD", buy));
            serve(writer, new Request.New("me", "", "b", "EUR/USD", rest));
            serve(writer, new Request.Cancel("me", "cancel-b", new Request.Named("b", "")));
            serve(writer, new Request.New("me", "", "zero", "NO/NE", rest.withQty(Decimal.ZERO)));
            record(writer, exchange.bust("EL-2", NOW));
        }
        return file;
    }

    private void serve(TradeLogWriter writer, Request request) {
        writer.received(request, NOW);
        record(writer, exchange.on(request, NOW));
    }

    private static void record(TradeLogWriter writer, List<Answer> answers) {
        answers.forEach(writer::answered);
        writer.flush();
    }
}
