package io.fairlead.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A new folder for the files of one command, gone when it is closed. Confined to the main thread.
record ScratchFolder(Path path) implements AutoCloseable {
    static ScratchFolder create(String prefix) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(prefix));
    }

    @Override
    public void close() throws IOException {
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(path)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : inside) {
            try {
                Files.delete(each);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + each, e);
            }
        }
    }
}
