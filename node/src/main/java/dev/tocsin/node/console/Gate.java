package dev.tocsin.node.console;

import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.Sessions;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.stix.SafeText;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who comes in, and whether what they send comes from this console's own pages. Safe for many
/// threads.
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger("tocsin.audit");
  private static final int LOGGED_NAME_MAX = 40;

  private final Accounts accounts;
  private final Sessions sessions;
  private final String cookie;

  /// Cookies do not keep ports apart, so the cookie's name tells nodes on one host from each other.
  Gate(Accounts accounts, Sessions sessions, String brief) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.cookie = "__Host-tocsin-" + brief;
  }

  /// Who is logged in.
  Optional<Shell.Visitor> visitor(Context context) {
    var token = token(context);
    // What a page asks by itself must not keep a session alive for ever.
    boolean byItself = context.header("X-Tocsin-Live") != null;
    return token
        .flatMap(known -> byItself ? sessions.look(known) : sessions.use(known))
        .filter(this::current)
        .map(person -> new Shell.Visitor(person, Sessions.formToken(token.orElseThrow())));
  }

  private Optional<String> token(Context context) {
    return Optional.ofNullable(context.cookie(cookie));
  }

  private boolean current(Caller.Person person) {
    if (accounts.current(person)) {
      return true;
    }
    sessions.endAll(person.name());
    return false;
  }

  /// Begins a session, always a new one.
  ///
  /// @return whether name and password fit
  boolean logIn(Context context, String name, String password) {
    var person = accounts.check(name, password);
    if (person.isEmpty()) {
      var text = name.length() > LOGGED_NAME_MAX ? name.substring(0, LOGGED_NAME_MAX) : name;
      LOG.info("log-in refused for {}", SafeText.line(text).text());
      return false;
    }
    token(context).ifPresent(sessions::end);
    var token = person.map(sessions::begin).orElseThrow();
    LOG.info("{}: logged in", name);
    setCookie(context, token, "");
    return true;
  }

  /// Ends every session of the account.
  void logOut(Context context, Caller.Person person) {
    sessions.endAll(person.name());
    LOG.info("{}: logged out", person.name());
    setCookie(context, "", "; Max-Age=0");
    context.header("Clear-Site-Data", "\"cache\"");
  }

  private void setCookie(Context context, String value, String more) {
    context.header(
        "Set-Cookie", cookie + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Strict" + more);
  }

  /// Refuses what another site's page sends.
  void requireOwnPage(Context context) {
    boolean own =
        Optional.ofNullable(context.header("Origin")).flatMap(Gate::authority).stream()
            .anyMatch(authority -> authority.equalsIgnoreCase(context.host()));
    boolean sameSite =
        Optional.ofNullable(context.header("Sec-Fetch-Site"))
            .map(site -> site.toLowerCase(Locale.ROOT).equals("same-origin"))
            .orElse(true);
    if (!own || !sameSite) {
      throw foreign();
    }
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Refuses a form without this session's token.
  void requireFormToken(Shell.Visitor visitor, Form form) {
    boolean fits =
        MessageDigest.isEqual(
            visitor.formToken().getBytes(StandardCharsets.US_ASCII),
            form.text("form-token").getBytes(StandardCharsets.UTF_8));
    if (!fits) {
      throw foreign();
    }
  }

  private static DeskException foreign() {
    return new DeskException(
        Problem.Kind.FORBIDDEN,
        "This did not come from a page of your present session, so nothing was done. Open the page"
            + " again and repeat it there.");
  }
}
