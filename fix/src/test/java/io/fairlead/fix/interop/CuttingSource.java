package io.fairlead.fix.interop;

import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Accepts real links, and cuts the current one on request in the middle of what is written to it.
final class CuttingSource implements LinkSource {
    private final LinkSource real;
    private final AtomicInteger left = new AtomicInteger(CuttableLink.WHOLE);

    CuttingSource(LinkSource real) {
        this.real = real;
    }

    void cutAfter(int bytes) {
        left.set(bytes);
    }

    @Override
    public @Nullable Link accept() {
        Link link = real.accept();
        return link == null ? null : new CuttableLink(link, left);
    }

    @Override
    public int port() {
        return real.port();
    }

    @Override
    public void close() {
        real.close();
    }
}
