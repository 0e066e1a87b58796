package io.fairlead.app.cli;

import io.fairlead.app.run.Discovery;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which gateway a command speaks to, and as whom: options first, then the environment, then what a running gateway of
/// this user left for us.
final class GatewayOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The gateway, as http://127.0.0.1:8420. Default: FAIRLEAD_URL, then the one running here.")
    @Nullable
    String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Owner-only file with the token. Default: FAIRLEAD_TOKEN, FAIRLEAD_TOKEN_FILE, then the token"
                    + " that the gateway left for its own user.")
    @Nullable
    Path tokenFile;

    GatewayClient connect(CommandContext context) {
        return connect(context, discovered(context));
    }

    /// The same, but of this machine's gateways only the one with this data folder.
    GatewayClient connect(CommandContext context, Path dataDir) {
        return connect(context, Discovery.in(dataDir));
    }

    private GatewayClient connect(CommandContext context, Optional<Discovery> found) {
        return new GatewayClient(address(context, found), token(context, found));
    }

    private static Optional<Discovery> discovered(CommandContext context) {
        try {
            return Discovery.in(Path.of("data")).or(() -> Discovery.read(Discovery.ofUser(context.home())));
        } catch (IllegalStateException e) {
            throw new CommandFailure(ExitCodes.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private URI address(CommandContext context, Optional<Discovery> found) {
        String named = url != null ? url : context.environment().get("FAIRLEAD_URL");
        if (named == null) {
            named = found.map(Discovery::url)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCodes.UNREACHABLE,
                            "no gateway of yours runs on this machine; start one with 'fairlead run FILE' or name"
                                    + " one with"
                                    + " --url"));
        }
        if (!named.matches("https?://[^/?#@]+/?")) {
            throw new CommandFailure(ExitCodes.USAGE, "--url must be as http://127.0.0.1:8420, was '" + named + "'");
        }
        return URI.create(named.replaceAll("/$", ""));
    }

    private Secret token(CommandContext context, Optional<Discovery> found) {
        if (tokenFile != null) {
            return OwnerOnly.readSecret(tokenFile);
        }
        String token = context.environment().get("FAIRLEAD_TOKEN");
        if (token != null) {
            return Secret.of(token);
        }
        String file = context.environment().get("FAIRLEAD_TOKEN_FILE");
        if (file != null) {
            return OwnerOnly.readSecret(Path.of(file));
        }
        return found.map(Discovery::tokenFile)
                .filter(Files::exists)
                .map(OwnerOnly::readSecret)
                .orElseThrow(() -> new CommandFailure(
                        ExitCodes.NOT_ALLOWED, "no token: name its file with --token-file, or set FAIRLEAD_TOKEN"));
    }
}
