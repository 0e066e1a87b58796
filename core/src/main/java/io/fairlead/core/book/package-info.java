/// Owns the market: books over all venues, their health, what adapters tell and where readers look.
/// Each book is written by the one thread of its feed, without allocating; any thread reads.
/// Start at `MarketSink` to feed a book, at `BookReader` to read one, and at `Book` for its rules.
@NullMarked
package io.fairlead.core.book;

import org.jspecify.annotations.NullMarked;
