package io.fairlead.venues.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Details;
import io.fairlead.core.event.ExecutionReport.Marks;
import io.fairlead.core.event.ExecutionReport.Progress;
import io.fairlead.core.event.ExecutionReport.References;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsAgesTest {
    private static final long STARTED = 1_000;
    private static final long NOW = 5_000;

    private final List<VenueInput> passed = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final NewsAges ages =
            new NewsAges(passed::add, (news, nanos) -> noted.add(news + " " + nanos), () -> NOW, STARTED);

    private void says(ExecType type, long atNanos) {
        ages.accept(new ExecutionReport(
                new VenueId("tl"),
                new References(null, null, null, null, null),
                new Progress(type, null, null, null, null, null, null),
                new Details(null, null, null, null, -1, "", atNanos),
                Marks.NONE));
    }

    @Test
    void eachIsAsOldAsTheVenueSays() {
        says(ExecType.TRADE, 2_000);
        says(ExecType.CANCELED, 4_500);
        assertThat(noted).containsExactly("FILL 3000", "ORDER 500");
        assertThat(passed).hasSize(2);
    }

    @Test
    void whatSomebodyAskedForIsNoNews() {
        says(ExecType.ORDER_STATUS, 2_000);
        assertThat(noted).isEmpty();
        assertThat(passed).hasSize(1);
    }

    @Test
    void whatTheVenueGaveNoTimeOrWasBeforeThisProcessDoesNotCount() {
        says(ExecType.NEW, 0);
        says(ExecType.TRADE, STARTED - 1);
        assertThat(noted).isEmpty();
    }
}
