package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.exchange.carrier.PinnedTrust;
import dev.tocsin.log.Hash;
import dev.tocsin.node.account.MachineIndex.Held;
import dev.tocsin.node.account.MachineIndex.Known;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The accounts of programs. Looking one up reads memory only and takes some microseconds; a change
/// is durable when its method returns, and the next look-up knows it. Safe for many threads.
///
/// Methods that change something throw [DeskException] when the answer is no.
public final class MachineAccounts {
  public static final int ACCOUNTS_MAX = 1_000;

  /// Tokens and certificates of one account.
  public static final int CREDENTIALS_MAX = 50;

  private static final String KIND = "machine";
  private static final int SECRET_BYTES = 32;
  private static final int SECRET_LENGTH = 43;

  private final DurableWrite writes;
  private final InstantSource clock;
  private final MachineKey key;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicReference<MachineIndex> index;
  private final LastUses uses;

  /// The accounts of one store.
  public MachineAccounts(Disk disk, InstantSource clock, MachineKey key) {
    this.writes = new DurableWrite(disk);
    this.clock = clock;
    this.key = key;
    this.uses = new LastUses(disk);
    this.index =
        new AtomicReference<>(
            MachineIndex.of(
                new Records(disk)
                    .kept(KIND, ACCOUNTS_MAX).stream()
                        .map(MachineRecord::read)
                        .map(kept -> new Known(kept.account(), kept.credentials()))));
  }

  /// An account with what it proves itself by.
  public record View(MachineAccount account, List<MachineCredential> credentials) {
    public View {
      credentials = List.copyOf(credentials);
    }
  }

  /// Whose token that is; empty for one that is unknown, revoked or over, and for a disabled
  /// account alike.
  public Optional<MachineAccount> byToken(String secret) {
    return token(secret).map(this::used);
  }

  private MachineAccount used(Held held) {
    uses.used(held, clock.instant());
    return held.account();
  }

  /// The same for a name with one of its account's tokens.
  public Optional<MachineAccount> byBasic(String name, String secret) {
    return token(secret).filter(held -> held.account().name().equals(name)).map(this::used);
  }

