package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.DraftAct;
import dev.tocsin.core.draft.DraftContent;
import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.draft.Grounds;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.release.Permissions;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// The desk's part for drafts: writing, looking at what each partner would get, approving,
/// releasing, reviewing. Every method throws [DeskException] when the answer is no. Safe for many
/// threads.
public final class DraftDesk {
  private static final Pattern ID_BEGINNING = Pattern.compile("[0-9a-f-]{4,36}");
  private static final String WITHHELD = "(withheld)";

  private final Workplace place;
  private final Records records;
  private final Audit audit;
  private final PolicyDesk policies;
  private final AudienceKey key;
  private final Known known;
  private final Originals originals;

  DraftDesk(Workplace place, Audit audit, PolicyDesk policies, Known known, Originals originals) {
    this.place = place;
    this.records = new Records(place.disk());
    this.audit = audit;
    this.policies = policies;
    this.key = AudienceKey.of(place.disk());
    this.known = known;
    this.originals = originals;
  }

  /// The newest drafts, newest first.
  ///
  /// @param open whether only those that something can still be done with
  public List<WarningDraft> drafts(Caller caller, boolean open, int limit) {
    Rights.SEE_DRAFTS.require(caller);
    return newest(caller, limit, open ? records::openDrafts : records::drafts);
  }

  /// Emergency releases that a second person has not looked at, newest first.
  public List<WarningDraft> unreviewed(Caller caller, int limit) {
    Rights.SEE_DRAFTS.require(caller);
    return newest(caller, limit, records::unreviewedDrafts);
  }

  private List<WarningDraft> newest(
      Caller caller, int limit, IntFunction<List<WarningDraft>> newest) {
    int most = Math.clamp(limit, 1, Desk.LIST_MAX);
    return Known.filled(most, newest, draft -> known.isKnown(caller, draft)).stream()
        .map(draft -> shown(caller, draft))
        .toList();
  }

  /// Opens a draft.
  ///
  /// @param id a draft's id, or a beginning of at least four characters that only one has
  public DraftView draft(Caller caller, String id) {
    Rights.SEE_DRAFTS.requireQuietly(caller);
    var draft = find(caller, id);
    var recipients = recipients(caller, draft);
    if (!Rights.READ_CONTENT.allow(caller)) {
      return new DraftView(shown(caller, draft), Bytes.EMPTY, List.of(), recipients);
    }
    audit.record(caller, "draft opened", draft.id().toString());
    var bytes = bytes(draft);
    var objects = StixText.of(Bundle.parse(bytes.toArray())).objects();
    return new DraftView(draft, bytes, objects, recipients);
  }

  /// The partners that a draft is for, by name and in its order.
  public List<DraftView.RecipientLine> recipients(Caller caller, WarningDraft draft) {
    Rights.SEE_DRAFTS.requireQuietly(caller);
    return draft.content().recipients().stream()
        .flatMap(link -> records.partner(link).stream())
        .map(each -> new DraftView.RecipientLine(each.name(), each.link().number()))
        .toList();
  }

  private static WarningDraft shown(Caller caller, WarningDraft draft) {
    return Rights.READ_CONTENT.allow(caller) ? draft : draft.titled(WITHHELD);
  }

  /// Begins a draft. Whoever begins or changes one can never approve it.
  public WarningDraft begin(Caller caller, DraftInput input) {
    Rights.DRAFT.require(caller);
    return begin(caller, input, Optional.empty());
  }

  /// Begins a draft that passes a partner's warning on, and does so whatever becomes of it.
  WarningDraft passOn(Caller caller, DraftInput input, StatementId warning) {
    Rights.DRAFT.require(caller);
    return begin(caller, input, Optional.of(warning));
  }

  private WarningDraft begin(Caller caller, DraftInput input, Optional<StatementId> passesOn) {
    var content = content(caller, input, passesOn);
    return act(caller, new DraftAct.Begin(content, input.warning().bundle()), "draft begun");
  }

  /// Gives a draft other content, which voids every approval.
  ///
  /// @param revision the one that the caller saw
  public WarningDraft change(Caller caller, String id, long revision, DraftInput input) {
    Rights.DRAFT.requireQuietly(caller);
    var draft = find(caller, id);
    var content = content(caller, input, draft.content().passesOn());
    var act = new DraftAct.Change(draft.id(), revision, content, input.warning().bundle());
    return act(caller, act, "draft changed");
  }

