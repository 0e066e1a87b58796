/// The write-ahead log. Depends on the JDK alone.
module io.fairlead.journal {
    requires static transitive org.jspecify;

    exports io.fairlead.journal;
}
