package io.fairlead.app.server;

import io.fairlead.app.metrics.Metrics;
import io.fairlead.app.metrics.TruthMetrics;
import io.fairlead.app.metrics.WatchMetrics;
import io.fairlead.gateway.ReadSide;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Health, metrics and the description of the API itself.
final class SystemEndpoints {
    private static final String OPENAPI = "/io/fairlead/app/openapi.json";

    private final Views views;
    private final Metrics metrics;
    private final WatchMetrics watch;
    private final byte[] openApi;

    SystemEndpoints(Views views, Metrics metrics) {
        this.views = views;
        this.metrics = metrics;
        this.watch = new WatchMetrics(metrics.registry(), views.readSide()::budgets, views.readSide()::circuits);
        TruthMetrics.register(metrics.registry(), views.readSide(), views::nowNanos);
        this.openApi = resource();
    }

    private static byte[] resource() {
        try (InputStream in = SystemEndpoints.class.getResourceAsStream(OPENAPI)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + OPENAPI);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Anybody may know whether it is up; a viewer learns why not.
    Reply health(Call call) {
        call.query().done();
        ReadSide readSide = views.readSide();
        Health health = Health.of(readSide.sessions(), readSide.accounts());
        return Reply.json(
                health.httpStatus(),
                call.caller().may(Role.VIEWER)
                        ? health.detailed(views.sessions(), readSide.position())
                        : health.bare());
    }

    Reply metrics(Call call) {
        call.query().done();
        watch.refresh();
        return Reply.text(Metrics.CONTENT_TYPE, metrics.scrape(views.readSide().sessions()));
    }

    Reply openApi(Call call) {
        call.query().done();
        return new Reply(200, "application/json", openApi);
    }
}
