package io.fairlead.bench.contender;

import io.aeron.Aeron;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.ArchivingMediaDriver;
import io.aeron.archive.client.AeronArchive;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.library.LibraryConfiguration;

/// What Artio stands on: an Aeron media driver and archive in the same process, reached over shared memory.
/// Timeouts are long, because the process is stopped while others are measured. Immutable.
record ArtioDriver(Path folder) {
    private static final String IPC = "aeron:ipc";
    private static final long PATIENCE_SECONDS = 1800;
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);

    ArchivingMediaDriver launch() {
        MediaDriver.Context driver = new MediaDriver.Context()
                .threadingMode(ThreadingMode.SHARED)
                .aeronDirectoryName(aeronFolder())
                .dirDeleteOnStart(true)
                .clientLivenessTimeoutNs(PATIENCE_NANOS)
                .publicationUnblockTimeoutNs(2 * PATIENCE_NANOS)
                .driverTimeoutMs(PATIENCE_MILLIS);
        Archive.Context archive = new Archive.Context()
                .threadingMode(ArchiveThreadingMode.SHARED)
                .aeronDirectoryName(aeronFolder())
                .archiveDirectoryName(folder.resolve("archive").toString())
                .deleteArchiveOnStart(true)
                .connectTimeoutNs(PATIENCE_NANOS)
                .sessionLivenessCheckIntervalNs(PATIENCE_NANOS)
                .controlChannelEnabled(false)
                .recordingEventsEnabled(false)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel(IPC))
                .replicationChannel("aeron:udp?endpoint=127.0.0.1:0");
        return ArchivingMediaDriver.launch(driver, archive);
    }

    private String aeronFolder() {
        return folder.resolve("aeron").toString();
    }

    private void patient(Aeron.Context context) {
        context.aeronDirectoryName(aeronFolder()).driverTimeoutMs(PATIENCE_MILLIS);
    }

    /// An engine that logs inbound and outbound messages, Artio's default.
    EngineConfiguration engine() {
        EngineConfiguration engine = new EngineConfiguration();
        engine.libraryAeronChannel(IPC);
        engine.logFileDir(folder.resolve("logs").toString());
        engine.monitoringFile(folder.resolve("engine-counters").toString());
        engine.replyTimeoutInMs(PATIENCE_MILLIS);
        engine.printStartupWarnings(false);
        engine.errorHandlerFactory(_ -> error -> System.err.println("Artio: " + error));
        patient(engine.aeronContext());
        AeronArchive.Context archive = engine.aeronArchiveContext();
        archive.aeronDirectoryName(aeronFolder())
                .messageTimeoutNs(PATIENCE_NANOS)
                .controlRequestChannel(IPC)
                .controlRequestStreamId(AeronArchive.Configuration.localControlStreamId())
                .controlResponseChannel(IPC);
        return engine;
    }

    LibraryConfiguration library() {
        LibraryConfiguration library = new LibraryConfiguration();
        library.libraryAeronChannels(List.of(IPC));
        library.monitoringFile(folder.resolve("library-counters").toString());
        library.replyTimeoutInMs(PATIENCE_MILLIS);
        library.defaultHeartbeatIntervalInS((int) PATIENCE_SECONDS);
        patient(library.aeronContext());
        return library;
    }
}
