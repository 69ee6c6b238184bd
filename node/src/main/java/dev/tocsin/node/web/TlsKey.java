package dev.tocsin.node.web;

import dev.tocsin.exchange.carrier.PinnedTrust;
import dev.tocsin.exchange.keys.SyncedFile;
import dev.tocsin.log.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The certificate that the server shows, with its private key. Immutable; it never shows the key
/// in text.
public final class TlsKey {
  /// How it is protected in memory, where the server reads it; no secret.
  static final String MEMORY_PASSWORD = "in-memory";

  private static final String ALIAS = "node";
  private static final int FILE_BYTES_MAX = 256 * 1024;
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final KeyStore store;
  private final Hash pin;

  private TlsKey(PrivateKey key, List<X509Certificate> chain) throws GeneralSecurityException {
    this.pin = PinnedTrust.pin(chain.getFirst());
    this.store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store always loads", e);
    }
    store.setKeyEntry(ALIAS, key, MEMORY_PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
  }

  /// Reads PEM text: certificates, the server's own first, and an unencrypted private key (PKCS#8).
  ///
  /// @throws IllegalArgumentException if it is something else
  public static TlsKey ofPem(byte[] pem) {
    var text = new String(pem, StandardCharsets.US_ASCII);
    var found = PRIVATE_KEY.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException(
          "it holds no line -----BEGIN PRIVATE KEY----- (PKCS#8, not encrypted)");
    }
    String privateKey = found.group(1);
    try {
      String certificates = PRIVATE_KEY.matcher(text).replaceAll("");
      var chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new IllegalArgumentException("it holds no certificate");
      }
      var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(privateKey));
      String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
      return new TlsKey(KeyFactory.getInstance(algorithm).generatePrivate(spec), chain);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "its certificate or key does not read, or they do not belong together", e);
    }
  }

  /// Reads a PKCS#12 file that holds one private key.
  ///
  /// @throws IllegalArgumentException if it is something else, or the password another one
  public static TlsKey ofPkcs12(byte[] bytes, String password) {
    try {
      var given = KeyStore.getInstance("PKCS12");
      given.load(new ByteArrayInputStream(bytes), password.toCharArray());
      for (String alias : Collections.list(given.aliases())) {
        if (given.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          var chain =
              List.of(given.getCertificateChain(alias)).stream()
                  .map(X509Certificate.class::cast)
                  .toList();
          return new TlsKey(key, chain);
        }
      }
      throw new IllegalArgumentException("it holds no private key");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "it is no PKCS#12 file, or its password is another one", e);
    }
  }

  /// Reads a file that only its owner may read: PKCS#12 if its name ends so, PEM otherwise.
  ///
  /// @throws IllegalArgumentException with a sentence for the operator if that fails
  public static TlsKey read(Path file, String password) {
    try {
      if (Files.getPosixFilePermissions(file).stream()
          .anyMatch(each -> !each.name().startsWith("OWNER_"))) {
        throw new IllegalArgumentException(
            "others than its owner may read it; run: chmod 600 " + file);
      }
      byte[] bytes = SyncedFile.read(file, FILE_BYTES_MAX);
      String name = file.toString().toLowerCase(Locale.ROOT);
      return name.endsWith(".p12") || name.endsWith(".pfx")
          ? ofPkcs12(bytes, password)
          : ofPem(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The TLS certificate " + file + " is not taken: " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The TLS certificate " + file + " does not read. Name another with tls-certificate.", e);
    }
  }

  /// SHA-256 of the public key, as it stands in the node's descriptor.
  public Hash pin() {
    return pin;
  }

  KeyStore store() {
    return store;
  }

  @Override
  public String toString() {
    return "a TLS key with the pin " + pin;
  }
}
