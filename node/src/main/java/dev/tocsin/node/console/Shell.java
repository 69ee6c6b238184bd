package dev.tocsin.node.console;

import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What surrounds every page: whose node it is, who is logged in, where they are.
///
/// @param here the address of the menu entry that the page belongs to; empty if to none
/// @param title what the page is, for the browser's tab
record Shell(Place place, Optional<Visitor> visitor, String here, String title) {

  /// The node that the console belongs to.
  ///
  /// @param brief the beginning of the node's id
  record Place(String organisation, String brief) {}

  /// Who looks at a page.
  ///
  /// @param formToken what each form must carry
  record Visitor(Caller.Person person, String formToken) {}

  /// An entry of the menu.
  record Entry(String address, String label, boolean current) {}

  String say(String key, Object... values) {
    return Words.ENGLISH.say(key, values);
  }

  String formToken() {
    return visitor.map(Visitor::formToken).orElse("");
  }

  /// Whether the visitor may do something; for leaving out what would be refused.
  boolean may(Rights right) {
    return visitor.filter(known -> right.allow(known.person())).isPresent();
  }

  List<Entry> menu() {
    var entries = new ArrayList<Entry>();
    add(entries, "/console/inbox", "menu.inbox", Rights.READ);
    add(entries, "/console/outbox", "menu.outbox", Rights.READ);
    add(entries, SearchPages.HERE, "menu.search", Rights.READ_CONTENT);
    add(entries, DraftPages.HERE, "menu.drafts", Rights.SEE_DRAFTS);
    add(entries, "/console/partners", "menu.partners", Rights.READ);
    add(entries, "/console/status", "menu.status", Rights.READ);
    add(entries, WaitingPages.HERE, "menu.waiting", Rights.ADMIT);
    add(entries, CollectionPages.HERE, "menu.collections", Rights.READ_CONTENT);
    add(entries, TaxiiPages.HERE, "menu.taxii", Rights.SEE_SHARING);
    add(entries, "/console/accounts", "menu.accounts", Rights.ACCOUNTS);
    return entries;
  }

  private void add(List<Entry> entries, String address, String label, Rights right) {
    if (may(right)) {
      entries.add(new Entry(address, say(label), address.equals(here)));
    }
  }
}
