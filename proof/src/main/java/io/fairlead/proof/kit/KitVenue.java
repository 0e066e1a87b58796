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
import io.fairlead.gateway.GatewayConfig;
import java.nio.file.Path;
import java.util.Set;

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

    /// Has it happened when this returns.
    void act(Act act);

    /// Whether the venue takes the two together.
    default boolean takes(OrdType type, TimeInForce timeInForce) {
        return type.takes(timeInForce);
    }

    /// What an order of a type needs besides prices; may make the venue quote one.
    default Instructions instructions(OrdType type, Side side, Decimal units) {
        return Instructions.NONE;
    }

    @Override
    void close();
}