  /// Whose certificate that is. The handshake has proved that the caller has its private key.
  public Optional<MachineAccount> byCertificate(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateException _) {
      return Optional.empty();
    }
    var pin = Bytes.of(PinnedTrust.pin(certificate).bytes());
    return open(index.get().certificate(pin)).map(this::used);
  }

  private Optional<Held> token(String secret) {
    // Another length is no token of ours, and hashing it would be the caller's choice of cost.
    return secret.length() == SECRET_LENGTH
        ? open(index.get().token(key.hash(secret)))
        : Optional.empty();
  }

  private Optional<Held> open(Optional<Held> held) {
    return held.filter(
        found -> !found.account().disabled() && !found.credential().over(clock.instant()));
  }

  /// All, in alphabetical order.
  public List<View> all() {
    return index.get().all().stream().map(this::view).toList();
  }

  public View one(String name) {
    return view(known(name));
  }

  /// Adds an account without tokens.
  public View add(MachineAccount account) {
    writing.lock();
    try {
      if (index.get().find(account.name()).isPresent()) {
        throw new DeskException(Problem.Kind.TAKEN, "There is already an account of that name.");
      }
      if (index.get().all().size() >= ACCOUNTS_MAX) {
        throw new DeskException(
            Problem.Kind.STATE, "A node has at most " + ACCOUNTS_MAX + " accounts of programs.");
      }
      return write(new Known(account, List.of()));
    } finally {
      writing.unlock();
    }
  }

  /// Changes what an account is; its name, tokens and certificates stay.
  ///
  /// @throws DeskException if there is none
  public View change(String name, UnaryOperator<MachineAccount> change) {
    return move(
        name, known -> new Known(fit(() -> change.apply(known.account())), known.credentials()));
  }

  /// Removes an account with its tokens and certificates.
  public void remove(String name) {
    writing.lock();
    try {
      var entries = new ArrayList<Entry>();
      entries.add(new Entry.Kept(KIND, name, Optional.empty()));
      known(name).credentials().forEach(each -> entries.add(uses.forget(name, each.name())));
      writes.write(entries, () -> index.updateAndGet(before -> before.without(name)));
    } finally {
      writing.unlock();
    }
  }

  /// Makes a token.
  ///
  /// @param token its name in the account
  /// @param expires empty for never
  public MachineCredential.Fresh addToken(String name, String token, Optional<Instant> expires) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var kept = kept(token, MachineCredential.Kind.TOKEN, key.hash(secret), expires);
    add(name, kept);
    return new MachineCredential.Fresh(kept.view(Optional.empty()), secret);
  }

  /// Lets an account prove itself by the certificates of a key.
  ///
  /// @param certificate its name in the account
  /// @param pin the SHA-256 of the public key (SubjectPublicKeyInfo)
  public MachineCredential addCertificate(String name, String certificate, Hash pin) {
    var value = Bytes.of(pin.bytes());
    var kept = kept(certificate, MachineCredential.Kind.CERTIFICATE, value, Optional.empty());
    return add(name, kept).view(Optional.empty());
  }

  private MachineCredential.Kept kept(
      String name, MachineCredential.Kind kind, Bytes value, Optional<Instant> expires) {
    var now = clock.instant();
    fit(() -> {
      MachineAccount.requireName(name);
      return name;
    });
    if (expires.filter(end -> !end.isAfter(now)).isPresent()) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, "That time is over already.");
    }
    return new MachineCredential.Kept(name, kind, value, now, expires);
  }

  private MachineCredential.Kept add(String name, MachineCredential.Kept credential) {
    move(
        name,
        known -> {
          requireFree(known, credential);
          var all = new ArrayList<>(known.credentials());
          all.add(credential);
          return new Known(known.account(), all);
        });
    return credential;
  }

  private void requireFree(Known known, MachineCredential.Kept credential) {
    if (known.credentials().stream().anyMatch(each -> each.name().equals(credential.name()))) {
      throw new DeskException(Problem.Kind.TAKEN, "The account has one of that name.");
    }
    if (known.credentials().size() >= CREDENTIALS_MAX) {
      throw new DeskException(
          Problem.Kind.STATE,
          "An account has at most " + CREDENTIALS_MAX + " tokens and certificates.");
    }
    if (credential.kind() == MachineCredential.Kind.CERTIFICATE
        && index.get().certificate(credential.value()).isPresent()) {
      throw new DeskException(Problem.Kind.TAKEN, "An account has that certificate's key already.");
    }
  }

  /// Takes a token or certificate from an account, for ever.
  ///
  /// @throws DeskException if there is none
  public View revoke(String name, String credential) {
    var view = withdraw(name, credential);
    writes.later(List.of(uses.forget(name, credential)));
    return view;
  }

  private View withdraw(String name, String credential) {
    return move(
        name,
        known -> {
          var rest =
              known.credentials().stream().filter(each -> !each.name().equals(credential)).toList();
          if (rest.size() == known.credentials().size()) {
            throw new DeskException(Problem.ABSENT);
          }
          return new Known(known.account(), rest);
        });
  }

  private View move(String name, UnaryOperator<Known> change) {
    writing.lock();
    try {
      return write(change.apply(known(name)));
    } finally {
      writing.unlock();
    }
  }

  private View write(Known known) {
    String name = known.account().name();
    var value = MachineRecord.of(known.account(), known.credentials()).write();
    writes.write(
        List.of(new Entry.Kept(KIND, name, Optional.of(value))),
        () -> index.updateAndGet(before -> before.with(known)));
    return view(known);
  }

  private Known known(String name) {
    return index.get().find(name).orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  private View view(Known known) {
    String name = known.account().name();
    return new View(
        known.account(),
        known.credentials().stream().map(each -> each.view(uses.of(name, each.name()))).toList());
  }

  /// What a record says against its parts is for whoever asked.
  private static <T> T fit(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }
}
