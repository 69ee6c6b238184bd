package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.PartnerView;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.Tlp;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Partners and enrolment.
final class PartnerPages {
  private static final String HERE = "/console/partners";

  private final Desk desk;
  private final Pages pages;

  PartnerPages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  record AllPage(Shell shell, List<PartnerView> partners) {}

  /// @param mayShow whether the visitor may have the number shown now
  /// @param mayConfirm whether the visitor may confirm the number now
  record OnePage(Shell shell, PartnerView partner, boolean mayShow, boolean mayConfirm) {
    /// How many people here must still confirm.
    int missing() {
      return Math.max(0, Partner.PEOPLE_REQUIRED - partner.confirmations().size());
    }

    /// The number, in its groups of five.
    List<String> groups() {
      return List.of(partner.number().strip().split("\\s+"));
    }

    /// The number is to be compared before anything else is done.
    boolean numberIsShown() {
      return partner.state() != Partner.State.INVITED;
    }
  }

  void all(Context context, Shell.Visitor visitor) {
    var partners = desk.partners(visitor.person()).stream().map(PartnerPages::safe).toList();
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("partners.title"));
    pages.show(context, "partners", new AllPage(shell, partners));
  }

  void one(Context context, Shell.Visitor visitor) {
    var partner = safe(desk.partner(visitor.person(), context.pathParam("name")));
    var shell = pages.shell(visitor, HERE, partner.name());
    boolean open =
        partner.ours().isEmpty()
            && partner.state() != Partner.State.SUSPENDED
            && partner.state() != Partner.State.ENDED;
    boolean confirmed =
        partner.confirmations().stream()
            .anyMatch(each -> each.person().equals(visitor.person().name()));
    pages.show(
        context,
        "partner",
        new OnePage(
            shell,
            partner,
            partner.state() == Partner.State.INVITED && Rights.INVITE.allow(visitor.person()),
            open
                && !confirmed
                && partner.state() != Partner.State.INVITED
                && Rights.CONFIRM.allow(visitor.person())));
  }

  /// What a partner calls itself and where it says it is are its own words.
  private static PartnerView safe(PartnerView partner) {
    return new PartnerView(
        partner.name(),
        SafeText.line(partner.organisation()).text(),
        partner.node(),
        partner.state(),
        partner.number(),
        partner.confirmations(),
        partner.ours(),
        partner.theirs().map(PartnerPages::safe),
        partner.endpoints().stream().map(text -> SafeText.line(text).text()).toList(),
        partner.trouble().map(reason -> SafeText.line(reason).text()));
  }

  private static PartnerView.Terms safe(PartnerView.Terms terms) {
    return new PartnerView.Terms(
        terms.ceiling(),
        terms.terms().stream().map(text -> SafeText.line(text).text()).toList(),
        terms.confirmedBy().stream().map(text -> SafeText.line(text).text()).toList());
  }

  void invite(Context context, Shell.Visitor visitor, Form form) {
    var name = form.text("name");
    var descriptor = document(form);
    var partner =
        descriptor.isPresent()
            ? desk.invite(visitor.person(), name, descriptor.orElseThrow())
            : desk.inviteFrom(visitor.person(), name, address(form));
    ConsoleEndpoints.seeOther(context, HERE + "/" + partner.name());
  }

  private static Optional<Bytes> document(Form form) {
    return Optional.of(form.bytes("file")).filter(bytes -> bytes.size() > 0);
  }

  private static URI address(Form form) {
    try {
      return form.filled("address").map(URI::create).orElseThrow(PartnerPages::nothing);
    } catch (IllegalArgumentException _) {
      throw nothing();
    }
  }

  private static DeskException nothing() {
    return new DeskException(
        Problem.Kind.BAD_REQUEST,
        "Choose the other node's descriptor file, or write the address that it is published at.");
  }

  void shown(Context context, Shell.Visitor visitor, Form form) {
    var partner = desk.shown(visitor.person(), context.pathParam("name"));
    ConsoleEndpoints.seeOther(context, HERE + "/" + partner.name());
  }

  void confirm(Context context, Shell.Visitor visitor, Form form) {
    var partner =
        desk.confirm(
            visitor.person(),
            context.pathParam("name"),
            form.text("number"),
            ceiling(form.text("ceiling")),
            form.text("terms").lines().map(String::strip).filter(term -> !term.isEmpty()).toList());
    ConsoleEndpoints.seeOther(context, HERE + "/" + partner.name());
  }

  private static Tlp ceiling(String name) {
    for (var tlp : Tlp.values()) {
      if (tlp.name().equals(name)) {
        return tlp;
      }
    }
    throw new DeskException(Problem.Kind.BAD_REQUEST, "Choose the highest level that may pass.");
  }

  void descriptor(Context context, Shell.Visitor visitor) {
    Downloads.send(context, desk.descriptor());
  }
}
