package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.PolicyRecord;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.core.release.policy.PolicyCase;
import dev.tocsin.core.release.policy.PolicyFault;
import dev.tocsin.core.release.policy.PolicyFile;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk's part for the release policy. A policy comes into force whole or not at all, and the
/// node's log shows which one was when. Safe for many threads.
public final class PolicyDesk {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyDesk.class);
  private static final String NOBODY = "a new node";

  private final Workplace place;
  private final Records records;
  private final Audit audit;
  private final ReentrantLock setting = new ReentrantLock();
  private volatile PolicyView current;

  PolicyDesk(Workplace place, Audit audit) {
    this.place = place;
    this.records = new Records(place.disk());
    this.audit = audit;
    this.current = kept().orElseGet(this::starting);
  }

  private PolicyView starting() {
    return new PolicyView(Policy.starting("own"), place.since(), NOBODY, Optional.empty());
  }

  /// A policy that was fit when it came into force is fit now, unless this version reads otherwise:
  /// then nothing leaves until a person puts another one into force.
  private Optional<PolicyView> kept() {
    return records
        .kept(PolicyRecord.KIND, PolicyRecord.IN_FORCE)
        .map(PolicyRecord::read)
        .map(record -> {
          var bytes = records.kept(PolicyRecord.KIND, record.version().hex()).orElseThrow();
          return new PolicyView(
              switch (PolicyFile.parse(bytes.toArray())) {
                case PolicyFile.Reading.Accepted(Policy policy) -> policy;
                case PolicyFile.Reading.Faulty _, PolicyFile.Reading.Failing _ -> {
                  LOG.error(
                      "the release policy {} is not read by this version, so nothing leaves; put a"
                          + " policy into force with: tocsin policy load FILE",
                      record.version());
                  yield Policy.conservative("own");
                }
              },
              record.at(),
              record.by(),
              Optional.of(record.leaf()));
        });
  }

  /// The policy in force.
  public PolicyView policy(Caller caller) {
    Rights.READ.require(caller);
    return current;
  }

  PolicyView current() {
    return current;
  }

  /// Puts a policy into force.
  ///
  /// @param file its bytes; if they are no policy, or its own tests fail, all stays as it was
  public PolicyView load(Caller caller, Bytes file) {
    Rights.SET_POLICY.require(caller);
    var policy =
        switch (PolicyFile.parse(file.toArray())) {
          case PolicyFile.Reading.Accepted(Policy accepted) -> accepted;
          case PolicyFile.Reading.Faulty(List<PolicyFault> faults) ->
              throw unfit(
                  "This is not a policy; the one in force stays.",
                  faults.stream().map(PolicyDesk::fault).toList());
          case PolicyFile.Reading.Failing(List<PolicyCase.Failure> failures) ->
              throw unfit(
                  "The policy's own tests fail; the one in force stays.",
                  failures.stream()
                      .map(failure ->
                          new Problem.Fault(
                              "",
                              "tests",
                              failure.name() + ": " + String.join(" ", failure.sentences())))
                      .toList());
        };
    setting.lock();
    try {
      var answer = place.asking().ask(t -> new Event.PolicySet(t, file, caller.name()));
      if (!(answer instanceof Answer.Logged logged)) {
        throw Answers.refusal(answer);
      }
      current =
          new PolicyView(
              policy, place.clock().instant(), caller.name(), Optional.of(logged.leaf()));
    } finally {
      setting.unlock();
    }
    audit.record(caller, "policy in force", policy.version().hex());
    return current;
  }

  private static DeskException unfit(String sentence, List<Problem.Fault> faults) {
    return new DeskException(new Problem(Problem.Kind.MALFORMED, sentence, faults));
  }

  private static Problem.Fault fault(PolicyFault fault) {
    return new Problem.Fault("", "line " + fault.line(), fault.toString());
  }

  /// A partner as the policy in force sees it. What the agreement allows is never passed.
  static Recipient recipient(PolicyView view, Partner partner) {
    var policy = view.policy();
    Tlp agreed = partner.ours().map(Statement.Agreement::ceiling).orElse(Tlp.CLEAR);
    var recipient = policy.recipient(partner.name(), true);
    boolean asAgreed = view.leaf().isEmpty();
    Tlp ceiling = asAgreed || recipient.ceiling().isAtLeast(agreed) ? agreed : recipient.ceiling();
    return new Recipient(
        recipient.organisation(), recipient.relation(), ceiling, recipient.promises(), true);
  }
}