  private DraftContent content(Caller caller, DraftInput input, Optional<StatementId> passesOn) {
    var warning = input.warning();
    var bundle = Releasing.parse(warning);
    requireWithin(caller, bundle);
    return new DraftContent(
        Releasing.title(warning, bundle),
        Hash.of(warning.bundle().toArray()),
        warning.bundle().size(),
        warning.precedence(),
        warning.exercise(),
        input.threatToLife(),
        warning.notAfter(),
        input.recipients().stream().map(name -> partner(name).link()).toList(),
        passesOn);
  }

  /// Nobody writes what they could not read again.
  private static void requireWithin(Caller caller, Bundle bundle) {
    var level = Known.level(bundle);
    if (Sight.limited(caller) && !Sight.ofOwn(caller, Label.of(Attributes.of(level))).known()) {
      throw new DeskException(
          Problem.Kind.POLICY,
          "It is "
              + level.label()
              + ", by its markings or since a part of it bears none, and your account does not"
              + " reach so high. A colleague whose account does can write it.");
    }
  }

  /// What one partner would get.
  public RenderingView preview(Caller caller, String id, String partner) {
    Rights.READ_CONTENT.requireQuietly(caller);
    var draft = find(caller, id);
    return view(caller, draft, judge(draft, recipient(draft, partner)));
  }

  private RenderingView view(Caller caller, WarningDraft draft, Judging judging) {
    var link = judging.partner().link();
    var level = judging.rendering().level();
    var policy = judging.policy().policy();
    var approvedBy = draft.approvers(link, judging.digest());
    boolean person = caller instanceof Caller.Person;
    boolean waits =
        draft.open()
            && draft.content().recipients().contains(link)
            && draft.release(link).isEmpty()
            && judging.objections().isEmpty();
    boolean approver =
        person
            && Rights.APPROVE.allow(caller)
            && policy.mayApprove(caller.role().wire(), level)
            && !draft.authors().contains(caller.name())
            && !approvedBy.contains(caller.name());
    boolean releaser = Rights.RELEASE.allow(caller);
    boolean enough = approvedBy.size() >= judging.approvalsRequired();
    return new RenderingView(
        judging.partner().name(),
        judging.digest(),
        sides(Bundle.parse(bytes(draft).toArray()), Map.of()),
        sides(judging.rendering().bundle(), judging.rendering().ids()),
        judging.rendering(),
        judging.hits(),
        judging.cleared(),
        judging.conflict(),
        Permissions.of(judging.rendering().terms()).sentences(),
        judging.approvalsRequired(),
        approvedBy,
        waits && approver,
        waits && releaser && enough,
        waits && releaser && person && !enough && policy.emergency().allows(level),
        judging.objections());
  }

  /// @param ids from those of the draft to those in the bundle, where they differ
  private static List<RenderingView.Side> sides(Bundle bundle, Map<StixId, StixId> ids) {
    Map<StixId, StixId> origins = new HashMap<>();
    ids.forEach((origin, own) -> origins.put(own, origin));
    return bundle.objects().stream()
        .limit(StixText.OBJECTS_MAX)
        .map(object -> side(object, origins.getOrDefault(object.id(), object.id())))
        .toList();
  }

  private static RenderingView.Side side(StixObject object, StixId origin) {
    return new RenderingView.Side(object.id().toString(), origin.toString(), StixText.of(object));
  }

  /// Who lets finds of the leak check pass.
  public Named clearing(Caller caller) {
    Rights.SEE_DRAFTS.require(caller);
    return Named.of(caller, policies.current().policy()::mayApprove);
  }

  /// Who looks at an emergency release afterwards.
  public Named reviewing(Caller caller, WarningDraft.Release release) {
    Rights.SEE_DRAFTS.require(caller);
    var level = levelOf(release);
    var policy = policies.current().policy();
    return Named.of(caller, role -> policy.mayApprove(role, level));
  }

