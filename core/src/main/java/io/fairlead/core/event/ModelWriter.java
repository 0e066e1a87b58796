package io.fairlead.core.event;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the values of the model. An absent value is an empty text or a leading 0; `ModelReader` is its mirror.
public final class ModelWriter {
    /// The bits of the byte that was a yes or no in logs without instructions.
    static final int REDUCE_ONLY = 1;

    static final int INSTRUCTED = 2;

    /// Behind the instructions stands what concerns single positions.
    static final int ABOUT_POSITIONS = 4;

    final ByteWriter out = new ByteWriter();

    public ModelWriter() {}

    /// Where the values go.
    public ByteWriter out() {
        return out;
    }

    public void account(@Nullable AccountId id) {
        out.ascii(id == null ? "" : id.value());
    }

    public void client(@Nullable ClientOrderId id) {
        out.ascii(id == null ? "" : id.value());
    }

    public void order(@Nullable OrderId id) {
        out.ascii(id == null ? "" : id.value());
    }

    public void venueOrder(@Nullable VenueOrderId id) {
        out.ascii(id == null ? "" : id.value());
    }

    public void exec(@Nullable ExecId id) {
        out.ascii(id == null ? "" : id.value());
    }

    public void symbol(@Nullable Symbol symbol) {
        out.ascii(symbol == null ? "" : symbol.value());
    }

    public void venue(VenueId venue) {
        out.ascii(venue.value());
    }

    public void origin(Origin origin) {
        out.text(origin.actor());
        out.text(origin.tokenId());
        out.text(origin.address());
    }

    /// Scale plus one, then the digits; a lone 0 is an absent value.
    public void decimal(@Nullable Decimal value) {
        if (value == null) {
            out.oneByte(0);
        } else {
            out.oneByte(value.scale() + 1);
            out.signed(value.unscaled());
        }
    }

    public void quantity(Quantity quantity) {
        decimal(quantity.value());
        out.constant(quantity.unit());
    }

    public void terms(OrderTerms terms) {
        out.constant(terms.type());
        out.constant(terms.timeInForce());
        decimal(terms.units());
        decimal(terms.price());
        decimal(terms.stopPx());
        Long expire = terms.expireNanos();
        out.bool(expire != null);
        if (expire != null) {
            out.signed(expire);
        }
        out.bool(terms.flags().postOnly());
        Instructions instructions = terms.instructions();
        boolean instructed = !instructions.isNone();
        boolean ofPositions = instructions.concernsPositions();
        out.oneByte((terms.flags().reduceOnly() ? REDUCE_ONLY : 0)
                | (instructed ? INSTRUCTED : 0)
                | (ofPositions ? ABOUT_POSITIONS : 0));
        decimal(terms.stopLoss());
        decimal(terms.takeProfit());
        if (instructed) {
            instructions(instructions);
        }
        if (ofPositions) {
            aboutPositions(instructions);
        }
    }

    private void aboutPositions(Instructions instructions) {
        position(instructions.closes());
        ExitOffsets exits = instructions.exits();
        out.bool(exits != null);
        if (exits != null) {
            decimal(exits.stopLoss());
            out.bool(exits.trailing());
            decimal(exits.takeProfit());
        }
        out.bool(instructions.held());
    }

    public void position(@Nullable VenuePositionId id) {
        out.ascii(id == null ? "" : id.value());
    }

    public void venuePosition(VenuePosition position) {
        position(position.id());
        symbol(position.symbol());
        out.constant(position.side());
        decimal(position.units());
        decimal(position.avgPx());
        decimal(position.exits().stopLoss());
        decimal(position.exits().takeProfit());
        venueOrder(position.exits().stopLossOrder());
        venueOrder(position.exits().takeProfitOrder());
        out.signed(position.openedNanos());
        decimal(position.unrealised());
        order(position.opener());
    }

    public void exitLevels(ExitLevels levels) {
        decimal(levels.stopLoss());
        decimal(levels.trailingOffset());
        decimal(levels.takeProfit());
    }

    void instructions(Instructions instructions) {
        decimal(instructions.maxFloor());
        decimal(instructions.minQty());
        Instructions.Peg peg = instructions.peg();
        out.constant(peg == null ? null : peg.to());
        decimal(peg == null ? null : peg.offset());
        out.text(instructions.quote() == null ? "" : instructions.quote());
        LocalDate farDate = instructions.farDate();
        out.signed(farDate == null ? 0 : farDate.toEpochDay());
    }

    public void routing(RoutingTags routing) {
        List<RoutingTags.Tag> tags = routing.tags();
        out.unsigned(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            out.text(tags.get(i).name());
            out.text(tags.get(i).value());
        }
    }

    public void contract(Instrument.Contract contract) {
        decimal(contract.contractSize());
        decimal(contract.tick());
        decimal(contract.lotStep());
        decimal(contract.minLots());
        decimal(contract.maxLots());
    }

    public void instrument(Instrument instrument) {
        symbol(instrument.symbol());
        out.text(instrument.base().code());
        out.text(instrument.quote().code());
        contract(instrument.contract());
        Map<VenueId, String> names = instrument.venueSymbols();
        out.unsigned(names.size());
        names.entrySet().stream()
                .sorted((a, b) -> a.getKey().value().compareTo(b.getKey().value()))
                .forEach(name -> {
                    venue(name.getKey());
                    out.text(name.getValue());
                });
    }

    public void account(Account account) {
        account(account.id());
        venue(account.venue());
        out.constant(account.kind());
        out.text(account.currency().code());
        out.constant(account.mode());
        out.text(account.venueAccount());
    }

    public void termsOrNull(@Nullable OrderTerms terms) {
        out.bool(terms != null);
        if (terms != null) {
            terms(terms);
        }
    }
}
