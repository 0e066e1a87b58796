package io.fairlead.core.bar;

import java.util.List;
import java.util.function.Consumer;

/// Where a venue's own bars of the past come from, for those venues that offer any. Asked by any thread; the answer
/// comes on a thread of the adapter's choice.
@FunctionalInterface
public interface BarHistory {
    /// A venue that keeps none.
    BarHistory NONE = (_, answer) -> answer.accept(new Answer.NotOffered("the venue keeps no bars"));

    /// Asks for bars; `answer` is called once.
    void ask(Query query, Consumer<Answer> answer);

    /// Which bars are wanted.
    record Query(BarDesk.Series series, BarSize size, BarBuilder.Range range) {}

    /// What became of a query.
    sealed interface Answer {
        /// Oldest first.
        record Bars(List<Bar> bars) implements Answer {
            public Bars {
                bars = List.copyOf(bars);
            }
        }

        /// Nothing of the kind can be had there.
        record NotOffered(String why) implements Answer {}

        /// This time it could not be had.
        record Failed(String why) implements Answer {}
    }
}
