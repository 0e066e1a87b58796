package io.fairlead.venues.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Packets, as they are on the wire.
class PacketsTest {
    private static final String NAMESPACE = "/streams-api";

    @Test
    void readsTheGreetingInAnyOrderOfItsFields() {
        assertThat(Packets.read("0{\"sid\":\"x\",\"upgrades\":[\"a\"],\"pingTimeout\":20000,\"pingInterval\":25000}"))
                .isEqualTo(new Packet.Open(25_000_000_000L, 20_000_000_000L));
    }

    @Test
    void readsEventsWithTheirArgumentsAsTheyStand() {
        assertThat(Packets.read("42/streams-api,[\"stream\", {\"a\":[1,\"]\"]} ,\"t\\\"x\", 1.50,null,true]"))
                .isEqualTo(new Packet.Event(
                        NAMESPACE, "stream", List.of("{\"a\":[1,\"]\"]}", "\"t\\\"x\"", "1.50", "null", "true")));
        assertThat(Packets.read("42[\"only\"]")).isEqualTo(new Packet.Event("/", "only", List.of()));
        assertThat(Packets.read("42/streams-api,17[\"wants an ack\"]"))
                .isEqualTo(new Packet.Event(NAMESPACE, "wants an ack", List.of()));
    }

    @Test
    void readsAcksByTheirNumber() {
        assertThat(Packets.read("43/streams-api,7[{\"status\":\"ok\"}]"))
                .isEqualTo(new Packet.Ack(NAMESPACE, 7, List.of("{\"status\":\"ok\"}")));
        assertThat(Packets.read("4312[]")).isEqualTo(new Packet.Ack("/", 12, List.of()));
    }

    @Test
    void readsWhatBecomesOfANamespace() {
        assertThat(Packets.read("40/streams-api,{\"sid\":\"y\"}")).isEqualTo(new Packet.Joined(NAMESPACE));
        assertThat(Packets.read("40/streams-api")).isEqualTo(new Packet.Joined(NAMESPACE));
        assertThat(Packets.read("41/streams-api,")).isEqualTo(new Packet.Left(NAMESPACE));
        assertThat(Packets.read("44/streams-api,{\"code\":1,\"message\":\"no such key\"}"))
                .isEqualTo(new Packet.Refused(NAMESPACE, "no such key"));
        assertThat(Packets.read("44\"as before\"")).isEqualTo(new Packet.Refused("/", "as before"));
        assertThat(Packets.read("44/streams-api,")).isEqualTo(new Packet.Refused(NAMESPACE, "no reason given"));
    }

    @Test
    void passesOverWhatIsNothingToUs() {
        for (String text : List.of("3", "5", "6", "3probe", "451-[{\"_placeholder\":true,\"num\":0}]", "461-/n,2[]")) {
            assertThat(Packets.read(text)).as(text).isEqualTo(new Packet.Ignored());
        }
    }

    @Test
    void saysOfNonsenseThatItIsUnreadable() {
        for (String text : List.of(
                "",
                "0",
                "0[]",
                "0{}",
                "0{\"pingInterval\":\"x\"}",
                "0{\"pingInterval\":-5}",
                "4",
                "42",
                "42{}",
                "42[]",
                "42[1]",
                "42[\"a\"",
                "42[\"a\"]x",
                "42[\"a\"]]",
                "43[1]",
                "43/n[1]",
                "4399999999999999999999[]",
                "49",
                "9",
                "x",
                "42[\"a\"," + "[".repeat(200) + "]".repeat(200) + "]",
                "42[" + "\"a\",".repeat(100) + "1]",
                "0{\"pingInterval\":99999999999999999999999999}")) {
            assertThat(Packets.read(text)).as(text).isInstanceOf(Packet.Unreadable.class);
        }
    }

    @Test
    void throwsNothingWhateverComes() {
        Random random = new Random(7);
        List<String> seeds = List.of(
                "0{\"sid\":\"x\",\"pingTimeout\":20000,\"pingInterval\":25000}",
                "42/streams-api,17[\"stream\",{\"type\":\"Property\",\"name\":\"SyncEnd\"},[1,2.5e3]]",
                "43/streams-api,7[{\"status\":\"ok\"}]",
                "44/streams-api,{\"message\":\"no\"}");
        String alphabet = "0123456789{}[]\",:/\\ueE+-.truefalsn \u0000é\ud83d";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int edits = 1 + random.nextInt(6); edits > 0 && !text.isEmpty(); edits--) {
                int at = random.nextInt(text.length());
                char any = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, any);
                    case 1 -> text.insert(at, any);
                    default -> text.setLength(at);
                }
            }
            assertThat(Packets.read(text.toString())).isNotNull();
        }
    }

    @Test
    void writesWhatTheServerReads() {
        assertThat(Packets.join(NAMESPACE)).isEqualTo("40/streams-api,");
        assertThat(Packets.join("/")).isEqualTo("40");
        assertThat(Packets.leave(NAMESPACE)).isEqualTo("41/streams-api,");
        assertThat(Packets.pong("probe")).isEqualTo("3probe");
        assertThat(Packets.event(NAMESPACE, "7", "subscriptions", "{\"a\":1}"))
                .isEqualTo("42/streams-api,7[\"subscriptions\",{\"a\":1}]");
        assertThat(Packets.event("/", "", "x", "null")).isEqualTo("42[\"x\",null]");
    }
}
