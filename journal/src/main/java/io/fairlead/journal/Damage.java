package io.fairlead.journal;

/// Bytes that are not what the log says they must be. Immutable.
///
/// @param file the file's path
/// @param offset where in the file
/// @param position where in the log
/// @param expected what should be there
/// @param found what is there
public record Damage(String file, long offset, long position, String expected, String found) {
    @Override
    public String toString() {
        return "%s, offset %d (log position %d): expected %s, found %s"
                .formatted(file, offset, position, expected, found);
    }
}
