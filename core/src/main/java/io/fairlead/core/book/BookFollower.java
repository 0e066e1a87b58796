package io.fairlead.core.book;

import java.util.LinkedHashMap;
import java.util.Map;

/// One reader's books, conflated: at each look the newest picture of those that changed since the last one, however
/// many changes there were. Owned by the thread that reads.
///
/// What changed is no list that a writer keeps: it is the difference between two numbers, the book's and the
/// reader's. So a reader costs a writer nothing, a slow one delays nobody, and what it holds is bounded by the
/// books that it follows.
///
/// ```java
/// BookFollower mine = new BookFollower(gateway.books());
/// mine.follow(new BookKey(venue, symbol));
/// while (trading) {
///     mine.poll((book, skipped) -> quote(book));
/// }
/// ```
public final class BookFollower {
    private final Books books;
    private final Map<BookKey, Followed> followed = new LinkedHashMap<>();
    private final BookView view = new BookView();
    private long seen;
    private long skipped;

    /// Where it stands with one book.
    private static final class Followed {
        private final BookReader book;
        private long version = -1;
        private long changes;

        private Followed(BookReader book) {
            this.book = book;
            changes = book.changes();
        }
    }

    /// Told of a book that changed. `view` is filled again for the next one; `skipped` counts the changes in between
    /// that this reader did not see one by one.
    @FunctionalInterface
    public interface Reader {
        void onBook(BookKey key, BookView view, long skipped);
    }

    /// Follows nothing yet.
    public BookFollower(Books books) {
        this.books = books;
    }

    /// Follows a book from its present picture on; false if it was never opened.
    public boolean follow(BookKey key) {
        BookReader book = books.find(key);
        if (book == null) {
            return false;
        }
        followed.putIfAbsent(key, new Followed(book));
        return true;
    }

    public void unfollow(BookKey key) {
        followed.remove(key);
    }

    /// Shows those that changed since the last look; returns how many. Allocates nothing but what the reader does.
    public int poll(Reader reader) {
        int shown = 0;
        for (Followed each : followed.values()) {
            if (each.book.version() != each.version) {
                each.book.read(view);
                each.version = view.version();
                long now = (view.version() + 1) / 2;
                long missed = Math.max(0, now - each.changes - 1);
                each.changes = now;
                seen++;
                skipped += missed;
                shown++;
                reader.onBook(each.book.key(), view, missed);
            }
        }
        return shown;
    }

    /// Pictures that were shown.
    public long seen() {
        return seen;
    }

    /// Changes that were passed over for a newer one.
    public long skipped() {
        return skipped;
    }
}
