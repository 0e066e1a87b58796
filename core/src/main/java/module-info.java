/// The deterministic heart: model, order lifecycle, positions, risk, decisions. No clock, thread, log or I/O.
module io.fairlead.core {
    requires static org.jspecify;

    exports io.fairlead.core.model;
}
