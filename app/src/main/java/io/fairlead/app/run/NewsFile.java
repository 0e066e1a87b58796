package io.fairlead.app.run;

import io.fairlead.app.config.GuardSettings;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.NewsTime;
import io.fairlead.core.port.NewsCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The news of the configuration, and those of a file that somebody keeps up to date. Read by a thread of its own, told
/// to any; a line that is no news is logged and left out, a file that cannot be read leaves the news as they were.
public final class NewsFile implements NewsCalendar, Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewsFile.class);
    private static final long LOOK_MILLIS = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private final List<NewsTime> configured;
    private final @Nullable Path file;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable FileTime readAt;
    private volatile List<NewsTime> news;

    NewsFile(List<NewsTime> configured, @Nullable Path file) {
        this.configured = List.copyOf(configured);
        this.file = file;
        this.news = this.configured;
    }

    /// With the file as it is now.
    static NewsFile of(GuardSettings settings) {
        NewsFile made = new NewsFile(settings.news(), settings.newsFile());
        made.look();
        return made;
    }

    @Override
    public List<NewsTime> news() {
        return news;
    }

    /// Looks at the file again and again, until closed; ends at once without one.
    @Override
    public void run() {
        try {
            while (file != null && !closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /// Reads the file if it has changed.
    void look() {
        if (file == null) {
            return;
        }
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                news = read(Files.readAllLines(file));
                readAt = changed;
                LOG.info("{} news are due by {}", news.size(), file);
            }
        } catch (IOException e) {
            LOG.warn("news are as they were: {} cannot be read: {}", file, e.getMessage());
        }
    }

    private List<NewsTime> read(List<String> lines) {
        List<NewsTime> read = new ArrayList<>(configured);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] cells = line.split(",", 3);
                try {
                    long at = Instant.parse(cells[0].strip()).getEpochSecond() * SECOND;
                    String title = cells.length > 2 ? cells[2].strip() : "";
                    read.add(new NewsTime(at, new Currency(cells.length > 1 ? cells[1].strip() : ""), title));
                } catch (DateTimeException | IllegalArgumentException e) {
                    LOG.warn("line {} of {} is no news and was left out: {}", i + 1, file, e.getMessage());
                }
            }
        }
        return List.copyOf(read);
    }
}
