package io.fairlead.core.event;

/// Writes events; `EventReader` is its mirror, part by part.
final class EventWriter {
    private final ModelWriter model = new ModelWriter();
    private final ByteWriter out = model.out;

    byte[] buffer() {
        return out.buffer();
    }

    int write(Event event) {
        out.reset();
        out.oneByte(EventCodec.VERSION);
        out.signed(event.atNanos());
        switch (event) {
            case Event.OrderAccepted e -> orderAccepted(e);
            case Event.VenueSaid e -> venueSaid(e);
            case Event.InstrumentDefined e -> model.instrument(e.instrument());
            case Event.AccountDefined e -> model.account(e.account());
            case Event.EpochStarted e -> out.signed(e.epoch());
            case Event.CommandRefused e -> commandRefused(e);
            case Event.ReplaceAccepted e -> replaceAccepted(e);
            case Event.CancelAccepted e -> cancelAccepted(e);
            case Event.QueryAccepted e -> queryAccepted(e);
            case Event.OrderDoubted e -> orderDoubted(e);
            case Event.OrderAdopted e -> orderAdopted(e);
            case Event.OrderProvedAbsent e -> orderProvedAbsent(e);
            case Event.OrderResolved e -> orderResolved(e);
            case Event.AccountArmed e -> accountArmed(e);
            case Event.AccountDisarmed e -> accountDisarmed(e);
            case Event.NewOrdersRefused e -> newOrdersRefused(e);
            case Event.NewOrdersAllowed e -> model.origin(e.origin());
            case Event.FlattenStarted e -> flattenStarted(e);
            case Event.FlattenEnded e -> model.account(e.account());
            case Event.BreakRaised e -> breakOf(e.what());
            case Event.BreakCleared e -> breakOf(e.what());
            case BreakerEvent e -> BreakerEventCodec.write(e, model);
            case HaltEvent e -> HaltEventCodec.write(e, model);
            case LimitEvent e -> LimitEventCodec.write(model, e);
            case GuardEvent e -> GuardEventCodec.write(e, model);
            case GroupEvent e -> GroupEventCodec.write(e, model);
            case ParentEvent e -> ParentEventCodec.write(e, model);
            case ReconEvent e -> ReconEventCodec.write(e, model);
            case RetentionEvent e -> RetentionEventCodec.write(e, model);
            case QuoteEvent e -> QuoteEventCodec.write(e, model);
            case PositionEvent e -> PositionEventCodec.write(e, model);
            case HeldEvent e -> HeldEventCodec.write(e, model);
        }
        return out.length();
    }

    private void orderAccepted(Event.OrderAccepted e) {
        model.origin(e.origin());
        model.order(e.order());
        model.account(e.account());
        model.client(e.clientOrderId());
        model.symbol(e.symbol());
        out.constant(e.side());
        out.text(e.strategy().value());
        model.quantity(e.asked());
        model.terms(e.terms());
        model.decimal(e.lots());
        model.contract(e.contract());
        model.decimal(e.armedMaxUnits());
        model.routing(e.routing());
    }

    private void commandRefused(Event.CommandRefused e) {
        model.origin(e.origin());
        out.text(e.command());
        model.account(e.account());
        model.client(e.clientOrderId());
        model.order(e.order());
        out.constant(e.refusal().code());
        out.text(e.refusal().field());
        out.text(e.refusal().value());
        out.text(e.refusal().remedy());
        OrderChecked checked = e.checked();
        out.oneByte(checked == null ? 0 : 1);
        if (checked != null) {
            checked.writeReadings(model);
        }
    }

    private void replaceAccepted(Event.ReplaceAccepted e) {
        model.origin(e.origin());
        model.order(e.order());
        model.order(e.request());
        model.terms(e.before());
        model.terms(e.after());
    }

    private void cancelAccepted(Event.CancelAccepted e) {
        model.origin(e.origin());
        model.order(e.order());
        model.order(e.request());
        out.constant(e.before());
    }

    private void queryAccepted(Event.QueryAccepted e) {
        model.origin(e.origin());
        model.order(e.order());
    }

    private void orderDoubted(Event.OrderDoubted e) {
        model.order(e.order());
        out.text(e.why());
    }

    private void orderProvedAbsent(Event.OrderProvedAbsent e) {
        model.order(e.order());
        out.text(e.evidence());
    }

    private void orderResolved(Event.OrderResolved e) {
        model.origin(e.origin());
        model.order(e.order());
        model.decimal(e.filledUnits());
        model.decimal(e.avgPx());
        out.text(e.because());
    }

