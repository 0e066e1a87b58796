package io.fairlead.proof.kit;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.gateway.GatewayConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A venue as the kit needs it: something real to connect to, that does what a case has it do, and whose own log is the
/// judge. Used by the thread that runs the kit.
public interface KitVenue extends AutoCloseable {
    /// A kind of venue that the kit can start.
    interface Kind {
        /// As on the command line.
        String name();

        Sheet sheet();

        /// How its gateways can be configured.
        Set<Flavour> flavours();

        /// Whether news of accounts comes by a stream beside requests.
        default boolean streams() {
            return false;
        }

        /// Mistakes that can be planted in its adapter, to see that the cases find them.
        default List<Mistake> mistakes() {
            return List.of();
        }

        /// Starts a venue that remembers nothing, with its files in an empty folder.
        KitVenue start(Path folder);
    }

    /// Where a case trades. In units, `size` is an ordinary quantity, many times the least, and `tooMuch` one that the
    /// gateway lets pass and the venue does not take.
    record Ground(Account account, Instrument instrument, Decimal size, Decimal tooMuch) {}

    Kind kind();

    Ground ground(Flavour flavour);

    /// The configuration of a gateway that trades here.
    GatewayConfig gateway(Flavour flavour);

    /// Whether the venue has let a gateway of this flavour in, by its own word.
    boolean admits(Flavour flavour);

    /// The log so far.
    VenueBook book(Flavour flavour);

    /// The prices that the venue shows now, by its own word, as deep as its gateway asks for.
    BookSnapshot.Sides market();

    /// What the account is worth by the venue's own word.
    default AccountValues.Figures worth() {
        throw new IllegalStateException("a venue that tells no values was asked for them");
    }

    /// The positions by their ids, by the venue's own word.
    default List<Holding> holdings(Flavour flavour) {
        throw new IllegalStateException("a venue whose positions have no ids was asked for them");
    }

    /// A position by its id: what it does not have is null. `opener` is our id of the order that opened it, as it came,
    /// and `trail` how far its stop loss keeps from the market.
    record Holding(
            VenuePositionId id,
            Side side,
            Decimal units,
            Decimal price,
            @Nullable String opener,
            @Nullable Decimal stopLoss,
            @Nullable Decimal takeProfit,
            @Nullable Decimal trail) {}

    /// Whether somebody hears news by a stream now, by its own word.
    default boolean isStreaming() {
        return false;
    }

    /// Whether it tells what was filled in all rather than each fill: then one of ours may be several of its own.
    default boolean tellsSums() {
        return false;
    }

    /// Which of its limits anybody ever exceeded, by its own word; empty is good.
    default String excess() {
        return "";
    }

    /// Has it happened when this returns.
    void act(Act act);

    /// Whether the venue takes the two together.
    default boolean takes(OrdType type, TimeInForce timeInForce) {
        return type.takes(timeInForce);
    }

    /// What an order of a type needs besides prices, so that nothing but its type can be against it; may make the venue
    /// quote one.
    Instructions instructions(OrdType type, Side side, Decimal units);

    @Override
    void close();
}
