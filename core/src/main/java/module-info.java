/// The deterministic heart: model, order lifecycle, positions, risk, decisions. No clock, thread, log or I/O.
module io.fairlead.core {
    requires static transitive org.jspecify;

    exports io.fairlead.core;
    exports io.fairlead.core.bar;
    exports io.fairlead.core.book;
    exports io.fairlead.core.breaker;
    exports io.fairlead.core.event;
    exports io.fairlead.core.group;
    exports io.fairlead.core.guard;
    exports io.fairlead.core.halt;
    exports io.fairlead.core.limit;
    exports io.fairlead.core.model;
    exports io.fairlead.core.order;
    exports io.fairlead.core.parent;
    exports io.fairlead.core.port;
    exports io.fairlead.core.position;
    exports io.fairlead.core.quote;
    exports io.fairlead.core.recon;
    exports io.fairlead.core.risk;
    exports io.fairlead.core.snapshot;
    exports io.fairlead.core.view;
}
