package io.fairlead.core.book;

/// Told on the writing thread after each change of a book that readers can see. What takes long belongs elsewhere.
@FunctionalInterface
public interface BookListener {
    void onBook(BookReader book, long nowNanos);
}
