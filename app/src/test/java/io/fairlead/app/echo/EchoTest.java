package io.fairlead.app.echo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.testing.Fix;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EchoTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss");

    private final Echo echo = new Echo(new EchoSettings(
            0,
            "FIX.4.4",
            "ISLD",
            "TW",
            Set.of("D", "d"),
            true,
            true,
            0,
            false,
            false,
            TimestampPrecision.MILLIS,
            false));
    private final Thread serving = Thread.ofPlatform().start(echo::run);
    private Socket socket = new Socket();
    private int seqNum;

    @BeforeEach
    void logOn() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), echo.port());
        socket.setSoTimeout(20_000);
        seqNum = 1;
        assertThat(answer("A", "98=0|108=30|")).contains("|35=A|34=1|49=ISLD|").endsWith("|98=0|108=30|");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        socket.close();
        echo.stop();
        serving.join(5_000);
        echo.close();
    }

    @Test
    void returnsAnOrderWithItsFieldsByTagAndItsGroupsWhole() throws IOException {
        String order = "55=S|11=a|78=2|79=x|80=1|79=y|80=2|54=1|60=20260105-12:00:00|40=1|38=007|";
        assertThat(answer("D", order))
                .contains("|35=D|34=2|")
                .endsWith("|11=a|38=007|40=1|54=1|55=S|60=20260105-12:00:00|78=2|79=x|80=1|79=y|80=2|");
    }

    @Test
    void leavesOutGroupsOfNoMembers() throws IOException {
        String order = "11=a|55=S|54=1|60=20260105-12:00:00|40=1|38=1|78=0|386=0|";
        assertThat(answer("D", order)).endsWith("|11=a|38=1|40=1|54=1|55=S|60=20260105-12:00:00|");
    }

    @Test
    void leavesAPossibleResendAloneWhoseOrderItHasSeen() throws IOException {
        String body = "21=3|40=1|54=1|55=S|60=20260105-12:00:00|38=1|";
        assertThat(answer("D", "97=Y|11=new|" + body)).contains("|97=Y|11=new|");
        send("D", "97=Y|11=new|" + body);
        assertThat(answer("1", "112=HELLO|")).contains("|35=0|34=3|").endsWith("|112=HELLO|");
    }

    @Test
    void refusesWhatItDoesNotAccept() throws IOException {
        assertThat(answer("H", "11=a|55=S|54=1|"))
                .contains("|35=j|")
                .endsWith("|45=2|58=Unsupported Message Type|372=H|380=3|");
        assertThat(answer("D", "11=a|")).contains("|35=3|").contains("|371=").contains("|373=1|");
    }

    @Test
    void startsAnewWithEachConnection() throws IOException {
        socket.close();
        logOn();
        assertThat(answer("5", "")).contains("|35=5|34=2|");
    }

    private String answer(String type, String body) throws IOException {
        send(type, body);
        return read();
    }

    private void send(String type, String body) throws IOException {
        String time = LocalDateTime.now(ZoneOffset.UTC).format(TIME);
        String head = "35=" + type + "|34=" + seqNum++ + "|49=TW|52=" + time + "|56=ISLD|";
        socket.getOutputStream().write(Fix.message(head + body));
    }

    /// The next message without its CheckSum(10).
    private String read() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (!text.toString().matches("(?s).*\\|10=...\\|")) {
            int next = in.read();
            assertThat(next).as("the link is open").isNotNegative();
            text.append(next == 1 ? '|' : new String(new byte[] {(byte) next}, ISO_8859_1));
        }
        return text.substring(0, text.length() - 7);
    }
}
