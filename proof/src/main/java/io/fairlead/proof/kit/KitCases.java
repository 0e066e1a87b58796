package io.fairlead.proof.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The one list of cases for all venues.
public final class KitCases {
    /// All of them, by number.
    public static final List<KitCase> ALL = all();

    private KitCases() {}

    private static List<KitCase> all() {
        List<KitCase> all = new ArrayList<>();
        all.addAll(ConnectionCases.all());
        all.addAll(TypeCases.all());
        all.addAll(InForceCases.all());
        all.addAll(LifecycleCases.all());
        all.addAll(DoubtCases.all());
        all.addAll(DoubtCases.otherSources());
        all.addAll(PositionCases.all());
        all.addAll(GroupCases.all());
        all.addAll(AccountCases.all());
        all.addAll(StopCases.all());
        all.addAll(PriceCases.all());
        all.addAll(HedgeCases.all());
        all.addAll(ExitCases.all());
        all.addAll(ExchangeCases.all());
        all.addAll(StreamCases.all());
        all.sort(Comparator.comparingInt(KitCase::number));
        return List.copyOf(all);
    }
}
