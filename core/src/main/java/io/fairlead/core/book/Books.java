package io.fairlead.core.book;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every book of the gateway, over all venues. Adapters open theirs; any thread may look.
public final class Books implements MarketData, Quotes {
    private final Map<BookKey, Book> byKey = new ConcurrentHashMap<>();
    private final List<Book> inOrder = new CopyOnWriteArrayList<>();
    private final List<Consumer<Book>> watchers = new CopyOnWriteArrayList<>();

    public Books() {}

    /// Opens the book of an instrument at a venue for its only writer.
    ///
    /// @throws IllegalArgumentException if it has one already
    public Book open(BookKey key, BookLayout layout, BookCare care) {
        Book book = new Book(key, layout, care);
        if (byKey.putIfAbsent(key, book) != null) {
            throw new IllegalArgumentException("the book of " + key + " has a writer already");
        }
        inOrder.add(book);
        watchers.forEach(watcher -> watcher.accept(book));
        return book;
    }

    /// Shows each book to a watcher before anything is told to it: those that are open, while the gateway is wired, and
    /// from then on each one that is opened, on the thread that opens it.
    public void watch(Consumer<Book> watcher) {
        watchers.add(watcher);
        inOrder.forEach(watcher);
    }

    /// Null if it was never opened.
    public @Nullable BookReader find(BookKey key) {
        return byKey.get(key);
    }

    /// In the order in which they were opened.
    public List<BookReader> all() {
        return List.copyOf(inOrder);
    }

    /// Those of a symbol, one for each venue that has it.
    public List<BookReader> of(Symbol symbol) {
        List<BookReader> found = new ArrayList<>();
        for (Book book : inOrder) {
            if (book.key().symbol().equals(symbol)) {
                found.add(book);
            }
        }
        return found;
    }

    @Override
    public @Nullable BookSnapshot book(VenueId venue, Symbol symbol) {
        Book book = byKey.get(new BookKey(venue, symbol));
        return book == null ? null : book.snapshot();
    }

    @Override
    public Quotes.@Nullable Source source(VenueId venue, Symbol symbol) {
        Book own = byKey.get(new BookKey(venue, symbol));
        if (own != null) {
            return own;
        }
        for (Book book : inOrder) {
            if (book.key().symbol().equals(symbol)) {
                return book;
            }
        }
        return null;
    }

    @Override
    public List<BookSnapshot> books() {
        List<BookSnapshot> books = new ArrayList<>(inOrder.size());
        for (Book book : inOrder) {
            books.add(book.snapshot());
        }
        return books;
    }

    @Override
    public List<BookSnapshot> booksOf(Symbol symbol) {
        return of(symbol).stream().map(BookReader::snapshot).toList();
    }

    @Override
    public long changes(Symbol symbol) {
        long sum = 0;
        for (Book book : inOrder) {
            if (book.key().symbol().equals(symbol)) {
                sum += book.changes();
            }
        }
        return sum;
    }
}
