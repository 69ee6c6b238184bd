package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.AdditionStatus;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.feed.Feeds;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.stix.Tlp;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What this node's people do and see; the API and the console have no other way in.
///
/// Every act is authorised here and recorded, by ids and names and never by content. Every method
/// throws [DeskException] when the answer is no. Safe for many threads; methods may block for some
/// milliseconds, so call them on virtual threads.
public final class Desk {
  /// No list is longer.
  public static final int LIST_MAX = 500;

  private final Reading reading;
  private final Partnering partnering;
  private final DraftDesk drafts;
  private final PolicyDesk policies;
  private final Answering answering;
  private final Forwarding forwarding;
  private final Carrying carrying;
  private final Accounts accounts;
  private final Audit audit;
  private final Health health;
  private final CollectionDesk collections;
  private final MachineDesk machines;
  private final FeedDesk feeds;
  private final ObjectDesk objects;
  private final Collecting collecting;
  private final Searching searching;

  public Desk(
      Workplace place,
      Accounts accounts,
      MachineAccounts machines,
      Registrar registrar,
      Feeds feeds) {
    this.audit = new Audit(place.disk(), place.clock());
    this.health = new Health(place.disk(), place.clock());
    var known = new Known(place);
    this.reading = new Reading(place, health, audit, known);
    this.partnering = new Partnering(place, audit);
    this.policies = new PolicyDesk(place, audit);
    var originals = new Originals(place, policies);
    this.drafts = new DraftDesk(place, audit, policies, known, originals);
    this.answering = new Answering(place, audit);
    this.forwarding = new Forwarding(place, reading, audit, drafts, originals);
    this.carrying = new Carrying(place, reading, audit);
    this.accounts = accounts;
    this.collections = new CollectionDesk(place.disk(), registrar, audit);
    this.machines = new MachineDesk(machines, place, audit);
    this.feeds = new FeedDesk(feeds, collections, place.clock(), audit);
    this.objects = new ObjectDesk(place, registrar, collections, audit);
    this.collecting = new Collecting(place, forwarding, collections, registrar, audit);
    this.searching = new Searching(place, reading, objects, audit);
  }

  /// Collections of other servers that this node follows.
  public FeedDesk feeds() {
    return feeds;
  }

  /// Warnings in the making.
  public DraftDesk drafts() {
    return drafts;
  }

  /// What may leave, and who decides it.
  public PolicyDesk policies() {
    return policies;
  }

  /// Collections, and what waits to come into them.
  public CollectionDesk collections() {
    return collections;
  }

  /// What is in collections.
  public ObjectDesk objects() {
    return objects;
  }

  /// What this node has on something.
  public Searching searching() {
    return searching;
  }

  /// Accounts of programs.
  public MachineDesk machines() {
    return machines;
  }

  public StatusView status(Caller caller) {
    Rights.READ.require(caller);
    return reading.status(caller);
  }

  /// Does the real thing: commits a small record, proves and verifies the newest leaf. Within some
  /// seconds the last finding is given again, so that anyone may ask.
  public StatusView.Health health() {
    return health.check();
  }

  public List<PartnerView> partners(Caller caller) {
    Rights.READ.require(caller);
    return partnering.all();
  }

  public PartnerView partner(Caller caller, String name) {
    Rights.READ.requireQuietly(caller);
    return partnering.one(name);
  }

  /// Takes in another node's descriptor under a name of this side's choice.
  public PartnerView invite(Caller caller, String name, Bytes descriptor) {
    Rights.INVITE.require(caller);
    return partnering.invite(caller, name, descriptor);
  }

  /// The same with the descriptor that the node at an address publishes. Nothing is believed of it
  /// until people have compared the number.
  public PartnerView inviteFrom(Caller caller, String name, URI base) {
    Rights.INVITE.require(caller);
    return partnering.inviteFrom(caller, name, base);
  }

  /// The number was shown to a person here.
  public PartnerView shown(Caller caller, String name) {
    Rights.INVITE.requireQuietly(caller);
    return partnering.shown(caller, name);
  }

  /// A person compared the number over a second channel.
  ///
  /// @param number as read out by the other side; spaces do not matter
  public PartnerView confirm(
      Caller caller, String name, String number, Tlp ceiling, List<String> terms) {
    Rights.CONFIRM.requireQuietly(caller);
    return partnering.confirm(caller, name, new Partnering.Comparison(number, ceiling, terms));
  }

  /// What would leave, and what stands against it. Nothing is changed or kept.
  public Preview preview(Caller caller, String partner, Draft draft) {
    Rights.RELEASE.requireQuietly(caller);
    return Releasing.preview(drafts.judge(caller, partner, draft));
  }

  /// Releases a warning to one partner at once, where the policy lets one person do that.
  public StatementId release(Caller caller, String partner, Draft draft) {
    Rights.RELEASE.requireQuietly(caller);
    return drafts.releaseAtOnce(caller, partner, draft);
  }

  /// The newest received warnings, newest first.
  public List<WarningLine> inbox(Caller caller, int limit) {
    Rights.READ.require(caller);
    return reading.inbox(caller, limit);
  }