  /// Lets a find of the leak check pass.
  ///
  /// @param hit its key
  public WarningDraft clear(Caller caller, String id, String hit, String reason) {
    Rights.APPROVE.requireQuietly(caller);
    var draft = find(caller, id);
    if (!clearing(caller).caller()) {
      throw mayNot(caller, "clear finds");
    }
    return act(caller, new DraftAct.Clear(draft.id(), hit, reason.strip()), "find cleared");
  }

  /// Approves what one partner would get.
  ///
  /// @param digest of the rendering that the caller saw, in hexadecimal
  public WarningDraft approve(
      Caller caller, String id, long revision, String partner, String digest) {
    Rights.APPROVE.requireQuietly(caller);
    var draft = find(caller, id);
    var judging = judge(draft, recipient(draft, partner));
    requireSame(judging, digest);
    requireFree(judging);
    requireNamed(caller, judging.rendering().level(), "approve");
    var act =
        new DraftAct.Approve(draft.id(), revision, judging.partner().link(), judging.digest());
    return act(caller, act, "draft approved for " + judging.partner().name());
  }

  /// The policy in force is the judge of who decides at a level.
  private void requireNamed(Caller caller, Tlp level, String act) {
    if (!(caller instanceof Caller.Person)
        || !policies.current().policy().mayApprove(caller.role().wire(), level)) {
      throw mayNot(caller, act + " anything that is " + level.label());
    }
  }

  private static DeskException mayNot(Caller caller, String act) {
    return new DeskException(
        Problem.Kind.POLICY,
        "The policy does not let the role "
            + caller.role().words()
            + " "
            + act
            + ". Ask a colleague who may.");
  }

  /// Sends one partner's rendering.
  ///
  /// @param digest of the rendering that the caller saw, in hexadecimal
  /// @param emergency why the caller releases it alone; empty if enough people approved
  public StatementId release(
      Caller caller, String id, String partner, String digest, Optional<String> emergency) {
    Rights.RELEASE.requireQuietly(caller);
    var draft = find(caller, id);
    var judging = judge(draft, recipient(draft, partner));
    requireSame(judging, digest);
    return release(caller, draft, judging, emergency);
  }

  private StatementId release(
      Caller caller, WarningDraft draft, Judging judging, Optional<String> emergency) {
    requireFree(judging);
    var level = judging.rendering().level();
    if (emergency.isPresent()
        && (!(caller instanceof Caller.Person)
            || !judging.policy().policy().emergency().allows(level))) {
      throw new DeskException(
          Problem.Kind.POLICY,
          "The policy lets nobody release what is "
              + level.label()
              + " alone. A second person must approve it.");
    }
    var grounds =
        new Grounds(
            draft.id(),
            draft.revision(),
            judging.digest(),
            judging.approvalsRequired(),
            emergency.map(String::strip),
            ExplanationRecord.of(judging));
    var order = judging.outgoing().order(caller, Optional.of(grounds));
    var answer =
        place.asking().ask(ticket -> new Event.Released(ticket, judging.partner().link(), order));
    if (answer instanceof Answer.Queued queued) {
      String act = emergency.isPresent() ? "released alone to " : "released to ";
      audit.record(caller, act + judging.partner().name(), queued.id().toString());
      return queued.id();
    }
    throw Answers.refusal(answer);
  }

  /// Begins a draft for one partner and releases it at once, where the policy lets one person do
  /// that and nothing of it is withheld.
  StatementId releaseAtOnce(Caller caller, String name, Draft warning) {
    Rights.RELEASE.requireQuietly(caller);
    var input = new DraftInput(warning, List.of(name));
    var content = content(caller, input, Optional.empty());
    var judging = judge(partner(name), content, warning.bundle(), List.of());
    requireFree(judging);
    if (!judging.gaps().isEmpty()) {
      throw new DeskException(Problem.Kind.POLICY, Releasing.withheld(judging));
    }
    if (judging.approvalsRequired() > 0) {
      throw new DeskException(Problem.Kind.POLICY, Releasing.approvals(judging));
    }
    var draft = act(caller, new DraftAct.Begin(content, warning.bundle()), "draft begun");
    return release(caller, draft, judging, Optional.empty());
  }

