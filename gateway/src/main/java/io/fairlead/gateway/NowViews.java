package io.fairlead.gateway;

import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.KillView;
import java.util.List;
import java.util.function.Supplier;

/// What the read side shows besides what follows from the log: how things stand at this moment. Any thread.
record NowViews(
        Supplier<List<SessionView>> sessions,
        Supplier<List<ReadSide.VenueBudget>> budgets,
        Supplier<List<KillView>> kills,
        Supplier<List<DoubtView>> doubts,
        List<VenueView> venues) {}
