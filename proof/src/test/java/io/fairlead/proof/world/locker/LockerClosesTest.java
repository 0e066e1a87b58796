package io.fairlead.proof.world.locker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.proof.world.locker.LockerCloses.Close;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which closes may have been another's.
class LockerClosesTest {
    private static final String FINDING = "position 7 was closed 0 times, 1 known here";
    private static final OrderId FIRST = new OrderId("first");
    private static final OrderId SECOND = new OrderId("second");

    private final LockerCloses closes = new LockerCloses();

    @BeforeEach
    void somebodyElseClosesThePosition() {
        closes.elsewhere("7");
    }

    @Test
    void explainsACloseThatWasInDoubt() {
        closes.doubted(FIRST);
        assertThat(closes.explain(FINDING, List.of(filled(FIRST)))).isTrue();
    }

    @Test
    void explainsACloseThatWasFilledBeforeItsAnswerWasGivenUp() {
        hears(new HttpOutcome.Lost("no answer in time"));
        assertThat(closes.explain(FINDING, List.of(filled(FIRST)))).isTrue();
    }

    @Test
    void doesNotExplainACloseThatWasNeverInDoubt() {
        closes.doubted(SECOND);
        assertThat(closes.explain(FINDING, List.of(filled(FIRST)))).isFalse();
    }

    @Test
    void doesNotExplainAPositionThatNobodyElseClosed() {
        closes.doubted(FIRST);
        String other = FINDING.replace("position 7", "position 17");
        assertThat(closes.explain(other, List.of(new Close(FIRST, "17", OrderStatus.FILLED))))
                .isFalse();
    }

    @Test
    void doesNotExplainACloseWhoseRefusalTheGatewayHeard() {
        closes.doubted(FIRST);
        answers(200, "{\"s\":\"error\",\"errmsg\":\"Position is being closed already\"}");
        assertThat(closes.explain(FINDING, List.of(filled(FIRST)))).isFalse();
    }

    @Test
    void doesNotExplainACloseOfAPositionThatWasNotFound() {
        closes.doubted(FIRST);
        answers(404, "{\"s\":\"error\",\"errmsg\":\"Position not found\"}");
        assertThat(closes.explain(FINDING, List.of(filled(FIRST)))).isFalse();
    }

    @Test
    void takesARefusalForTheRejectedClosesOwn() {
        closes.doubted(SECOND);
        answers(200, "{\"s\":\"error\",\"errmsg\":\"Position cannot be closed now\"}");
        Close rejected = new Close(FIRST, "7", OrderStatus.REJECTED);
        assertThat(closes.explain(FINDING, List.of(rejected, filled(SECOND)))).isTrue();
    }

    @Test
    void takesNeitherConsentNorATurnedAwayRequestForARefusal() {
        closes.doubted(FIRST);
        answers(200, "{\"s\":\"ok\"}");
        answers(429, "{\"s\":\"error\",\"errmsg\":\"Too many requests\"}");
        assertThat(closes.explain(FINDING, List.of(filled(FIRST)))).isTrue();
    }

    @Test
    void forgetsRefusalsThatTheProcessMayHaveTakenWithIt() {
        closes.doubted(FIRST);
        answers(200, "{\"s\":\"error\",\"errmsg\":\"Position is being closed already\"}");
        closes.died("7");
        assertThat(closes.explain(FINDING, List.of(filled(FIRST)))).isTrue();
    }

    private static Close filled(OrderId order) {
        return new Close(order, "7", OrderStatus.FILLED);
    }

    private void answers(int status, String body) {
        hears(new HttpOutcome.Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private void hears(HttpOutcome answer) {
        Http lines = new Http() {
            @Override
            public void send(HttpCall call, Receiver receiver) {
                receiver.onOutcome(answer);
            }

            @Override
            public int poll(int most) {
                return 0;
            }

            @Override
            public void close() {
                throw new IllegalStateException("nobody closes these lines");
            }
        };
        URI position = URI.create(LockerServer.BASE + "/trade/positions/7");
        closes.overhear(lines).send(new HttpCall("DELETE", position, Map.of(), new byte[0], 1), _ -> {});
    }
}
