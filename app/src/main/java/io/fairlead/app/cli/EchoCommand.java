package io.fairlead.app.cli;

import io.fairlead.app.echo.Echo;
import io.fairlead.app.echo.EchoSettings;
import io.fairlead.fix.codec.TimestampPrecision;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a FIX acceptor that returns what it accepts.
@Command(
        name = "echo",
        description = {
            "Run a FIX acceptor on loopback that returns the application messages it accepts.",
            "",
            "For session test suites to drive: fairlead echo --port 7000 --reset-on-disconnect --validate",
            "A message with PossResend(97)=Y whose ClOrdID(11) was seen is not returned. Ends on Ctrl-C."
        })
final class EchoCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes a free one (default: 0).")
    int port;

    @Option(
            names = "--begin-string",
            paramLabel = "VERSION",
            defaultValue = "FIX.4.4",
            description = "FIX.4.4 or FIXT.1.1 (default: FIX.4.4).")
    String beginString = "";

    @Option(
            names = "--sender",
            paramLabel = "COMPID",
            defaultValue = "ISLD",
            description = "SenderCompID(49) of the echo (default: ISLD).")
    String sender = "";

    @Option(
            names = "--target",
            paramLabel = "COMPID",
            defaultValue = "TW",
            description = "SenderCompID(49) of whoever connects (default: TW).")
    String target = "";

    @Option(
            names = "--accept",
            paramLabel = "TYPES",
            split = ",",
            defaultValue = "D,d",
            description = "MsgType(35) of what is returned (default: D,d); others get a BusinessMessageReject(j).")
    Set<String> accepted = new LinkedHashSet<>();

    @Option(names = "--reset-on-disconnect", description = "Both sequence numbers start at 1 with each connection.")
    boolean resetOnDisconnect;

    @Option(names = "--validate", description = "Refuse what the dictionary does not allow.")
    boolean validate;

    @Option(
            names = "--chunk",
            paramLabel = "N",
            description = "Ask for at most N missing messages at a time; 0 asks for all (default: 0).")
    int chunk;

    @Option(names = "--last-processed", description = "Send LastMsgSeqNumProcessed(369) with every message.")
    boolean lastProcessed;

    @Option(names = "--next-expected", description = "Send and honour NextExpectedMsgSeqNum(789) at logon.")
    boolean nextExpected;

    @Option(
            names = "--precision",
            paramLabel = "UNIT",
            defaultValue = "MILLIS",
            description = "Of timestamps sent: seconds, millis, micros or nanos (default: millis).")
    TimestampPrecision precision = TimestampPrecision.MILLIS;

    @Option(names = "--reject-garbled", description = "Answer a garbled message with Reject(3) instead of silence.")
    boolean rejectGarbled;

    EchoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!beginString.equals("FIX.4.4") && !beginString.equals("FIXT.1.1")) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "--begin-string must be FIX.4.4 or FIXT.1.1, was '" + beginString + "'");
        }
        if (port < 0 || port > 65_535 || chunk < 0) {
            throw new CommandFailure(ExitCodes.USAGE, "--port must be 0 to 65535 and --chunk 0 or more");
        }
        try (Echo echo = new Echo(settings())) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(echo::stop));
            context.out().println("listening on port " + echo.port());
            echo.run();
        } catch (UncheckedIOException e) {
            throw new CommandFailure(ExitCodes.FAILED, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
        }
        return ExitCodes.OK;
    }

    private EchoSettings settings() {
        return new EchoSettings(
                port,
                beginString,
                sender,
                target,
                accepted,
                resetOnDisconnect,
                validate,
                chunk,
                lastProcessed,
                nextExpected,
                precision,
                rejectGarbled);
    }
}
