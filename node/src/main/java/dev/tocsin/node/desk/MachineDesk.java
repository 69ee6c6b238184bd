package dev.tocsin.node.desk;

import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.log.Hash;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.account.MachineCredential;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The desk's part for accounts of programs. Safe for many threads.
public final class MachineDesk {
  private final MachineAccounts accounts;
  private final Catalogue catalogue;
  private final InstantSource clock;
  private final Audit audit;

  MachineDesk(MachineAccounts accounts, Workplace place, Audit audit) {
    this.accounts = accounts;
    this.catalogue = new Catalogue(place.disk());
    this.clock = place.clock();
    this.audit = audit;
  }

  public List<MachineAccounts.View> all(Caller caller) {
    Rights.SEE_SHARING.require(caller);
    return accounts.all();
  }

  public MachineAccounts.View one(Caller caller, String name) {
    Rights.SEE_SHARING.requireQuietly(caller);
    return accounts.one(name);
  }

  /// Adds an account that may do nothing yet.
  public MachineAccounts.View add(
      Caller caller, String name, Set<String> attributes, MachineAccount.Limits limits) {
    Rights.KEEP_SHARING.require(caller);
    var account =
        CollectionDesk.fit(() ->
            new MachineAccount(
                name, attributes, List.of(), limits, false, clock.instant(), caller.name()));
    var view = accounts.add(account);
    audit.record(caller, "machine account added", name);
    return view;
  }

  public MachineAccounts.View setAttributes(Caller caller, String name, Set<String> attributes) {
    return change(
        caller, name, "machine account given attributes", it -> it.withAttributes(attributes));
  }

  public MachineAccounts.View setLimits(Caller caller, String name, MachineAccount.Limits limits) {
    return change(caller, name, "machine account given limits", it -> it.withLimits(limits));
  }

  /// What an account may do with a collection from now on.
  ///
  /// @param collection its id, or its alias where only one has it; to take everything away, also
  ///   the id of one that is gone
  /// @param may empty for nothing
  public MachineAccounts.View grant(Caller caller, String name, String collection, Set<May> may) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var id =
        catalogue
            .collection(collection)
            .map(TaxiiCollection::id)
            .or(() -> may.isEmpty() ? uuid(collection) : Optional.empty())
            .orElseThrow(() ->
                new DeskException(
                    Problem.Kind.BAD_REQUEST,
                    "There is not exactly one collection of that id or alias."));
    return change(
        caller,
        name,
        "machine account granted " + id,
        it -> it.withGrant(id, may.contains(May.READ), may.contains(May.WRITE)));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// What an account may do with a collection.
  public enum May {
    READ,
    WRITE
  }

  /// The next request of a disabled account is denied.
  public MachineAccounts.View setDisabled(Caller caller, String name, boolean disabled) {
    return change(
        caller,
        name,
        disabled ? "machine account disabled" : "machine account enabled",
        it -> it.withDisabled(disabled));
  }

  private MachineAccounts.View change(
      Caller caller, String name, String act, UnaryOperator<MachineAccount> change) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var view = accounts.change(name, change);
    audit.record(caller, act, name);
    return view;
  }

  public void remove(Caller caller, String name) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    accounts.remove(name);
    audit.record(caller, "machine account removed", name);
  }

  /// Makes a token; its secret is in the answer and nowhere else.
  public MachineCredential.Fresh addToken(
      Caller caller, String name, String token, Optional<Instant> expires) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var fresh = accounts.addToken(name, token, expires);
    audit.record(caller, "token added", name + " " + token);
    return fresh;
  }

  public MachineCredential addCertificate(
      Caller caller, String name, String certificate, Hash pin) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var added = accounts.addCertificate(name, certificate, pin);
    audit.record(caller, "certificate added", name + " " + certificate);
    return added;
  }

  /// Takes a token or certificate away; the next request with it is denied.
  public MachineAccounts.View revoke(Caller caller, String name, String credential) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var view = accounts.revoke(name, credential);
    audit.record(caller, "credential revoked", name + " " + credential);
    return view;
  }
}
