package io.fairlead.app.fixfile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A log that can be read, more than once: plain or gzip, whatever its name says. Immutable; used by one thread.
public record LogFile(Path path) {
    private static final int GZIP = 0x1f8b;

    /// Files and, for folders, the logs in them; `-` is standard input, which is kept in a temporary file.
    public static List<LogFile> of(List<Path> named, Reader standardInput) throws IOException {
        List<LogFile> files = new ArrayList<>();
        for (Path each : named) {
            if (each.toString().equals("-")) {
                files.add(new LogFile(spool(standardInput)));
            } else if (Files.isDirectory(each)) {
                inside(each).forEach(file -> files.add(new LogFile(file)));
            } else {
                files.add(new LogFile(each));
            }
        }
        return files;
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".+\\.log(\\.\\d+)?(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    private static Path spool(Reader in) throws IOException {
        Path file = Files.createTempFile("fairlead", ".log"); // its owner's alone
        file.toFile().deleteOnExit();
        try (Writer copy = Files.newBufferedWriter(file)) {
            in.transferTo(copy);
        }
        return file;
    }

    /// Reads it through. A gzip file that breaks off is read up to there, and that is an entry too.
    public void read(Consumer<LogEntry> reader) throws IOException {
        long line = 0;
        try (InputStream in = open()) {
            LogSplitter pieces = new LogSplitter(in);
            for (String piece = pieces.next(); piece != null; piece = pieces.next()) {
                reader.accept(EntryParser.parse(++line, piece, pieces.wasCut()));
            }
        } catch (ZipException | EOFException e) {
            reader.accept(
                    new LogEntry.Garbled(line + 1, "", "the gzip file is damaged from here on: " + e.getMessage()));
        }
    }

    private InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP ? new GZIPInputStream(in, 64 * 1024) : in;
    }
}
