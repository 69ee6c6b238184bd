package dev.tocsin.node.taxii;

import dev.tocsin.node.web.TlsKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// A certificate that names the loopback address, as clients that check names want it. Java's own
/// keytool makes it.
///
/// @param pem the certificate alone
record ServerCertificate(TlsKey key, String pem) {
  private static final String PASSWORD = "nothing-secret";

  static ServerCertificate make(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve("server.p12");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=server",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool made no certificate");
    }
    byte[] bytes = Files.readAllBytes(file);
    var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    String lines =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(store.getCertificate("server").getEncoded());
    return new ServerCertificate(
        TlsKey.ofPkcs12(bytes, PASSWORD),
        "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
  }
}