  /// The newest statements for partners, newest first.
  public List<WarningLine> outbox(Caller caller, int limit) {
    Rights.READ.require(caller);
    return reading.outbox(caller, limit);
  }

  /// Opens a statement.
  ///
  /// @param id a statement id, or a beginning of at least four characters that only one has
  public StatementView statement(Caller caller, String id) {
    Rights.READ.requireQuietly(caller);
    return reading.statement(caller, id);
  }

  public FileView part(Caller caller, String id, String name) {
    Rights.READ_CONTENT.requireQuietly(caller);
    return reading.part(caller, id, name);
  }

  /// A named person answers a received warning.
  public StatementId decide(Caller caller, String id, Decision decision, String note) {
    Rights.ANSWER.requireQuietly(caller);
    return answering.decide(caller, reading.find(caller, id), decision, note);
  }

  /// Whether a received warning may be passed on to a partner. Nothing is changed or sent.
  public ForwardView mayForward(Caller caller, String id, String partner) {
    Rights.RELEASE.requireQuietly(caller);
    return forwarding.look(caller, id, partner);
  }

  /// Passes a received warning on: within its terms as a draft, beyond them by asking its
  /// originator.
  ///
  /// @param reason a sentence for the originator; may be blank if nobody must be asked
  public Forwarded forward(Caller caller, String id, String partner, String reason) {
    Rights.RELEASE.requireQuietly(caller);
    return forwarding.forward(caller, id, partner, reason);
  }

  /// Puts the objects of a received warning that a named person took up into a collection, for
  /// those programs alone whose attributes let them see the whole warning.
  ///
  /// @param collection its id or alias
  /// @return what came of each object
  public AdditionStatus collect(Caller caller, String id, String collection) {
    Rights.ADMIT.requireQuietly(caller);
    return collecting.collect(caller, id, collection);
  }

  /// A named person answers a partner's request to pass a warning of ours on.
  ///
  /// @param decision yes or no
  public StatementId answerRequest(Caller caller, String id, Decision decision, String note) {
    Rights.PERMIT.requireQuietly(caller);
    return forwarding.answer(caller, id, decision, note);
  }

  /// A zip that a third party verifies offline.
  ///
  /// @param content whether it shows what the warning says
  public FileView evidence(Caller caller, String id, boolean content) {
    (content ? Rights.READ_CONTENT : Rights.READ).requireQuietly(caller);
    return reading.evidence(caller, id, content);
  }

  /// What is owed to a partner, in the order in which it should be carried.
  public List<WarningLine> carry(Caller caller, String partner) {
    Rights.CARRY.requireQuietly(caller);
    return carrying.owed(caller, partner);
  }

  /// The capsule of something owed, to be carried by hand.
  public FileView carryOut(Caller caller, String partner, String id) {
    Rights.CARRY.requireQuietly(caller);
    return carrying.out(caller, partner, id);
  }

  /// Takes in a capsule that was carried here.
  ///
  /// @return the capsule to carry back; empty if none is owed
  public Optional<FileView> carryIn(Caller caller, Bytes capsule) {
    Rights.CARRY.require(caller);
    return carrying.in(caller, capsule);
  }

  public List<AccountView> accounts(Caller caller) {
    Rights.ACCOUNTS.require(caller);
    return accounts.all();
  }

  /// What a warning may be so that nobody who answers warnings sees it; empty if there is nothing.
  public Optional<String> gap(Caller caller) {
    Rights.ACCOUNTS.require(caller);
    return Standing.gap(accounts.all());
  }

  /// Adds an account that sees what its role brings.
  public AccountView addAccount(Caller caller, String name, Role role, String password) {
    return addAccount(caller, name, role, Standing.usual(role), password);
  }

  public AccountView addAccount(
      Caller caller, String name, Role role, Set<String> attributes, String password) {
    Rights.ACCOUNTS.require(caller);
    var account = accounts.add(name, role, attributes, password);
    audit.record(caller, "account added", name);
    return account;
  }

  /// What an account may see from now on. Ends the account's sessions too.
  public AccountView setAttributes(Caller caller, String name, Set<String> attributes) {
    Rights.ACCOUNTS.requireQuietly(caller);
    var account = accounts.setAttributes(name, attributes);
    audit.record(
        caller, "account given attributes", name + " " + String.join(" ", account.attributes()));
    return account;
  }

  /// Ends the account's sessions too.
  public AccountView disableAccount(Caller caller, String name) {
    Rights.ACCOUNTS.requireQuietly(caller);
    var account = accounts.disable(name);
    audit.record(caller, "account disabled", name);
    return account;
  }

  /// Ends the account's sessions too.
  public AccountView setPassword(Caller caller, String name, String password) {
    Rights.ACCOUNTS.requireQuietly(caller);
    var account = accounts.setPassword(name, password);
    audit.record(caller, "password set", name);
    return account;
  }

  /// This node's own signed descriptor, for anyone.
  public FileView descriptor() {
    return partnering.own();
  }
}
