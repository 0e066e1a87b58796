package io.fairlead.proof.kit;

import java.util.List;
import java.util.Optional;

/// The venues that the kit can start.
public final class KitVenues {
    public static final List<KitVenue.Kind> ALL =
            List.of(new FixLpKind(), TradeLockerKind.POLLED, TradeLockerKind.STREAMED);

    private KitVenues() {}

    public static Optional<KitVenue.Kind> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
