package dev.tocsin.exchange.carrier;

import dev.tocsin.log.Hash;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/// Trusts a TLS server whose public key the partner's descriptor names, and no other; authorities,
/// names and dates in certificates do not count.
public final class PinnedTrust {
  private PinnedTrust() {}

  /// A client side of TLS 1.3 that trusts the keys named, and no other.
  public static SSLContext context(List<Hash> pins) {
    var named = List.copyOf(pins);
    return ServerTrust.context(chain -> check(chain, named));
  }

  /// The pin of a certificate: SHA-256 of its SubjectPublicKeyInfo.
  public static Hash pin(X509Certificate certificate) {
    return Hash.of(certificate.getPublicKey().getEncoded());
  }

  private static void check(X509Certificate[] chain, List<Hash> pins) throws CertificateException {
    if (chain.length == 0 || !pins.contains(pin(chain[0]))) {
      throw new CertificateException(
          "the server's key is not one that the partner's descriptor names");
    }
  }
}