    private void orderAdopted(Event.OrderAdopted e) {
        model.order(e.order());
        model.account(e.account());
        model.client(e.clientOrderId());
        model.symbol(e.symbol());
        out.constant(e.side());
        model.terms(e.terms());
        model.venueOrder(e.venueOrder());
        out.text(e.note());
    }

    private void accountArmed(Event.AccountArmed e) {
        model.origin(e.origin());
        model.account(e.account());
        model.decimal(e.maxUnits());
    }

    private void accountDisarmed(Event.AccountDisarmed e) {
        model.origin(e.origin());
        model.account(e.account());
    }

    private void newOrdersRefused(Event.NewOrdersRefused e) {
        model.origin(e.origin());
        out.text(e.reason());
    }

    private void flattenStarted(Event.FlattenStarted e) {
        model.origin(e.origin());
        model.account(e.account());
    }

    private void breakOf(Break what) {
        out.constant(what.kind());
        model.order(what.order());
        out.text(what.detail());
    }

    private void venueSaid(Event.VenueSaid e) {
        model.order(e.order());
        model.venue(e.said().venue());
        switch (e.said()) {
            case Fate.Sent fate -> {
                model.order(fate.request());
                out.signed(fate.atNanos());
                out.text(fate.session());
            }
            case Fate.NotSent fate -> {
                model.order(fate.request());
                out.text(fate.why());
            }
            case Fate.Unknown fate -> {
                model.order(fate.request());
                out.text(fate.why());
            }
            case ExecutionReport report -> executionReport(report);
            case CancelReject reject -> cancelReject(reject);
            case BusinessReject reject -> businessReject(reject);
            case LinkChange change -> linkChange(change);
            case AccountRead read -> accountRead(read);
            case MassCancelReport report -> massCancelReport(report);
            case AccountValues values -> accountValues(values);
            case PositionsRead read -> ReconEventCodec.write(read, model);
            case LimitsPublished published -> GuardEventCodec.write(published, model);
            case DropCopy copy -> executionReport(copy.report());
            case CopyLink change -> {
                out.text(change.session());
                out.bool(change.up());
                out.text(change.why());
            }
            case ReportsLost lost -> {
                out.text(lost.session());
                out.text(lost.why());
            }
        }
    }

    private void executionReport(ExecutionReport report) {
        model.order(report.refs().order());
        model.order(report.refs().origOrder());
        model.venueOrder(report.refs().venueOrder());
        model.exec(report.refs().exec());
        model.exec(report.refs().execRef());
        out.constant(report.progress().execType());
        out.constant(report.progress().ordStatus());
        model.decimal(report.progress().lastQty());
        model.decimal(report.progress().lastPx());
        model.decimal(report.progress().cumQty());
        model.decimal(report.progress().leavesQty());
        model.decimal(report.progress().avgPx());
        model.account(report.details().account());
        model.symbol(report.details().symbol());
        out.constant(report.details().side());
        model.termsOrNull(report.details().terms());
        out.signed(report.details().reason());
        out.text(report.details().text());
        out.signed(report.details().venueNanos());
        out.bool(report.marks().possDup());
        out.bool(report.marks().tolerated());
        out.text(report.marks().raw());
        out.text(report.marks().session());
        out.constant(report.marks().source());
    }

    private void cancelReject(CancelReject reject) {
        model.order(reject.request());
        model.order(reject.order());
        out.constant(reject.ordStatus());
        out.bool(reject.ofReplace());
        out.signed(reject.reason());
        out.text(reject.text());
    }

    private void businessReject(BusinessReject reject) {
        model.order(reject.request());
        out.text(reject.refMsgType());
        out.signed(reject.reason());
        out.text(reject.text());
    }

    private void massCancelReport(MassCancelReport report) {
        model.order(report.request());
        out.bool(report.accepted());
        out.signed(report.affected());
        out.signed(report.reason());
        out.text(report.text());
    }

    private void linkChange(LinkChange change) {
        out.text(change.session());
        out.bool(change.up());
        out.text(change.why());
    }

    private void accountRead(AccountRead read) {
        model.account(read.account());
        out.constant(read.source());
        out.signed(read.askedNanos());
        out.signed(read.entries());
        out.text(read.session());
    }

    private void accountValues(AccountValues values) {
        model.account(values.account());
        out.text(values.source());
        out.text(values.currency().code());
        model.decimal(values.figures().balance());
        model.decimal(values.figures().equity());
        model.decimal(values.figures().marginUsed());
        model.decimal(values.figures().freeMargin());
        model.decimal(values.figures().unrealised());
        out.signed(values.venueNanos());
    }
}
