package dev.tocsin.node.api;

import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.account.ShownCredentials;
import dev.tocsin.node.desk.Caller;
import java.util.List;
import java.util.Optional;

/// Who calls, from the one header `Authorization`: the operator's token as `Bearer` (RFC 6750) or a
/// person's name and password as `Basic` (RFC 7617). Nothing else counts, cookies least of all.
/// Safe for many threads.
public final class Authentication {
  private final OperatorToken token;
  private final Accounts accounts;

  public Authentication(OperatorToken token, Accounts accounts) {
    this.token = token;
    this.accounts = accounts;
  }

  /// The caller; empty for every kind of missing, malformed or wrong credentials alike.
  ///
  /// @param headers every `Authorization` of the request
  Optional<Caller> caller(List<String> headers) {
    return ShownCredentials.read(headers)
        .flatMap(shown ->
            switch (shown) {
              case ShownCredentials.Bearer(String bearer) ->
                  token.matches(bearer)
                      ? Optional.of(new Caller.Operator())
                      : Optional.<Caller>empty();
              case ShownCredentials.Basic(String name, String password) ->
                  accounts.check(name, password).map(Caller.class::cast);
            });
  }
}
