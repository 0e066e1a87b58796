package io.fairlead.core.book;

/// What a book wants of the adapter that feeds it. Called on the book's writing thread, in the midst of an update: an
/// implementation notes it, and acts when its turn comes.
public interface BookCare {
    /// For books that nobody can refresh.
    BookCare NONE = new BookCare() {
        @Override
        public void refresh(BookKey book, long nowNanos) {}

        @Override
        public void burst(BookKey book, Fault fault, long nowNanos) {}
    };

    /// The book is in doubt: ask the venue for a snapshot. Repeated, further apart each time, until one came.
    void refresh(BookKey book, long nowNanos);

    /// The first of a burst of faults, worth one line in a log.
    void burst(BookKey book, Fault fault, long nowNanos);
}
