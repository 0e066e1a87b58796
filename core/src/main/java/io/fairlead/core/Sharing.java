package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand.PlaceForAccounts;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Share;
import io.fairlead.core.parent.Sizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shares an order out among the accounts of a group. Owned by the engine thread.
final class Sharing {
    private final Worth worth;

    Sharing(Worth worth) {
        this.worth = worth;
    }

    /// One share for each member, in the group's order.
    List<Share> shares(ClientOrderId parent, AccountGroup group, Decimal whole, Instrument instrument, long nowNanos) {
        List<Share> shares = new ArrayList<>();
        Currency common = null;
        for (AccountGroup.Member member : group.members()) {
            boolean byEquity = member.sizing() instanceof Sizing.EquityShare;
            Worth.Figure figure = byEquity ? worth.of(member.account(), nowNanos) : null;
            Decimal equity = figure == null ? null : figure.equity();
            String source = source(byEquity, figure, common);
            if (figure != null
                    && equity != null
                    && common != null
                    && !figure.currency().equals(common)) {
                equity = null;
            } else if (figure != null && equity != null) {
                common = figure.currency();
            }
            ClientOrderId client = new ClientOrderId(parent.value() + "~" + (shares.size() + 1));
            shares.add(new Share(member.account(), client, member.sizing(), equity, source, null, Decimal.ZERO));
        }
        return again(shares, whole, instrument);
    }

    private static String source(boolean byEquity, Worth.@Nullable Figure figure, @Nullable Currency common) {
        if (figure == null) {
            return byEquity ? "the account is not known" : "";
        }
        return figure.equity() == null || common == null || figure.currency().equals(common)
                ? figure.source()
                : "it is kept in " + figure.currency() + ", the shares are of " + common;
    }

    /// The same shares of another whole.
    static List<Share> again(List<Share> shares, Decimal whole, Instrument instrument) {
        List<Sizer.Part> parts = new ArrayList<>();
        shares.forEach(share -> parts.add(new Sizer.Part(share.sizing(), share.equity())));
        List<Sizer.Size> sizes = Sizer.sizes(parts, whole, instrument);
        List<Share> sized = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            Share share = shares.get(i);
            sized.add(new Share(
                    share.account(),
                    share.client(),
                    share.sizing(),
                    share.equity(),
                    share.source(),
                    sizes.get(i).units(),
                    sizes.get(i).remainder()));
        }
        return sized;
    }

    static boolean isFixed(Share share) {
        return share.sizing() instanceof Sizing.Fixed;
    }

    /// Why a member gets no order where there is nothing to place.
    static Outcome.Refused refusal(Share share, Instrument instrument) {
        Decimal equity = share.equity();
        if (share.units() != null) {
            return new Outcome.Refused(
                    DenialCode.QUANTITY_BELOW_MINIMUM,
                    "quantity",
                    share.remainder() + " units",
                    "its share is below one step of " + instrument.unitStep() + " units");
        }
        if (share.sizing() instanceof Sizing.EquityShare && (equity == null || equity.signum() <= 0)) {
            return new Outcome.Refused(
                    DenialCode.ACCOUNT_EQUITY_MISSING,
                    "account",
                    share.account().value(),
                    "no share without its equity: " + (equity == null ? share.source() : "it is " + equity));
        }
        return new Outcome.Refused(
                DenialCode.QUANTITY_ABOVE_MAXIMUM,
                "quantity",
                "",
                "send at most " + instrument.contract().maxLots() + " lots");
    }

    /// Why a member has no order where the gateway ended before it was placed.
    static Outcome.Refused interrupted(Share share) {
        return new Outcome.Refused(
                DenialCode.PLACING_INTERRUPTED,
                "account",
                share.account().value(),
                "the gateway ended before it was placed: send a new order if it is still wanted");
    }

    /// Why it can't be said whether a member has an order.
    static Outcome.Refused untold(Share share) {
        return new Outcome.Refused(
                DenialCode.ACCOUNT_RECOVERING,
                "account",
                share.account().value(),
                "the machine died while it was placed: order " + share.client() + " may be at the venue. Do not send"
                        + " it again under another id or account; repeat this request once recovery of "
                        + share.account() + " is open");
    }

    /// All of an order, for the one member that gets it.
    static Share whole(AccountId account, ClientOrderId client, Decimal units) {
        return new Share(account, client, new Sizing.Whole(), null, "", units, Decimal.ZERO);
    }

    /// What a member is to place, through the same door as any order.
    static Command.PlaceOrder order(PlaceForAccounts command, Share share, Decimal units, Instrument instrument) {
        return share.sizing() instanceof Sizing.Whole
                ? Balancing.order(command, share.account())
                : new Command.PlaceOrder(
                        command.origin(),
                        share.account(),
                        share.client(),
                        command.symbol(),
                        command.side(),
                        sized(command.request(), units, instrument),
                        command.strategy());
    }

    /// The same request for other units.
    private static Command.Request sized(Command.Request request, Decimal units, Instrument instrument) {
        Quantity quantity = switch (request.quantity().unit()) {
            case UNITS -> Quantity.units(units);
            case LOTS -> Quantity.lots(instrument.toLots(units));
        };
        return new Command.Request(
                request.type(),
                request.timeInForce(),
                quantity,
                request.price(),
                request.stopPx(),
                request.expireNanos(),
                request.flags(),
                request.stopLoss(),
                request.takeProfit(),
                request.routing());
    }
}
