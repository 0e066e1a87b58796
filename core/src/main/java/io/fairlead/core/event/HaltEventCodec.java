package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;

/// Writes and reads the halting events; each pair of methods is its own mirror.
///
/// A scope is a number (0 gateway, 1 venue, 2 account, 3 symbol, 4 strategy, 5 one symbol on one account) and
/// its name, empty for the gateway; the fifth kind has the account and then the symbol.
final class HaltEventCodec {
    private static final int GATEWAY = 0;
    private static final int VENUE = 1;
    private static final int ACCOUNT = 2;
    private static final int SYMBOL = 3;
    private static final int STRATEGY = 4;
    private static final int ACCOUNT_SYMBOL = 5;

    private HaltEventCodec() {}

    static int typeOf(HaltEvent event) {
        return switch (event) {
            case HaltEvent.Killed _ -> EventType.KILLED;
            case HaltEvent.Released _ -> EventType.RELEASED;
            case HaltEvent.NothingLive _ -> EventType.NOTHING_LIVE;
            case HaltEvent.NotConfirmed _ -> EventType.NOT_CONFIRMED;
            case HaltEvent.MassCancelAccepted _ -> EventType.MASS_CANCEL_ACCEPTED;
            case HaltEvent.DisconnectSwept _ -> EventType.DISCONNECT_SWEPT;
        };
    }

    static void write(HaltEvent event, ModelWriter model) {
        ByteWriter out = model.out;
        switch (event) {
            case HaltEvent.Killed e -> {
                model.origin(e.origin());
                scope(e.scope(), out);
                out.bool(e.flatten());
                out.text(e.because());
            }
            case HaltEvent.Released e -> {
                model.origin(e.origin());
                scope(e.scope(), out);
                out.text(e.because());
            }
            case HaltEvent.NothingLive e -> {
                scope(e.scope(), out);
                out.text(e.evidence());
            }
            case HaltEvent.NotConfirmed e -> {
                scope(e.scope(), out);
                out.signed(e.live());
                out.text(e.why());
            }
            case HaltEvent.MassCancelAccepted e -> {
                model.origin(e.origin());
                massCancel(e.cancel(), model);
            }
            case HaltEvent.DisconnectSwept e -> {
                model.venue(e.venue());
                out.text(e.session());
            }
        }
    }

    static HaltEvent read(int type, long at, ModelReader model, ByteReader in) {
        return switch (type) {
            case EventType.KILLED -> new HaltEvent.Killed(at, model.origin(), scope(in), in.bool(), in.text());
            case EventType.RELEASED -> new HaltEvent.Released(at, model.origin(), scope(in), in.text());
            case EventType.NOTHING_LIVE -> new HaltEvent.NothingLive(at, scope(in), in.text());
            case EventType.NOT_CONFIRMED -> new HaltEvent.NotConfirmed(at, scope(in), in.int32(), in.text());
            case EventType.MASS_CANCEL_ACCEPTED ->
                new HaltEvent.MassCancelAccepted(at, model.origin(), massCancel(model, in));
            case EventType.DISCONNECT_SWEPT -> new HaltEvent.DisconnectSwept(at, model.venue(), in.text());
            default -> throw new EventFormatException("event type " + type + " is no halt");
        };
    }

    private static void scope(Scope scope, ByteWriter out) {
        switch (scope) {
            case Scope.Gateway _ -> scope(GATEWAY, "", out);
            case Scope.OfVenue of -> scope(VENUE, of.venue().value(), out);
            case Scope.OfAccount of -> scope(ACCOUNT, of.account().value(), out);
            case Scope.OfSymbol of -> scope(SYMBOL, of.symbol().value(), out);
            case Scope.OfStrategy of -> scope(STRATEGY, of.strategy().value(), out);
            case Scope.OfAccountSymbol of -> {
                scope(ACCOUNT_SYMBOL, of.account().value(), out);
                out.text(of.symbol().value());
            }
        }
    }

    private static void scope(int kind, String name, ByteWriter out) {
        out.oneByte(kind);
        out.text(name);
    }

    private static Scope scope(ByteReader in) {
        int kind = in.oneByte();
        String name = in.text();
        return switch (kind) {
            case GATEWAY -> Scope.gateway();
            case VENUE -> Scope.of(new VenueId(name));
            case ACCOUNT -> Scope.of(new AccountId(name));
            case SYMBOL -> Scope.of(new Symbol(name));
            case STRATEGY -> Scope.of(new StrategyId(name));
            case ACCOUNT_SYMBOL -> Scope.of(new AccountId(name), new Symbol(in.text()));
            default -> throw new EventFormatException("scope kind " + kind + " is not known here");
        };
    }

    private static void massCancel(MassCancel cancel, ModelWriter model) {
        model.order(cancel.request());
        model.venue(cancel.venue());
        model.out.text(cancel.session());
        model.symbol(cancel.symbol());
    }

    private static MassCancel massCancel(ModelReader model, ByteReader in) {
        return new MassCancel(model.order(), model.venue(), in.text(), model.symbolOrNull());
    }
}
