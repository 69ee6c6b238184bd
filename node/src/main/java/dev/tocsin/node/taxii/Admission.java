package dev.tocsin.node.taxii;

import dev.tocsin.node.account.FailureLimit;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.account.RequestLimiter;
import dev.tocsin.node.account.ShownCredentials;
import dev.tocsin.node.taxii.protocol.TaxiiError;
import io.javalin.http.Context;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets accounts of programs in: by a token as `Bearer` (RFC 6750), by name and token as `Basic`
/// (RFC 7617), or by a client certificate where no header says who calls. Safe for many threads.
final class Admission {
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
    return ShownCredentials.read(headers)
        .flatMap(shown ->
            switch (shown) {
              case ShownCredentials.Bearer(String token) -> accounts.byToken(token);
              case ShownCredentials.Basic(String name, String token) ->
                  accounts.byBasic(name, token);
            });
  }
}
