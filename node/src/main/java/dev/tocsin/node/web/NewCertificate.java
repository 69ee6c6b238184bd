package dev.tocsin.node.web;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V1TBSCertificateGenerator;

/// Makes the certificate of a new node: it signs itself, and lives long, since partners trust its
/// key through the descriptor and look at nothing else in it. ECDSA on P-256.
public final class NewCertificate {
  private static final Duration LIFE = Duration.ofDays(30L * 365);

  /// A clock that goes wrong by this much does no harm.
  private static final Duration EARLIER = Duration.ofDays(365);

  private static final ASN1ObjectIdentifier ECDSA_WITH_SHA256 =
      new ASN1ObjectIdentifier("1.2.840.10045.4.3.2");
  private static final int SERIAL_BITS = 127;

  private NewCertificate() {}

  /// A new key and its certificate as PEM, for [TlsKey#ofPem].
  public static byte[] pem(SecureRandom random, Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      var keys = generator.generateKeyPair();
      String text =
          block("CERTIFICATE", certificate(keys, random, now))
              + block("PRIVATE KEY", keys.getPrivate().getEncoded());
      return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java makes no ECDSA certificates", e);
    }
  }

  private static byte[] certificate(KeyPair keys, SecureRandom random, Instant now)
      throws GeneralSecurityException, IOException {
    // The name says nothing of the organisation: anyone may connect and see it.
    var name = new X500Name("CN=tocsin");
    var algorithm = new AlgorithmIdentifier(ECDSA_WITH_SHA256);
    var body = new V1TBSCertificateGenerator();
    body.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
    body.setSignature(algorithm);
    body.setIssuer(name);
    body.setSubject(name);
    body.setStartDate(new Time(Date.from(now.minus(EARLIER))));
    body.setEndDate(new Time(Date.from(now.plus(LIFE))));
    body.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    var signed = body.generateTBSCertificate();
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate(), random);
    signature.update(signed.getEncoded("DER"));
    var whole = new ASN1EncodableVector();
    whole.add(signed);
    whole.add(algorithm);
    whole.add(new DERBitString(signature.sign()));
    return new DERSequence(whole).getEncoded("DER");
  }

  private static String block(String what, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }
}
