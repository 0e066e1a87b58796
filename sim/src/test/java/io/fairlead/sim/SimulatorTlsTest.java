package io.fairlead.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTlsTest {
    @TempDir
    Path dir;

    @Test
    void tradesOverTlsWithTheCertificateItExported() throws Exception {
        SimConfig config = SimConfig.reference(dir, "sesame", true);
        CapturedLog log = CapturedLog.open();
        try (log;
                Simulator simulator = Simulator.start(config, InstantSource.system(), Thread::new);
                FixClient client = FixClient.connect(simulator.ports(), "FAIRLEAD", "sesame", trust(simulator))
                        .awaitLogon()) {
            assertThat(simulator.ports().fix()).isEqualTo(-1);
            client.send("35=D|55=XAU/USD|54=2|38=1.5|40=1|59=3|11=a");
            client.await("35=8|11=a|150=F|39=2|14=1.5|32=1.5");
        }
        // The client has no key of its own, and says so.
        assertThat(log.troubles())
                .filteredOn(event -> !event.getFormattedMessage().contains("quickfixj.keystore"))
                .isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("venue.p12"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("venue.password"))))
                .isEqualTo("rw-------");
    }

    private Path trust(Simulator simulator) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(simulator.certificate())) {
            store.setCertificateEntry(
                    "venue", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        Path file = dir.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }
}
