/// The FIX engine: codec, dictionary, session rules, message store, transport and the drivers around them.
///
/// Decisions and machinery are split. `fix.session` holds the rules as a pure state machine; `fix.engine` reads bytes
/// from `fix.transport`, asks the rules what to do, and does it with `fix.store` and `fix.codec`. Depends on the JDK
/// and the journal alone.
module io.fairlead.fix {
    requires static transitive org.jspecify;
    requires java.xml;
    requires transitive io.fairlead.journal;

    exports io.fairlead.fix.codec;
    exports io.fairlead.fix.dictionary;
    exports io.fairlead.fix.session;
    exports io.fairlead.fix.store;
    exports io.fairlead.fix.transport;
    exports io.fairlead.fix.engine;
    exports io.fairlead.fix.testing;
}
