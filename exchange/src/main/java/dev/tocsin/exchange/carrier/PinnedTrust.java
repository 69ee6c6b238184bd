package dev.tocsin.exchange.carrier;

import dev.tocsin.log.Hash;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts a TLS server whose public key the partner's descriptor names, and no other; authorities,
/// names and dates in certificates do not count. Immutable.
public final class PinnedTrust extends X509ExtendedTrustManager {
  private final List<Hash> pins;

  private PinnedTrust(List<Hash> pins) {
    this.pins = List.copyOf(pins);
  }

  /// A client side of TLS 1.3 that trusts the keys named, and no other.
  public static SSLContext context(List<Hash> pins) {
    try {
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {new PinnedTrust(pins)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS 1.3", e);
    }
  }

  /// The pin of a certificate: SHA-256 of its SubjectPublicKeyInfo.
  public static Hash pin(X509Certificate certificate) {
    return Hash.of(certificate.getPublicKey().getEncoded());
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0 || !pins.contains(pin(chain[0]))) {
      throw new CertificateException(
          "the server's key is not one that the partner's descriptor names");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this side never is the server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side never is the server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side never is the server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