  /// What would leave by [#releaseAtOnce].
  Judging judge(Caller caller, String name, Draft warning) {
    var content = content(caller, new DraftInput(warning, List.of(name)), Optional.empty());
    return judge(partner(name), content, warning.bundle(), List.of());
  }

  public WarningDraft withdraw(Caller caller, String id) {
    Rights.DRAFT.requireQuietly(caller);
    return act(caller, new DraftAct.Withdraw(find(caller, id).id()), "draft withdrawn");
  }

  /// Looks at an emergency release afterwards.
  public WarningDraft review(
      Caller caller, String id, String partner, boolean agrees, String note) {
    Rights.APPROVE.requireQuietly(caller);
    var draft = find(caller, id);
    var link = recipient(draft, partner).link();
    draft
        .release(link)
        .filter(WarningDraft.Release::awaitsReview)
        .ifPresent(release -> requireNamed(caller, levelOf(release), "review"));
    var act = new DraftAct.Review(draft.id(), link, agrees, note.strip());
    return act(caller, act, "emergency release reviewed");
  }

  /// The level at which something left.
  private Tlp levelOf(WarningDraft.Release release) {
    return records
        .find(release.statement())
        .flatMap(found -> records.delivery(found.place()))
        .flatMap(delivery -> records.statement(delivery.label().digest()))
        .map(Statement::body)
        .flatMap(body ->
            body instanceof Statement.Warning warning
                ? Optional.of(warning.handling().tlp())
                : Optional.empty())
        .orElseThrow(() -> new IllegalStateException("no warning " + release.statement()));
  }

  private WarningDraft act(Caller caller, DraftAct act, String words) {
    var answer = place.asking().ask(ticket -> new Event.Drafted(ticket, act, caller.name()));
    if (answer instanceof Answer.DraftNow now) {
      audit.record(caller, words, now.draft().id().toString());
      return now.draft();
    }
    throw Answers.refusal(answer);
  }

  private static void requireSame(Judging judging, String digest) {
    if (!judging.digest().hex().equals(digest)) {
      throw new DeskException(
          Problem.Kind.STATE,
          "What would leave is not what you saw: the draft, the policy, the agreement or the time"
              + " has changed. Look at it again.");
    }
  }

  private static void requireFree(Judging judging) {
    if (!judging.objections().isEmpty()) {
      throw new DeskException(Problem.Kind.POLICY, String.join(" ", judging.objections()));
    }
  }

  private Judging judge(WarningDraft draft, Partner partner) {
    return judge(partner, draft.content(), bytes(draft), draft.clearances());
  }

  private Judging judge(
      Partner partner, DraftContent content, Bytes bytes, List<WarningDraft.Clearance> clearances) {
    var duty = content.passesOn().map(warning -> originals.duty(warning, partner));
    var bundle = Bundle.parse(bytes.toArray());
    var matter = new Judging.Matter(content, bytes, bundle, clearances, duty);
    return Judging.of(policies.current(), key, partner, matter, place.clock().instant());
  }

  private Bytes bytes(WarningDraft draft) {
    return records.draftBundle(draft.content().bundle()).orElseThrow();
  }

  private Partner partner(String name) {
    return records.partners().stream()
        .filter(partner -> partner.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  private Partner recipient(WarningDraft draft, String name) {
    return Optional.of(partner(name))
        .filter(partner -> draft.content().recipients().contains(partner.link()))
        .orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  private WarningDraft find(Caller caller, String id) {
    if (!ID_BEGINNING.matcher(id).matches()) {
      throw new DeskException(Problem.ABSENT);
    }
    var whole =
        (id.length() == 36 ? whole(id) : Optional.<WarningDraft>empty())
            .filter(draft -> known.isKnown(caller, draft));
    return whole.orElseGet(() -> {
      var found =
          records.drafts(Desk.LIST_MAX).stream()
              .filter(draft -> draft.id().toString().startsWith(id))
              .filter(draft -> known.isKnown(caller, draft))
              .toList();
      if (found.size() != 1) {
        throw new DeskException(Problem.ABSENT);
      }
      return found.getFirst();
    });
  }

  private Optional<WarningDraft> whole(String id) {
    try {
      return records.draft(DraftId.parse(id));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
