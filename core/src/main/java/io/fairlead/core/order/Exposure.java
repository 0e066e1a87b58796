package io.fairlead.core.order;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Sum;

/// What the orders of one account may still add to its position in one instrument, kept up with every change of one of
/// them. Owned by the thread that owns the state.
///
/// Reserved is what may yet execute: of a live order, in doubt or not, all that is not known to be executed, by the
/// larger of its quantity and that of a replace under way; of a closed one, what the venue claims was executed and we
/// have not seen.
public final class Exposure {
    private final int index;
    private final Account account;
    private final Instrument instrument;
    private final RestingOrders resting;
    private final Sum buys = new Sum();
    private final Sum sells = new Sum();
    private final Tally tally = new Tally();
    private final Tally ofAccount;
    private final Tally ofVenue;
    private final Tally ofSymbol;
    private long version;

    /// The tallies of the scopes that it is part of.
    record Tallies(Tally account, Tally venue, Tally symbol) {}

    Exposure(int index, Account account, Instrument instrument, RestingOrders resting, Tallies tallies) {
        this.index = index;
        this.account = account;
        this.instrument = instrument;
        this.resting = resting;
        this.ofAccount = tallies.account();
        this.ofVenue = tallies.venue();
        this.ofSymbol = tallies.symbol();
    }

    /// Its number in the order of first orders, from 0 on.
    public int index() {
        return index;
    }

    public Account account() {
        return account;
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Units that orders of a side may still execute.
    public Sum reserved(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    /// Orders of every account on this symbol at this venue.
    public RestingOrders resting() {
        return resting;
    }

    /// Live orders of this symbol on this account.
    public Tally tally() {
        return tally;
    }

    public Tally ofAccount() {
        return ofAccount;
    }

    public Tally ofVenue() {
        return ofVenue;
    }

    public Tally ofSymbol() {
        return ofSymbol;
    }

    /// Grows with every change, so that what was reckoned with it can be kept until then.
    public long version() {
        return version;
    }

    void reserve(Side side, Decimal before, Decimal after) {
        Sum sum = reserved(side);
        sum.subtract(before);
        sum.add(after);
        version++;
    }

    void count(int change) {
        tally.add(change);
        ofAccount.add(change);
        ofVenue.add(change);
        ofSymbol.add(change);
    }
}
