/// Built-in strategies: pure decisions from books and orders to commands. No clock, randomness of their own, thread or
/// I/O.
module io.fairlead.strategy {
    requires transitive io.fairlead.core;
    requires static transitive org.jspecify;

    exports io.fairlead.strategy;
}
