package dev.tocsin.node.account;

import dev.tocsin.node.desk.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Who is logged in at the console. A session is known by a random token that only its browser
/// holds; here stands the token's hash, in memory, so that a restart ends every session. Safe for
/// many threads.
public final class Sessions {
  /// A session that nobody used for this long is over.
  public static final Duration IDLE_MAX = Duration.ofMinutes(30);

  /// No session lasts longer, however it is used.
  public static final Duration LIFE_MAX = Duration.ofHours(12);

  /// Beyond this many the one that was begun first ends.
  public static final int SESSIONS_MAX = 2_000;

  private static final int TOKEN_BYTES = 32;
  private static final int TOKEN_LENGTH = 43;

  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, Session> sessions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > SESSIONS_MAX;
        }
      };

  public Sessions(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  private record Session(Caller.Person person, Instant begun, Instant used) {
    boolean over(Instant now) {
      return !now.isBefore(begun.plus(LIFE_MAX)) || !now.isBefore(used.plus(IDLE_MAX));
    }

    Session use(Instant now) {
      return new Session(person, begun, now);
    }
  }

  /// Begins a session.
  ///
  /// @return its token, which stands nowhere else
  public synchronized String begin(Caller.Person person) {
    var now = clock.instant();
    sessions.values().removeIf(session -> session.over(now));
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = base64(bytes);
    sessions.put(hash("session", token), new Session(person, now, now));
    return token;
  }

  /// Whose session it is, and counts as use of it.
  public Optional<Caller.Person> use(String token) {
    return find(token, true);
  }

  /// Whose session it is. Does not keep it alive: for what a page asks without anybody's doing.
  public Optional<Caller.Person> look(String token) {
    return find(token, false);
  }

  private synchronized Optional<Caller.Person> find(String token, boolean use) {
    if (token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    var key = hash("session", token);
    var now = clock.instant();
    var found = Optional.ofNullable(sessions.get(key));
    if (found.filter(session -> !session.over(now)).isEmpty()) {
      sessions.remove(key);
      return Optional.empty();
    }
    if (use) {
      found.ifPresent(session -> sessions.replace(key, session.use(now)));
    }
    return found.map(Session::person);
  }

  /// Ends one session.
  public synchronized void end(String token) {
    sessions.remove(hash("session", token));
  }

  /// Ends every session of an account: at log-out, and when its password, role or right to come in
  /// changes.
  public synchronized void endAll(String account) {
    sessions.values().removeIf(session -> session.person().name().equals(account));
  }

  /// What a form of this session must carry, so that no other site can send it. It follows from the
  /// token and tells nothing about it.
  public static String formToken(String token) {
    return hash("form", token);
  }

  private static String hash(String purpose, String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((purpose + ":" + token).getBytes(StandardCharsets.UTF_8));
      return base64(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
