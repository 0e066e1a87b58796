package io.fairlead.gateway;

import io.fairlead.core.book.MarketData;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.position.FreshQuotes;
import io.fairlead.core.position.Valuations;
import io.fairlead.core.view.PositionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What positions are worth, and where each guard stands, at the quotes of the moment. Immutable; any thread.
record Appraisal(List<ReadSide.AccountView> accounts, List<Instrument> instruments, MarketData marketData) {
    PositionView.Valuation value(PositionView position) {
        Account account = account(position.account());
        return Valuations.value(
                position, instrument(position.symbol()), account.currency(), quotes(account), instruments);
    }

    /// Every account that has rules.
    List<GuardView> guards(GuardPictures pictures, List<PositionView> positions, long nowNanos) {
        Map<Symbol, Instrument> known = new HashMap<>();
        instruments.forEach(each -> known.put(each.symbol(), each));
        return accounts.stream()
                .map(ReadSide.AccountView::account)
                .map(account -> pictures.view(account, of(account, positions), market(account, known), nowNanos))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<PositionView> of(Account account, List<PositionView> positions) {
        return positions.stream()
                .filter(position -> position.account().equals(account.id()))
                .toList();
    }

    private OwnEquity.Market market(Account account, Map<Symbol, Instrument> known) {
        return new OwnEquity.Market(account.currency(), known, quotes(account));
    }

    private FreshQuotes quotes(Account account) {
        return new FreshQuotes(marketData, account.venue());
    }

    private Account account(AccountId id) {
        return accounts.stream()
                .map(ReadSide.AccountView::account)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account is called " + id));
    }

    private Instrument instrument(Symbol symbol) {
        return instruments.stream()
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no instrument is called " + symbol));
    }
}
