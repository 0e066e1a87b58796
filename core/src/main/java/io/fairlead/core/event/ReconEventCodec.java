package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenuePosition;
import java.util.ArrayList;
import java.util.List;

/// The binary form of what recovery and reconciliation add to the log: their decisions, and what venues told them.
final class ReconEventCodec {
    private static final RecoveryStep[] STEPS = RecoveryStep.values();
    private static final Break.Kind[] KINDS = Break.Kind.values();
    private static final Evidence[] EVIDENCE = Evidence.values();
    private static final Side[] SIDES = Side.values();

    private ReconEventCodec() {}

    static void write(ReconEvent event, ModelWriter model) {
        switch (event) {
            case ReconEvent.RecoveryMoved e -> {
                model.account(e.account());
                model.out.constant(e.step());
                model.out.text(e.note());
            }
            case ReconEvent.AccountBreakRaised e -> write(e.what(), model);
            case ReconEvent.AccountBreakCleared e -> {
                write(e.what(), model);
                model.out.text(e.by());
            }
            case ReconEvent.PositionAdopted e -> {
                model.account(e.account());
                model.symbol(e.symbol());
                model.out.constant(e.side());
                model.decimal(e.units());
                model.decimal(e.price());
                model.out.text(e.evidence());
            }
            case ReconEvent.FillInferred e -> {
                model.order(e.order());
                model.decimal(e.units());
                model.decimal(e.price());
                model.decimal(e.cumQty());
                model.out.constant(e.source());
                model.out.text(e.why());
            }
            case ReconEvent.LogEndMissing _ -> {} // the time is all
            case ReconEvent.CopySettled e -> {
                model.out.signed(e.number());
                model.out.text(e.how());
            }
            case ReconEvent.CopyMissed e -> {
                model.order(e.order());
                model.exec(e.exec());
            }
        }
    }

    static ReconEvent read(int type, long at, ModelReader model) {
        ByteReader in = model.in;
        return switch (type) {
            case EventType.RECOVERY_MOVED ->
                new ReconEvent.RecoveryMoved(at, model.account(), in.constant(STEPS), in.text());
            case EventType.ACCOUNT_BREAK_RAISED -> new ReconEvent.AccountBreakRaised(at, readBreak(model));
            case EventType.ACCOUNT_BREAK_CLEARED -> new ReconEvent.AccountBreakCleared(at, readBreak(model), in.text());
            case EventType.POSITION_ADOPTED ->
                new ReconEvent.PositionAdopted(
                        at,
                        model.account(),
                        model.symbol(),
                        in.constant(SIDES),
                        model.decimal(),
                        model.decimal(),
                        in.text());
            case EventType.FILL_INFERRED ->
                new ReconEvent.FillInferred(
                        at,
                        model.order(),
                        model.decimal(),
                        model.decimal(),
                        model.decimal(),
                        in.constant(EVIDENCE),
                        in.text());
            case EventType.LOG_END_MISSING -> new ReconEvent.LogEndMissing(at);
            case EventType.COPY_SETTLED -> new ReconEvent.CopySettled(at, in.signed(), in.text());
            case EventType.COPY_MISSED -> new ReconEvent.CopyMissed(at, model.order(), model.exec());
            default -> throw new EventFormatException("event type " + type + " is none of reconciliation");
        };
    }

    private static void write(AccountBreak what, ModelWriter model) {
        model.out.constant(what.kind());
        model.account(what.account());
        model.symbol(what.symbol());
        model.out.constant(what.side());
        model.out.text(what.ours());
        model.out.text(what.theirs());
    }

    private static AccountBreak readBreak(ModelReader model) {
        ByteReader in = model.in;
        return new AccountBreak(
                in.constant(KINDS),
                model.account(),
                model.symbolOrNull(),
                in.constantOrNull(SIDES),
                in.text(),
                in.text());
    }

    static void write(PositionsRead read, ModelWriter model) {
        model.account(read.account());
        model.out.signed(read.askedNanos());
        model.out.signed(read.unreadable());
        model.out.unsigned(read.held().size());
        for (PositionsRead.Held held : read.held()) {
            model.symbol(held.symbol());
            model.decimal(held.longUnits());
            model.decimal(held.shortUnits());
            model.decimal(held.price());
            model.out.unsigned(held.singles().size());
            held.singles().forEach(model::venuePosition);
        }
    }

    /// Version 2 knew sums alone.
    static PositionsRead readPositions(VenueId venue, ModelReader model, int version) {
        AccountId account = model.account();
        long asked = model.in.signed();
        int unreadable = model.in.int32();
        int count = model.in.size();
        List<PositionsRead.Held> held = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            held.add(new PositionsRead.Held(
                    model.symbol(),
                    model.decimal(),
                    model.decimal(),
                    model.decimalOrNull(),
                    version < 3 ? List.of() : singles(model)));
        }
        return new PositionsRead(venue, account, asked, held, unreadable);
    }

    private static List<VenuePosition> singles(ModelReader model) {
        int count = model.in.size();
        List<VenuePosition> singles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            singles.add(model.venuePosition());
        }
        return singles;
    }
}
