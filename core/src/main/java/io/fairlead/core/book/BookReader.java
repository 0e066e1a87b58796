package io.fairlead.core.book;

/// Where one book is read, by any thread, without the writer waiting for it.
///
/// Health is part of every reading: what may be acted on is empty unless the book is fresh, and what it last showed has
/// another name.
public interface BookReader extends Quotes.Source {
    BookKey key();

    /// Grows with each change that readers can see; a reader that saw this one has missed nothing.
    long version();

    /// How many changes readers could have seen so far.
    long changes();

    /// Reads the best prices. Allocates nothing.
    @Override
    void read(Quote into);

    /// Reads the levels. Allocates nothing.
    void read(BookView into);

    /// A picture to keep.
    BookSnapshot snapshot();

    /// What was wrong with what came.
    Faults faults();
}
