/// Owns the newest book of each instrument at each venue, conflated, for adapters to write into.
/// One writing thread a book, the market thread; any thread reads, and none waits for another.
/// Start at `LiveBooks`.
@NullMarked
package io.fairlead.venues.book;

import org.jspecify.annotations.NullMarked;
