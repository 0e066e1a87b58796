package io.fairlead.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A key pair of the TLS counterparty, made by the JDK's keytool for one run.
record Certificate(Path keyStore, Path pem) {
    static final String PASSPHRASE = "changeit";

    static Certificate create(Path folder) throws IOException {
        Path keyStore = folder.resolve("counterparty.p12");
        Path pem = folder.resolve("counterparty.pem");
        String store = keyStore.toString();
        keytool(
                "-genkeypair",
                "-alias",
                "lp",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store,
                "-storepass",
                PASSPHRASE);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "lp",
                "-keystore",
                store,
                "-storepass",
                PASSPHRASE,
                "-file",
                pem.toString());
        return new Certificate(keyStore, pem);
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("keytool failed with code " + code);
            }
        } catch (InterruptedException e) {
            throw new IOException("keytool was interrupted", e);
        }
    }
}
