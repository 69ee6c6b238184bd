package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.DescriptorException;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor;
import dev.tocsin.exchange.descriptor.SharedNumber;
import dev.tocsin.stix.Tlp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Enrolment: from a descriptor to a partner.
final class Partnering {
  static final int TERMS_MAX = 20;
  static final int TERM_LENGTH_MAX = 200;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Workplace place;
  private final Records records;
  private final Audit audit;

  Partnering(Workplace place, Audit audit) {
    this.place = place;
    this.records = new Records(place.disk());
    this.audit = audit;
  }

  /// What a person compared and would agree to.
  record Comparison(String number, Tlp ceiling, List<String> terms) {}

  List<PartnerView> all() {
    return records.partners().stream().map(this::view).toList();
  }

  PartnerView one(String name) {
    return view(find(name));
  }

  FileView own() {
    var descriptors = place.keyring().descriptors();
    return new FileView(
        descriptors.node().brief() + ".descriptor.json",
        "application/json",
        descriptors.signed().getLast());
  }

  /// @throws DeskException if there is none of that name
  Partner find(String name) {
    return records.partners().stream()
        .filter(partner -> partner.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  PartnerView inviteFrom(Caller caller, String name, URI base) {
    requireName(name);
    return invite(caller, name, place.fetch().from(base));
  }

  PartnerView invite(Caller caller, String name, Bytes descriptor) {
    requireName(name);
    var chain = chain(descriptor);
    var self = place.keyring().self();
    if (chain.node().equals(self)) {
      throw new DeskException(Problem.Kind.TAKEN, "That is this node's own descriptor.");
    }
    var number = SharedNumber.of(self, chain.node()).value();
    long version = chain.newest().version();
    return partner(
        caller,
        "invited",
        ticket -> new Event.Invited(ticket, name, chain.node(), version, descriptor, number));
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST,
          "A partner's name has 1 to 40 lower-case letters, digits and dashes.");
    }
  }

  private static DescriptorChain chain(Bytes descriptor) {
    try {
      return DescriptorChain.verify(List.of(descriptor));
    } catch (DescriptorException e) {
      throw new DeskException(
          new Problem(
              Problem.Kind.MALFORMED,
              "The descriptor is refused. Ask its owner for a fresh copy.",
              List.of(new Problem.Fault("/descriptor", "descriptor", sentence(e)))));
    }
  }

  private static String sentence(DescriptorException e) {
    return Optional.ofNullable(e.getMessage()).orElse("It does not verify.");
  }

  PartnerView shown(Caller caller, String name) {
    var link = find(name).link();
    return partner(caller, "number shown", ticket -> new Event.NumberShown(ticket, link));
  }

  PartnerView confirm(Caller caller, String name, Comparison comparison) {
    var partner = find(name);
    requireTerms(comparison.terms());
    if (!same(partner.number(), comparison.number())) {
      audit.record(caller, "number differs", name);
      throw new DeskException(
          Problem.Kind.STATE,
          "The number is not the one that this node shows. Do not go on: either it was misread, or"
              + " someone stands between you and the partner. Compare it again by telephone.");
    }
    return partner(
        caller,
        "confirmed",
        ticket ->
            new Event.Confirmed(
                ticket, partner.link(), caller.name(), comparison.ceiling(), comparison.terms()));
  }

  private static void requireTerms(List<String> terms) {
    boolean fit =
        terms.size() <= TERMS_MAX
            && terms.stream().allMatch(term -> !term.isBlank() && term.length() <= TERM_LENGTH_MAX);
    if (!fit) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST,
          "An agreement has at most "
              + TERMS_MAX
              + " terms of 1 to "
              + TERM_LENGTH_MAX
              + " characters.");
    }
  }

  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(digits(ours), digits(theirs));
  }

  private static byte[] digits(String number) {
    return SPACE.matcher(number).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }

  private PartnerView partner(
      Caller caller, String act, Function<Event.Ticket, Event.Asked> event) {
    var answer = place.asking().ask(event);
    if (answer instanceof Answer.PartnerNow now) {
      audit.record(caller, act, now.partner().name());
      return view(now.partner());
    }
    throw Answers.refusal(answer);
  }

  private PartnerView view(Partner partner) {
    var descriptor = newest(partner);
    return new PartnerView(
        partner.name(),
        descriptor.name().value(),
        partner.node(),
        partner.state(),
        partner.number(),
        partner.confirmations().stream()
            .map(each ->
                new PartnerView.Confirmation(
                    each.person(), each.at(), each.ceiling(), each.terms()))
            .toList(),
        partner.ours().map(Partnering::terms),
        partner.theirs().map(Partnering::terms),
        descriptor.endpoints().stream().map(Endpoint::text).toList(),
        place.trouble().apply(partner.link()));
  }

  private NodeDescriptor newest(Partner partner) {
    return place
        .keyring()
        .descriptor(partner.link())
        .orElseGet(() -> DescriptorChain.verify(records.descriptors(partner.node())).newest());
  }

  private static PartnerView.Terms terms(Statement.Agreement agreement) {
    return new PartnerView.Terms(agreement.ceiling(), agreement.terms(), agreement.confirmedBy());
  }
}
