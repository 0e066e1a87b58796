package io.fairlead.core.testing;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LimitsPublished;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePosition;
import java.util.ArrayList;
import java.util.List;

/// Random words of venues, with every part that may be absent absent at times.
final class RandomVenueInputs {
    private final Generator random;
    private final RandomModel model;

    RandomVenueInputs(Generator random, RandomModel model) {
        this.random = random;
        this.model = model;
    }

    VenueInput ofType(int type) {
        return switch (type) {
            case EventType.SENT -> new Fate.Sent(model.venue(), model.order(), random.anyLong(), random.text());
            case EventType.NOT_SENT -> new Fate.NotSent(model.venue(), model.order(), random.text());
            case EventType.FATE_UNKNOWN -> new Fate.Unknown(model.venue(), model.order(), random.text());
            case EventType.EXECUTION_REPORT -> report();
            case EventType.CANCEL_REJECT -> cancelReject();
            case EventType.BUSINESS_REJECT ->
                new BusinessReject(
                        model.venue(), model.maybe(model::order), random.text(), (int) random.anyLong(), random.text());
            case EventType.LINK_CHANGE ->
                new LinkChange(model.venue(), random.text(), random.chance(50), random.text());
            case EventType.ACCOUNT_READ ->
                new AccountRead(
                        model.venue(),
                        model.accountId(),
                        random.constant(Evidence.class),
                        random.anyLong(),
                        5,
                        random.text());
            case EventType.ACCOUNT_VALUES ->
                new AccountValues(
                        model.venue(), model.accountId(), random.text(), model.currency(), figures(), random.anyLong());
            case EventType.MASS_CANCEL_REPORT ->
                new MassCancelReport(
                        model.venue(),
                        model.order(),
                        random.chance(50),
                        random.between(-1, 9),
                        random.between(-1, 9),
                        random.text());
            case EventType.POSITIONS_READ -> positionsRead();
            case EventType.LIMITS_PUBLISHED -> limitsPublished();
            case EventType.REPORTS_LOST -> new ReportsLost(model.venue(), random.text(), random.text());
            case EventType.DROP_COPY -> new DropCopy(report());
            case EventType.COPY_LINK -> new CopyLink(model.venue(), random.text(), random.chance(50), random.text());
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }

    private LimitsPublished limitsPublished() {
        return new LimitsPublished(
                model.venue(), model.accountId(), random.text(), new RandomGuardEvents(random).proposed());
    }

    private CancelReject cancelReject() {
        return new CancelReject(
                model.venue(),
                model.maybe(model::order),
                model.maybe(model::order),
                model.maybe(() -> random.constant(OrdStatus.class)),
                random.chance(50),
                (int) random.anyLong(),
                random.text());
    }

    private AccountValues.Figures figures() {
        return new AccountValues.Figures(
                model.maybe(random::decimal),
                model.maybe(random::decimal),
                model.maybe(random::decimal),
                model.maybe(random::decimal),
                model.maybe(random::decimal));
    }

    private PositionsRead positionsRead() {
        List<PositionsRead.Held> held = new ArrayList<>();
        for (int i = random.between(0, 4); i > 0; i--) {
            Symbol symbol = model.symbol();
            List<VenuePosition> singles = new ArrayList<>();
            for (int each = random.between(0, 3); each > 0; each--) {
                singles.add(new RandomPositions(random, model).position(symbol));
            }
            held.add(new PositionsRead.Held(
                    symbol, random.decimal(), random.decimal(), model.maybe(random::decimal), singles));
        }
        return new PositionsRead(model.venue(), model.accountId(), random.anyLong(), held, random.between(0, 9));
    }

    /// Anything that a venue could report, sensible or not.
    ExecutionReport report() {
        return new ExecutionReport(
                model.venue(),
                new ExecutionReport.References(
                        model.maybe(model::order),
                        model.maybe(model::order),
                        model.maybe(model::venueOrder),
                        model.maybe(model::exec),
                        model.maybe(model::exec)),
                new ExecutionReport.Progress(
                        model.maybe(() -> random.constant(ExecType.class)),
                        model.maybe(() -> random.constant(OrdStatus.class)),
                        model.maybe(random::decimal),
                        model.maybe(random::decimal),
                        model.maybe(random::decimal),
                        model.maybe(random::decimal),
                        model.maybe(random::decimal)),
                new ExecutionReport.Details(
                        model.maybe(model::accountId),
                        model.maybe(model::symbol),
                        model.maybe(() -> random.constant(Side.class)),
                        model.maybe(model::terms),
                        random.between(-1, 99),
                        random.text(),
                        random.anyLong()),
                new ExecutionReport.Marks(
                        random.chance(50),
                        random.chance(50),
                        random.text(),
                        random.text(),
                        random.constant(Evidence.class)));
    }
}
