package io.fairlead.core.risk;

import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every limit that stands, by scope. Changed by the limits' events alone; owned by the thread of the core state.
/// Looking a scope up allocates nothing.
public final class LimitBook {
    private final ScopeLimits gateway = new ScopeLimits(Scope.gateway(), 0);
    private final List<ScopeLimits> all = new ArrayList<>(List.of(gateway));
    private final Map<Object, ScopeLimits> byId = new HashMap<>();
    private final Map<AccountId, Map<Symbol, ScopeLimits>> byPair = new HashMap<>();
    private List<Limit> configured = List.of();

    public LimitBook() {}

    public void apply(LimitEvent event) {
        switch (event) {
            case OrderChecked _ -> {} // told for the record
            case LimitEvent.LimitsConfigured e -> configure(e.limits());
            case LimitEvent.LimitSet e -> {
                Limit limit = e.limit();
                open(limit.scope())
                        .change(
                                limit.kind(),
                                new StandingLimit.Change(limit.value(), e.atNanos(), e.origin(), e.because()));
            }
            case LimitEvent.LimitReset e -> open(e.scope()).change(e.kind(), null);
        }
    }

    /// The part of a snapshot that holds the limits: the scopes in their order, what was configured, what was changed.
    public Section section() {
        return new Section(Section.LIMITS, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        all.forEach(limits -> to.event(nothingChanged(limits.scope())));
        to.event(new LimitEvent.LimitsConfigured(0, configured));
        for (StandingLimit limit : standing()) {
            StandingLimit.Change change = limit.change();
            if (change != null) {
                Limit set = new Limit(limit.scope(), limit.kind(), change.value());
                to.event(new LimitEvent.LimitSet(change.atNanos(), change.origin(), set, change.because()));
            }
        }
    }

    /// Opens a scope, and does nothing else.
    private static LimitEvent nothingChanged(Scope scope) {
        return new LimitEvent.LimitReset(0, Origin.GATEWAY, scope, LimitKind.TRADABLE, "");
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            if (from.event() instanceof LimitEvent event) {
                apply(event);
            }
        }
    }

    private void configure(List<Limit> limits) {
        all.forEach(ScopeLimits::forgetConfigured);
        limits.forEach(limit -> open(limit.scope()).configure(limit.kind(), limit.value()));
        configured = limits;
    }

    /// What the configuration last said.
    public List<Limit> configured() {
        return configured;
    }

    private ScopeLimits open(Scope scope) {
        ScopeLimits known = find(scope);
        if (known != null) {
            return known;
        }
        ScopeLimits limits = new ScopeLimits(scope, all.size());
        all.add(limits);
        AccountId account = scope.account();
        Symbol symbol = scope.symbol();
        if (account != null && symbol != null) {
            byPair.computeIfAbsent(account, _ -> new HashMap<>()).put(symbol, limits);
        } else {
            byId.put(id(scope), limits);
        }
        return limits;
    }

    /// The one id of a scope that has one.
    private static Object id(Scope scope) {
        Object id = scope.venue() != null ? scope.venue() : scope.account();
        Object other = scope.symbol() != null ? scope.symbol() : scope.strategy();
        Object only = id == null ? other : id;
        if (only == null) {
            throw new IllegalArgumentException("the gateway's scope has no id");
        }
        return only;
    }

    @Nullable
    ScopeLimits find(Scope scope) {
        return switch (scope.level()) {
            case GATEWAY -> gateway;
            case VENUE, ACCOUNT, SYMBOL, STRATEGY -> byId.get(id(scope));
            case ACCOUNT_SYMBOL -> {
                Map<Symbol, ScopeLimits> ofAccount = byPair.get(scope.account());
                yield ofAccount == null ? null : ofAccount.get(scope.symbol());
            }
        };
    }

    ScopeLimits gateway() {
        return gateway;
    }

    @Nullable
    ScopeLimits of(VenueId venue) {
        return byId.get(venue);
    }

    @Nullable
    ScopeLimits of(AccountId account) {
        return byId.get(account);
    }

    @Nullable
    ScopeLimits of(Symbol symbol) {
        return byId.get(symbol);
    }

    @Nullable
    ScopeLimits of(StrategyId strategy) {
        return byId.get(strategy);
    }

    @Nullable
    ScopeLimits of(AccountId account, Symbol symbol) {
        Map<Symbol, ScopeLimits> ofAccount = byPair.get(account);
        return ofAccount == null ? null : ofAccount.get(symbol);
    }

    /// What stands for a scope and kind; null if nothing was ever said of it.
    public @Nullable StandingLimit standing(Scope scope, LimitKind kind) {
        ScopeLimits limits = find(scope);
        return limits == null ? null : limits.standing(kind);
    }

    /// Every limit that was ever said, switched off or not, in the order of scopes and kinds.
    public List<StandingLimit> standing() {
        List<StandingLimit> standing = new ArrayList<>();
        for (ScopeLimits limits : all) {
            for (LimitKind kind : LimitKind.values()) {
                StandingLimit limit = limits.standing(kind);
                if (limit != null) {
                    standing.add(limit);
                }
            }
        }
        return standing;
    }
}
