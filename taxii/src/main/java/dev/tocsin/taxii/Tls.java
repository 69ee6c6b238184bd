package dev.tocsin.taxii;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Trust and client certificates from PEM.
public final class Tls {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private Tls() {}

  /// A context for a client.
  ///
  /// @param trusted PEM certificates of servers or their authorities; empty for Java's own trust
  /// @param own PEM of the client's certificate, those above it, and its private key (PKCS #8, not
  ///   encrypted); empty for no client certificate
  /// @throws IllegalArgumentException if a text is not that
  public static SSLContext context(Optional<String> trusted, Optional<String> own) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          own.isPresent() ? keys(own.orElseThrow()) : new KeyManager[0],
          trust(trusted),
          new java.security.SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("not usable as PEM: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] trust(Optional<String> trusted)
      throws GeneralSecurityException, IOException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (trusted.isEmpty()) {
      factory.init((KeyStore) null);
      return factory.getTrustManagers();
    }
    var store = emptyStore();
    int number = 0;
    // A key that stands beside the certificate is not looked at.
    String pem = KEY.matcher(trusted.orElseThrow()).replaceAll("");
    for (Certificate certificate : certificates(pem)) {
      store.setCertificateEntry("trusted-" + number++, certificate);
    }
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(String own) throws GeneralSecurityException, IOException {
    var found = KEY.matcher(own);
    if (!found.find()) {
      throw new IllegalArgumentException(
          "there is no part BEGIN PRIVATE KEY (PKCS #8, not encrypted)");
    }
    PrivateKey key = key(Base64.getMimeDecoder().decode(found.group(1)));
    var store = emptyStore();
    var chain = certificates(found.replaceAll(""));
    store.setKeyEntry("own", key, new char[0], chain.toArray(new Certificate[0]));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException _) {
        // Of another algorithm.
      }
    }
    throw new IllegalArgumentException("the private key is none of EC, RSA and EdDSA");
  }

  private static List<Certificate> certificates(String pem) throws GeneralSecurityException {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    var found = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no part BEGIN CERTIFICATE");
    }
    return List.copyOf(found);
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    return store;
  }
}
