package io.fairlead.core.testing;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Side;

/// Random events of recovery and reconciliation.
final class RandomRecon {
    private final Generator random;
    private final RandomModel model;

    RandomRecon(Generator random, RandomModel model) {
        this.random = random;
        this.model = model;
    }

    ReconEvent ofType(int type, long at) {
        return switch (type) {
            case EventType.RECOVERY_MOVED ->
                new ReconEvent.RecoveryMoved(at, model.accountId(), random.constant(RecoveryStep.class), random.text());
            case EventType.ACCOUNT_BREAK_RAISED -> new ReconEvent.AccountBreakRaised(at, accountBreak());
            case EventType.ACCOUNT_BREAK_CLEARED ->
                new ReconEvent.AccountBreakCleared(at, accountBreak(), random.text());
            case EventType.POSITION_ADOPTED ->
                new ReconEvent.PositionAdopted(
                        at,
                        model.accountId(),
                        model.symbol(),
                        random.constant(Side.class),
                        random.decimal(),
                        random.decimal(),
                        random.text());
            case EventType.FILL_INFERRED ->
                new ReconEvent.FillInferred(
                        at,
                        model.order(),
                        random.decimal(),
                        random.decimal(),
                        random.decimal(),
                        random.constant(Evidence.class),
                        random.text());
            case EventType.LOG_END_MISSING -> new ReconEvent.LogEndMissing(at);
            case EventType.COPY_SETTLED -> new ReconEvent.CopySettled(at, random.anyLong(), random.text());
            case EventType.COPY_MISSED -> new ReconEvent.CopyMissed(at, model.order(), model.exec());
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }

    private AccountBreak accountBreak() {
        return new AccountBreak(
                random.constant(Break.Kind.class),
                model.accountId(),
                model.maybe(model::symbol),
                model.maybe(() -> random.constant(Side.class)),
                random.text(),
                random.text());
    }
}
