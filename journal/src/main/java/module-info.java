/// The write-ahead log. Depends on the JDK alone.
///
///     engine thread ──append──▶ Ring (mapped file) ──journal-sync──▶ segments ──▶ readers, verifier
///
/// `disk` is the port to storage with the real one behind it; `testing` holds a simulated disk that tears, lies,
/// fills up and loses power on demand. Everything else is the log itself.
module io.fairlead.journal {
    requires static transitive org.jspecify;

    exports io.fairlead.journal;
    exports io.fairlead.journal.disk;
    exports io.fairlead.journal.testing;
}
