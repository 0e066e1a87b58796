package io.fairlead.bench.interop;

import io.aeron.Aeron;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.ArchivingMediaDriver;
import io.aeron.archive.client.AeronArchive;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.library.LibraryConfiguration;

/// What Artio stands on, over shared memory: it stays up while Artio restarts. Small buffers, since they are many.
final class AeronHost implements AutoCloseable {
    private static final String IPC = "aeron:ipc";
    private static final int TERM_BYTES = 1 << 20;

    /// After this long Artio's library asks its engine again to be let in.
    private static final long ASK_AGAIN_MILLIS = 1_000;

    private static final int STREAMS_EACH = 2;

    private final String aeronFolder;
    private final Map<Path, Integer> streams = new HashMap<>();
    private final ArchivingMediaDriver driver;

    AeronHost(Path folder) {
        aeronFolder = folder.resolve("aeron").toString();
        MediaDriver.Context media = new MediaDriver.Context()
                .threadingMode(ThreadingMode.SHARED)
                .aeronDirectoryName(aeronFolder)
                .ipcTermBufferLength(TERM_BYTES)
                .publicationTermBufferLength(TERM_BYTES)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true);
        Archive.Context archive = new Archive.Context()
                .threadingMode(ArchiveThreadingMode.SHARED)
                .aeronDirectoryName(aeronFolder)
                .archiveDirectoryName(folder.resolve("archive").toString())
                .segmentFileLength(TERM_BYTES)
                .deleteArchiveOnStart(true)
                .controlChannelEnabled(false)
                .recordingEventsEnabled(false)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel(IPC))
                .replicationChannel("aeron:udp?endpoint=127.0.0.1:0");
        driver = ArchivingMediaDriver.launch(media, archive);
    }

    /// An engine that keeps its logs and sequence numbers in this folder.
    EngineConfiguration engine(Path logs) {
        EngineConfiguration engine = new EngineConfiguration();
        engine.libraryAeronChannel(IPC);
        engine.inboundLibraryStream(firstStream(logs)).outboundLibraryStream(firstStream(logs) + 1);
        engine.logFileDir(logs.resolve("logs").toString());
        engine.monitoringFile(logs.resolve("engine-counters").toString());
        engine.replyTimeoutInMs(ASK_AGAIN_MILLIS);
        engine.printStartupWarnings(false);
        engine.errorIfDuplicateEngineDetected(false);
        on(engine.aeronContext());
        AeronArchive.Context archive = engine.aeronArchiveContext();
        archive.aeronDirectoryName(aeronFolder)
                .controlRequestChannel(IPC)
                .controlRequestStreamId(AeronArchive.Configuration.localControlStreamId())
                .controlResponseChannel(IPC);
        return engine;
    }

    /// Each Artio has streams of its own, which it keeps over a restart: it would hear those before it otherwise.
    private int firstStream(Path logs) {
        return streams.computeIfAbsent(logs, _ -> 1_000 + STREAMS_EACH * streams.size());
    }

    LibraryConfiguration library(Path logs) {
        LibraryConfiguration library = new LibraryConfiguration();
        library.libraryAeronChannels(List.of(IPC));
        library.inboundLibraryStream(firstStream(logs)).outboundLibraryStream(firstStream(logs) + 1);
        library.monitoringFile(logs.resolve("library-counters").toString());
        library.replyTimeoutInMs(ASK_AGAIN_MILLIS);
        on(library.aeronContext());
        return library;
    }

    private void on(Aeron.Context context) {
        context.aeronDirectoryName(aeronFolder);
    }

    @Override
    public void close() {
        driver.close();
    }
}
