package dev.tocsin.core.release.policy;

import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.Recipient.Relation;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What an organisation gives to whom, and who decides it. Immutable.
///
/// @param version the hash of the file that it was read from
/// @param organisation our own word
/// @param unmarked the level of what bears none; empty if such material is withheld
/// @param communities by name, with their members
/// @param partners by the word of the organisation
/// @param release the highest level that each role may approve; a role that is not named, none
/// @param approvals how many people besides the drafter must approve, for every level
/// @param caveats that stand on all that goes to somebody
/// @param cases its own tests
public record Policy(
    Hash version,
    String organisation,
    Optional<Tlp> unmarked,
    Map<String, Set<String>> communities,
    Map<String, Partner> partners,
    Map<String, Tlp> release,
    Map<Tlp, Integer> approvals,
    Emergency emergency,
    List<Caveat> caveats,
    List<PolicyCase> cases) {

  public Policy {
    communities = Map.copyOf(communities);
    partners = Map.copyOf(partners);
    release = Map.copyOf(release);
    approvals = Map.copyOf(approvals);
    caveats = List.copyOf(caveats);
    cases = List.copyOf(cases);
    if (!approvals.keySet().containsAll(Set.of(Tlp.values()))) {
      throw new IllegalArgumentException("every level needs a number of approvals");
    }
  }

  /// A partner by our policy.
  ///
  /// @param ceiling the highest level that it is trusted with
  /// @param client whether it is a client of ours
  /// @param promises the dimensions in which it has promised to keep what is asked
  public record Partner(Tlp ceiling, boolean client, Set<Dimension> promises) {
    public Partner {
      promises = Set.copyOf(promises);
    }
  }

  /// Whether one person alone may release when there is no time.
  ///
  /// @param highest the highest level of such a release; empty if there is none
  public record Emergency(Optional<Tlp> highest) {
    public boolean allows(Tlp level) {
      return highest.filter(most -> most.isAtLeast(level)).isPresent();
    }
  }

  /// Words that go with all material.
  ///
  /// @param recipients partners and communities that it goes to; empty for everyone
  public record Caveat(String text, Set<String> recipients) {
    public Caveat {
      recipients = Set.copyOf(recipients);
    }
  }

  /// What a new node begins with: each partner is trusted up to the ceiling of its agreement, a
  /// release authority must approve everything, and nothing unmarked leaves.
  public static Policy starting(String organisation) {
    Map<Tlp, Integer> one = new EnumMap<>(Tlp.class);
    for (var level : Tlp.values()) {
      one.put(level, 1);
    }
    return new Policy(
        Hash.of(new byte[0]),
        organisation,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of("release-authority", Tlp.RED),
        one,
        new Emergency(Optional.empty()),
        List.of(),
        List.of());
  }

  /// The conservative numbers that stand where a file is silent: nothing unmarked leaves, there are
  /// no partners, two people must approve everything but what is clear, and there is no emergency.
  public static Policy conservative(String organisation) {
    return new Policy(
        Hash.of(new byte[0]),
        organisation,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(Tlp.CLEAR, 1, Tlp.GREEN, 2, Tlp.AMBER, 2, Tlp.AMBER_STRICT, 2, Tlp.RED, 2),
        new Emergency(Optional.empty()),
        List.of(),
        List.of());
  }

  /// An organisation as a recipient. Of one that the policy does not name nothing is known but its
  /// communities: a member is trusted up to GREEN, anybody else with CLEAR, and nobody of them has
  /// promised anything.
  ///
  /// @param named whether the release names it, and not only a community that it is in
  public Recipient recipient(String organisation, boolean named) {
    var partner =
        Optional.ofNullable(partners.get(organisation))
            .orElseGet(
                () -> new Partner(isMember(organisation) ? Tlp.GREEN : Tlp.CLEAR, false, Set.of()));
    return new Recipient(
        organisation,
        relation(organisation, partner),
        partner.ceiling(),
        partner.promises(),
        named);
  }

  private Relation relation(String other, Partner partner) {
    if (other.equals(organisation)) {
      return Relation.OWN;
    }
    if (partner.client()) {
      return Relation.CLIENT;
    }
    return isMember(other) ? Relation.COMMUNITY : Relation.STRANGER;
  }

  private boolean isMember(String other) {
    return communities.values().stream().anyMatch(members -> members.contains(other));
  }

  /// How many people besides the drafter must approve material of a level.
  public int approvals(Tlp level) {
    return Optional.ofNullable(approvals.get(level)).orElseThrow();
  }

  /// Whether a role may approve material of a level.
  public boolean mayApprove(String role, Tlp level) {
    return Optional.ofNullable(release.get(role)).filter(most -> most.isAtLeast(level)).isPresent();
  }

  /// Whether a role may approve material of some level, and so judge what was found in any.
  public boolean mayApprove(String role) {
    return release.containsKey(role);
  }

  /// The caveats that go with all that an organisation gets, in the order of the file.
  public List<String> caveatsFor(String other) {
    Set<String> names = new TreeSet<>(Set.of(other));
    communities.forEach((name, members) -> {
      if (members.contains(other)) {
        names.add(name);
      }
    });
    return caveats.stream()
        .filter(caveat ->
            caveat.recipients().isEmpty() || caveat.recipients().stream().anyMatch(names::contains))
        .map(Caveat::text)
        .toList();
  }

  /// Runs the policy's own cases.
  ///
  /// @return those that came out differently, in order; empty if all came out as expected
  public List<PolicyCase.Failure> test() {
    return cases.stream().flatMap(each -> each.run(this).stream()).toList();
  }
}
