package dev.tocsin.core.partner;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Another organisation's node, and how far enrolment with it has come.
///
/// @param name what this node's people call it; unique here
/// @param descriptor version of the newest descriptor kept
/// @param number the 60 digits that both sides compare over a second channel
/// @param confirmations who here compared the number, in order
/// @param ours the agreement that this node signed
/// @param theirs the agreement that the partner signed
/// @param oursReceived whether the partner's machine receipted ours
public record Partner(
    LinkId link,
    String name,
    NodeId node,
    long descriptor,
    String number,
    State state,
    List<Confirmation> confirmations,
    Optional<Statement.Agreement> ours,
    Optional<Statement.Agreement> theirs,
    boolean oursReceived) {

  /// How many different people on one side must have compared the number.
  public static final int PEOPLE_REQUIRED = 2;

  public Partner {
    confirmations = List.copyOf(confirmations);
  }

  /// How far enrolment has come, seen from here.
  public enum State {
    INVITED,
    NUMBER_SHOWN,
    CONFIRMED_HERE,
    CONFIRMED_THERE,
    ACTIVE,
    SUSPENDED,
    ENDED;

    /// The words for people.
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// One person here compared the number.
  ///
  /// @param person the account's name
  /// @param ceiling the highest level that they would let pass
  /// @param terms the further terms that they confirmed
  public record Confirmation(String person, Tlp ceiling, List<String> terms, Instant at) {
    public Confirmation {
      terms = List.copyOf(terms);
    }

    boolean sameTerms(Confirmation other) {
      return ceiling == other.ceiling && terms.equals(other.terms);
    }
  }

  public static Partner invited(
      LinkId link, String name, NodeId node, long descriptor, String number) {
    return new Partner(
        link,
        name,
        node,
        descriptor,
        number,
        State.INVITED,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /// After the number was shown to a person here.
  public Partner shown() {
    return state == State.INVITED ? in(State.NUMBER_SHOWN) : this;
  }

  /// After one more person here compared the number; the same person counts once for the same
  /// terms.
  public Partner confirmed(Confirmation confirmation) {
    var more = new ArrayList<>(confirmations);
    more.removeIf(each -> each.person().equals(confirmation.person()));
    more.add(confirmation);
    return new Partner(
        link, name, node, descriptor, number, state, more, ours, theirs, oursReceived);
  }

  /// The people who confirmed the same terms as this one, in order.
  public List<String> peopleBehind(Confirmation confirmation) {
    return confirmations.stream()
        .filter(confirmation::sameTerms)
        .map(Confirmation::person)
        .toList();
  }

  public Partner signed(Statement.Agreement agreement) {
    return new Partner(
            link,
            name,
            node,
            descriptor,
            number,
            state,
            confirmations,
            Optional.of(agreement),
            theirs,
            false)
        .settled();
  }

  public Partner heard(Statement.Agreement agreement) {
    return new Partner(
            link,
            name,
            node,
            descriptor,
            number,
            state,
            confirmations,
            ours,
            Optional.of(agreement),
            oursReceived)
        .settled();
  }

  /// After the partner's machine receipted our agreement.
  public Partner receipted() {
    return new Partner(
            link, name, node, descriptor, number, state, confirmations, ours, theirs, true)
        .settled();
  }

  /// Whether both sides signed, and the same terms.
  public boolean agreed() {
    return ours.isPresent() && theirs.isPresent() && ours.get().matches(theirs.get());
  }

  /// Whether what this partner says is taken, agreements apart.
  public boolean heardBy() {
    return agreed() && state != State.ENDED;
  }

  /// Whether anything may be sent, agreements apart.
  public boolean active() {
    return state == State.ACTIVE;
  }

  private Partner settled() {
    if (state == State.SUSPENDED || state == State.ENDED) {
      return this;
    }
    if (agreed() && oursReceived) {
      return in(State.ACTIVE);
    }
    if (ours.isPresent()) {
      return in(State.CONFIRMED_HERE);
    }
    return theirs.isPresent() ? in(State.CONFIRMED_THERE) : this;
  }

  public Partner in(State next) {
    return new Partner(
        link, name, node, descriptor, number, next, confirmations, ours, theirs, oursReceived);
  }
}
