package dev.tocsin.node.taxii;

import dev.tocsin.node.account.FailureLimit;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.account.RequestLimiter;
import dev.tocsin.node.taxii.protocol.TaxiiError;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Lets accounts of programs in: by a token as `Bearer` (RFC 6750), by name and token as `Basic`
/// (RFC 7617), or by a client certificate where no header says who calls. Safe for many threads.
final class Admission {
  private static final int HEADER_MAX = 2_048;
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
  private static final String CHALLENGE =
      "Bearer realm=\"tocsin\", Basic realm=\"tocsin\", charset=\"UTF-8\"";

  private static final TaxiiError UNAUTHENTICATED =
      new TaxiiError(
          401,
          "unauthenticated",
          "Credentials are missing or wrong",
          "Show a token as Bearer, or an account's name and a token as Basic.");

  private final MachineAccounts accounts;
  private final InstantSource clock;
  private final RequestLimiter requests = new RequestLimiter();
  private final FailureLimit failures = new FailureLimit();

  Admission(MachineAccounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /// Whose request this is, counted against its rate.
  ///
  /// @throws TaxiiRefusal for every kind of missing, malformed or wrong credentials alike, or if
  ///   the account asks too often
  MachineAccount admit(Context context) {
    var headers = Collections.list(context.req().getHeaders("Authorization"));
    var account = headers.isEmpty() ? byCertificate(context) : byHeader(headers);
    var now = clock.instant();
    if (account.isEmpty()) {
      failures
          .failed(context.ip(), now)
          .ifPresent(after -> {
            throw TaxiiRefusal.tooMany(after);
          });
      throw new TaxiiRefusal(UNAUTHENTICATED, challenge());
    }
    requests
        .admit(account.get(), now)
        .ifPresent(after -> {
          throw TaxiiRefusal.tooMany(after);
        });
    return account.get();
  }

  static Map<String, String> challenge() {
    return Map.of("WWW-Authenticate", CHALLENGE);
  }

  private Optional<MachineAccount> byCertificate(Context context) {
    return context.req().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
            && chain.length > 0
        ? accounts.byCertificate(chain[0])
        : Optional.empty();
  }

  private Optional<MachineAccount> byHeader(List<String> headers) {
    if (headers.size() != 1 || headers.getFirst().length() > HEADER_MAX) {
      return Optional.empty();
    }
    var words = headers.getFirst().strip().split(" ", 2);
    if (words.length != 2) {
      return Optional.empty();
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> accounts.byToken(words[1].strip());
      case "basic" -> byBasic(words[1].strip());
      default -> Optional.empty();
    };
  }

  private Optional<MachineAccount> byBasic(String encoded) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : accounts.byBasic(text.substring(0, colon), text.substring(colon + 1));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
