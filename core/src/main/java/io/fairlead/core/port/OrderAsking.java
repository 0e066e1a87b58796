package io.fairlead.core.port;

import io.fairlead.core.order.Order;

/// Is told what became of each question about an order, on the engine thread, at once or later. Not called back into
/// the port.
///
/// That a venue denies an order is evidence as of the moment at which the question left: one that is counted when it
/// was handed over, and then waited, or was never sent, makes every later answer look like that to an older one.
public interface OrderAsking {
    /// For whoever waits for an answer, whenever it was asked for.
    OrderAsking ANY_TIME = new OrderAsking() {
        @Override
        public void asked(Order order, String session, long nowNanos) {}

        @Override
        public void notAsked(Order order, String session, long nowNanos) {}
    };

    /// A question left us. `session` is the one that is asked about its own orders alone; empty where it is known who
    /// has to know the order. What can't be sent because nobody is connected is not told.
    void asked(Order order, String session, long nowNanos);

    /// A question was given up, as its turn within the rate budget did not come.
    void notAsked(Order order, String session, long nowNanos);
}
