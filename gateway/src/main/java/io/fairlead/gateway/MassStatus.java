package io.fairlead.gateway;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.view.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The orders that a venue has of an account by its own list, each beside ours as our books had it before they heard of
/// the list. `missing` says what the list lacks to be whole; only a whole one shows what the venue does not have.
public record MassStatus(AccountId account, long askedNanos, List<Row> rows, List<String> missing) {
    public MassStatus {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
    }

    public boolean isWhole() {
        return missing.isEmpty();
    }

    /// What our books and the venue's have differently.
    public enum Difference {
        /// The venue has it, and we did not.
        NOT_OURS,
        /// It is live in our books, and not in the venue's list.
        NOT_AT_VENUE,
        STATUS,
        FILLED,
        QUANTITY,
        PRICE
    }

    /// One order: `venue` is null where only we have it, `ours` where only the venue does. With something `underWay`
    /// about it, the two can't be compared.
    public record Row(
            @Nullable ExecutionReport venue, @Nullable OrderView ours, boolean underWay, List<Difference> differences) {
        public Row {
            differences = List.copyOf(differences);
        }
    }
}
