package io.fairlead.proof.world.locker;

import io.fairlead.proof.virtual.VirtualStreams;
import io.fairlead.proof.virtual.VirtualTime;
import io.fairlead.sim.tradelocker.StreamConnection;
import io.fairlead.sim.tradelocker.StreamListener;
import io.fairlead.sim.tradelocker.TradeLockerSim;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The venue's Streams API on virtual time: speaks Socket.IO in front of the simulator. Owned by the world's thread.
///
/// ```
///  0{…}  greeting      40/ns   joined        42/ns,["stream",{…}]   an event
///  2     ping          43/ns,1[…]  ack       42/ns,1["subscriptions",{…}]   of ours, acked under its number
/// ```
final class LockerDoor implements VirtualStreams.Server {
    private static final String NAMESPACE = "/streams-api,";
    private static final String SUBSCRIPTIONS = "[\"subscriptions\",";
    private static final long PING_NANOS = 5_000_000_000L;

    private final VirtualTime time;
    private final TradeLockerSim sim;
    private final String developerKey;
    private final LongSupplier pause;

    /// @param pause how much later than the one before each event is told
    LockerDoor(VirtualTime time, TradeLockerSim sim, String developerKey, LongSupplier pause) {
        this.time = time;
        this.sim = sim;
        this.pause = pause;
        this.developerKey = developerKey;
    }

    @Override
    public VirtualStreams.@Nullable Far accept(VirtualStreams.Near near, Map<String, String> headers) {
        if (!developerKey.equals(headers.get("developer-api-key"))) {
            return null;
        }
        Guest guest = new Guest(near);
        near.say("0{\"sid\":\"s\",\"upgrades\":[],\"pingInterval\":5000,\"pingTimeout\":5000}");
        guest.ping();
        return guest;
    }

    private final class Guest implements VirtualStreams.Far, StreamListener {
        private final VirtualStreams.Near near;
        private @Nullable StreamConnection connection;
        private long saidNanos;
        private boolean over;

        Guest(VirtualStreams.Near near) {
            this.near = near;
        }

        private void ping() {
            time.after(PING_NANOS, () -> {
                if (!over) {
                    near.say("2");
                    ping();
                }
            });
        }

        @Override
        public void heard(String text) {
            StreamConnection joined = connection;
            if (text.startsWith("40" + NAMESPACE) || text.equals("40/streams-api")) {
                near.say("40" + NAMESPACE + "{\"sid\":\"t\"}");
                connection = sim.connect(developerKey, this, time.nowNanos());
            } else if (text.startsWith("42" + NAMESPACE) && joined != null) {
                int from = text.indexOf('[');
                String id = text.substring(2 + NAMESPACE.length(), from);
                String event = text.substring(from);
                if (event.startsWith(SUBSCRIPTIONS)) {
                    String body = event.substring(SUBSCRIPTIONS.length(), event.length() - 1);
                    sim.subscriptions(
                            joined, body, ack -> later("43" + NAMESPACE + id + "[" + ack + "]"), time.nowNanos());
                }
            }
        }

        @Override
        public void gone() {
            over = true;
            if (connection != null) {
                connection.close();
            }
        }

        @Override
        public void event(String name, String json) {
            later("42" + NAMESPACE + "[\"" + name + "\"," + json + "]");
        }

        /// In its turn: a slow stream tells a picture word by word.
        private void later(String text) {
            long now = time.nowNanos();
            saidNanos = Math.max(saidNanos, now) + pause.getAsLong();
            if (saidNanos == now) {
                near.say(text);
                return;
            }
            time.after(saidNanos - now, () -> {
                if (!over) {
                    near.say(text);
                }
            });
        }

        @Override
        public void closed() {
            over = true;
            near.end();
        }
    }
}
