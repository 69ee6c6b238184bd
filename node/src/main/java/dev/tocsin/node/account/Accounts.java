package dev.tocsin.node.account;

import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.node.desk.AccountView;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.Standing;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// This node's accounts. Safe for many threads.
public final class Accounts {
  public static final int PASSWORD_MIN = 12;
  public static final int PASSWORD_MAX = 256;
  public static final int ACCOUNTS_MAX = 1_000;
  private static final String KIND = "account";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,39}");

  /// Each try of a password takes memory, so few run at once.
  private static final int TRIES_AT_ONCE = 4;

  private final DurableWrite writes;
  private final InstantSource clock;
  private final Records records;
  private final SecureRandom random = new SecureRandom();
  private final LockOut lockOut;
  private final PasswordHash nobody;
  private final Semaphore tries = new Semaphore(TRIES_AT_ONCE, true);
  private final ReentrantLock writing = new ReentrantLock();
  private final Consumer<String> changed;

  /// The accounts of one store.
  ///
  /// @param changed told the name of each account whose sessions must end
  public Accounts(Disk disk, InstantSource clock, Consumer<String> changed) {
    this.writes = new DurableWrite(disk);
    this.clock = clock;
    this.changed = changed;
    this.records = new Records(disk);
    this.lockOut = new LockOut(clock);
    this.nobody = PasswordHash.ofNobody(PasswordHash.Cost.DEFAULT, random);
  }

  public List<AccountView> all() {
    return records.kept(KIND, ACCOUNTS_MAX).stream()
        .map(bytes -> Account.read(bytes).view())
        .toList();
  }

  /// Who has that name and password. The answer for an unknown name, a wrong password, a disabled
  /// account and a locked one is the same, and costs the same.
  public Optional<Caller.Person> check(String name, String password) {
    var account = find(name).filter(known -> !known.disabled());
    boolean open = lockOut.open(name);
    boolean fits = tried(account.map(Account::password).orElse(nobody), password);
    if (account.isPresent() && open && fits) {
      lockOut.succeeded(name);
      return account.map(known -> known.view().person());
    }
    if (open) {
      lockOut.failed(name);
    }
    return Optional.empty();
  }

  private boolean tried(PasswordHash hash, String password) {
    tries.acquireUninterruptibly();
    try {
      return hash.matches(password.length() <= PASSWORD_MAX ? password : "");
    } finally {
      tries.release();
    }
  }

  /// Whether someone still has that name, role and attributes and may come in.
  public boolean current(Caller.Person person) {
    return find(person.name())
        .filter(account -> !account.disabled() && account.view().person().equals(person))
        .isPresent();
  }

  /// Adds an account that sees what its role brings.
  public AccountView add(String name, Role role, String password) {
    return add(name, role, Standing.usual(role), password);
  }

  public AccountView add(String name, Role role, Set<String> attributes, String password) {
    requireName(name);
    return add(name, role, Standing.require(role, attributes), hashed(password));
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST,
          "An account's name begins with a letter and has 2 to 40 lower-case letters, digits, dots"
              + " and dashes.");
    }
  }

  /// Takes a password that was hashed at whatever cost.
  AccountView add(String name, Role role, Set<String> attributes, PasswordHash hash) {
    writing.lock();
    try {
      if (find(name).isPresent()) {
        throw new DeskException(Problem.Kind.TAKEN, "There is already an account of that name.");
      }
      if (records.kept(KIND, ACCOUNTS_MAX).size() >= ACCOUNTS_MAX) {
        throw new DeskException(
            Problem.Kind.STATE, "A node has at most " + ACCOUNTS_MAX + " accounts.");
      }
      return write(new Account(name, role, attributes, false, clock.instant(), hash)).view();
    } finally {
      writing.unlock();
    }
  }

  public AccountView disable(String name) {
    return change(name, Account::disable);
  }

  /// What an account may see from now on; its sessions end.
  public AccountView setAttributes(String name, Set<String> attributes) {
    return change(name, account -> account.with(Standing.require(account.role(), attributes)));
  }

  public AccountView setPassword(String name, String password) {
    return setPassword(name, hashed(password));
  }

  AccountView setPassword(String name, PasswordHash hash) {
    return change(name, account -> account.with(hash));
  }

  private AccountView change(String name, UnaryOperator<Account> change) {
    writing.lock();
    try {
      var account = find(name).orElseThrow(() -> new DeskException(Problem.ABSENT));
      var view = write(change.apply(account)).view();
      changed.accept(name);
      return view;
    } finally {
      writing.unlock();
    }
  }

  private PasswordHash hashed(String password) {
    if (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST,
          "A password has " + PASSWORD_MIN + " to " + PASSWORD_MAX + " characters.");
    }
    return PasswordHash.of(password, PasswordHash.Cost.DEFAULT, random);
  }

  private Optional<Account> find(String name) {
    return NAME.matcher(name).matches()
        ? records.kept(KIND, name).map(Account::read)
        : Optional.empty();
  }

  private Account write(Account account) {
    var entry = new Entry.Kept(KIND, account.name(), Optional.of(account.write()));
    writes.write(List.of(entry), () -> {});
    return account;
  }
}
