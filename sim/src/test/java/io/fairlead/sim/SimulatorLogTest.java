package io.fairlead.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sim.fault.FaultText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients do is no error of the venue's, and passwords are nobody's to read.
class SimulatorLogTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final String CREDENTIALS = "98=0|108=30|553=fairlead|554=sesame";

    @TempDir
    Path dir;

    private final CapturedLog log = CapturedLog.open();
    private Simulator simulator;

    @BeforeEach
    void open() {
        simulator = Simulator.start(SimConfig.reference(dir, "sesame", false), InstantSource.system(), Thread::new);
    }

    @AfterEach
    void close() {
        simulator.close();
        log.close();
    }

    @Test
    void aClientThatHangsUpInTheMiddleOfAFloodIsNoError() throws Exception {
        for (int round = 0; round < 5; round++) {
            try (Socket line = connect()) {
                send(line, "35=A|34=1|49=FAIRLEAD-MD|" + CREDENTIALS + "|141=Y");
                send(line, "35=V|34=2|49=FAIRLEAD-MD|262=m|263=1|264=1|265=0|267=2|269=0|269=1|146=1|55=EUR/USD");
                awaitLoggedOn("FAIRLEAD-MD");
                simulator.control().apply(FaultText.parse("flood 20000"));
                line.setSoLinger(true, 0);
            }
            awaitLoggedOn();
        }
        assertThat(log.troubles()).isEmpty();
    }

    @Test
    void strangersAreSentAwayWithoutTheirWordsInTheLog() throws Exception {
        for (String greeting : List.of(
                "35=A|34=1|49=STRANGER|" + CREDENTIALS,
                "35=D|34=1|49=FAIRLEAD|553=fairlead|554=sesame|11=a",
                "35=A|34=1|553=fairlead|554=sesame")) {
            try (Socket line = connect()) {
                send(line, greeting);
                assertThat(line.getInputStream().read()).as(greeting).isEqualTo(-1);
            }
        }
        assertThat(log.troubles()).isEmpty();
        assertThat(log.texts()).anyMatch(text -> text.contains("did not begin with a Logon(35=A)"));
        assertThat(log.texts()).noneMatch(text -> text.contains("sesame"));
    }

    private void awaitLoggedOn(String... names) {
        Awaitility.await().until(() -> simulator.control().status().loggedOn().equals(List.of(names)));
    }

    private Socket connect() throws IOException {
        Socket line =
                new Socket(InetAddress.getLoopbackAddress(), simulator.ports().fix());
        line.setSoTimeout(10_000);
        return line;
    }

    private static void send(Socket line, String fields) throws IOException {
        String type = fields.substring(0, fields.indexOf('|') + 1);
        String header = type + "56=YOFX|52=" + TIME.format(Instant.now()) + "|";
        String body = (header + fields.substring(type.length()) + "|").replace('|', '\u0001');
        String framed = "8=FIX.4.4\u00019=" + body.length() + "\u0001" + body;
        int sum = 0;
        for (byte b : framed.getBytes(StandardCharsets.US_ASCII)) {
            sum += b;
        }
        String whole = framed + "10=" + "%03d".formatted(sum & 0xFF) + "\u0001";
        line.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
    }
}
