package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.InstrumentDetails;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Our instruments as one account of the venue has them, read once at login. Owned by the venue's thread.
///
/// An instrument whose lot the venue sizes otherwise than our configuration is not traded: limits in lots would mean
/// something else than what was meant. Its orders and positions are read all the same: a list that lacked them would
/// deny what is there. So the reading fails as a whole if an answer stays out.
final class Catalogue {
    private final Account account;
    private final List<Instrument> ours;
    private final Map<Symbol, Listed> bySymbol = new LinkedHashMap<>();
    private final Map<String, Listed> byVenueId = new LinkedHashMap<>();
    private final Map<Symbol, String> problems = new LinkedHashMap<>();
    private List<InstrumentRow> rows = List.of();
    private int awaited;
    private @Nullable String failure;

    Catalogue(Account account, List<Instrument> instruments) {
        this.account = account;
        ours = instruments.stream()
                .filter(instrument -> instrument.symbolAt(account.venue()) != null)
                .toList();
    }

    /// Reads it; `done` hears once whether it could be read, as null, or why not.
    void read(TradeLockerRest rest, AccountRef ref, Done done) {
        failure = null;
        rest.instruments(ref, reply -> {
            switch (reply) {
                case Reply.Ok<Listing<InstrumentRow>>(Listing<InstrumentRow> listing, long _, long _) ->
                    details(rest, ref, listing.rows(), done);
                case Reply.Refused<Listing<InstrumentRow>> refused -> done.told(TradeLockerErrors.text(refused));
                case Reply.NotSent<Listing<InstrumentRow>> notSent -> done.told(notSent.why());
                case Reply.Unknown<Listing<InstrumentRow>> unknown -> done.told(unknown.why());
            }
        });
    }

    /// Hears how a reading ended: null if it was complete.
    @FunctionalInterface
    interface Done {
        void told(@Nullable String problem);
    }

    private void details(TradeLockerRest rest, AccountRef ref, List<InstrumentRow> told, Done done) {
        rows = told;
        List<Instrument> found = new ArrayList<>();
        List<InstrumentRow> theirs = new ArrayList<>();
        for (Instrument instrument : ours) {
            InstrumentRow row = row(instrument);
            if (row != null && row.tradeRoute() != null) {
                found.add(instrument);
                theirs.add(row);
                continue;
            }
            problems.put(
                    instrument.symbol(),
                    "account " + account.id() + " has no instrument '" + instrument.symbolAt(account.venue())
                            + "' that can be traded");
            if (row != null) {
                show(instrument, row.tradableInstrumentId());
            }
        }
        awaited = found.size();
        if (awaited == 0) {
            finish(done);
        }
        for (int i = 0; i < found.size(); i++) {
            detail(rest, ref, found.get(i), theirs.get(i), done);
        }
    }

    private @Nullable InstrumentRow row(Instrument instrument) {
        String name = instrument.symbolAt(account.venue());
        for (InstrumentRow row : rows) {
            if (row.name().equals(name)) {
                return row;
            }
        }
        return null;
    }

    private void detail(TradeLockerRest rest, AccountRef ref, Instrument instrument, InstrumentRow row, Done done) {
        String route = String.valueOf(row.tradeRoute());
        rest.instrumentDetails(ref, row.tradableInstrumentId(), route, reply -> {
            switch (reply) {
                case Reply.Ok<InstrumentDetails>(InstrumentDetails details, long _, long _) ->
                    list(instrument, row.tradableInstrumentId(), route, details.sizes());
                case Reply.Refused<InstrumentDetails> refused -> {
                    problems.put(instrument.symbol(), TradeLockerErrors.text(refused));
                    show(instrument, row.tradableInstrumentId());
                }
                case Reply.NotSent<InstrumentDetails> notSent -> failure = notSent.why();
                case Reply.Unknown<InstrumentDetails> unknown -> failure = unknown.why();
            }
            awaited--;
            if (awaited == 0) {
                finish(done);
            }
        });
    }

    private void list(Instrument instrument, String id, String route, InstrumentDetails.Sizes sizes) {
        Decimal configured = instrument.contract().contractSize();
        Decimal lotSize = sizes.lotSize() == null ? configured : sizes.lotSize();
        Listed listed = new Listed(instrument, id, route, lotSize, sizes.lotStep(), sizes.minLot(), sizes.maxLot());
        byVenueId.put(id, listed);
        if (!lotSize.equals(configured)) {
            bySymbol.remove(instrument.symbol());
            problems.put(
                    instrument.symbol(),
                    "a lot of " + instrument.symbol() + " has " + lotSize + " units at the venue and " + configured
                            + " in the configuration: set its contract-size right");
            return;
        }
        bySymbol.put(instrument.symbol(), listed);
        problems.remove(instrument.symbol());
    }

    /// Of an instrument that can't be traded, what is there is read by the lot that is configured.
    private void show(Instrument instrument, String id) {
        Decimal lotSize = instrument.contract().contractSize();
        byVenueId.putIfAbsent(id, new Listed(instrument, id, "", lotSize, null, null, null));
    }

    private void finish(Done done) {
        done.told(failure);
    }

    /// All that the account may trade, as the venue lists it.
    List<InstrumentRow> rows() {
        return rows;
    }

    @Nullable
    InstrumentRow row(String tradableInstrumentId) {
        for (InstrumentRow row : rows) {
            if (row.tradableInstrumentId().equals(tradableInstrumentId)) {
                return row;
            }
        }
        return null;
    }

    /// As it is traded; null if it is not.
    @Nullable
    Listed find(Instrument instrument) {
        return bySymbol.get(instrument.symbol());
    }

    /// As what the venue has of it is read, whether it is traded or not; null if it is none of ours.
    @Nullable
    Listed find(String tradableInstrumentId) {
        return byVenueId.get(tradableInstrumentId);
    }

    /// Why an instrument can't be traded.
    String problem(Instrument instrument) {
        return problems.getOrDefault(
                instrument.symbol(), "what the venue says of " + instrument.symbol() + " is not read yet");
    }

    /// What is wrong with the first instrument; empty if nothing is.
    String problem() {
        return problems.isEmpty() ? "" : problems.values().iterator().next();
    }
}
