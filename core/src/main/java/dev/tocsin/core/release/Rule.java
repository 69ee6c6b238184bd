package dev.tocsin.core.release;

import java.util.Locale;

/// The rules by which something is withheld, as [#word] in policies and explanations.
public enum Rule {
  /// A marking is not known or not understood.
  MARKING_UNKNOWN,
  /// Markings contradict what they must be, so that none of them can be trusted.
  MARKING_FAULTY,
  /// The handling extension stands without a standard marking that is as strict.
  MARKING_ALONE,
  /// Its terms let nobody have it.
  AUDIENCE_NOBODY,
  /// The recipient is not on the list of those it is releasable to.
  AUDIENCE_RELEASABLE,
  /// It is for named recipients, and this one was not named.
  AUDIENCE_NAMED,
  /// It is above what the recipient is trusted with.
  AUDIENCE_CEILING,
  /// It came from others, and the recipient is not among those it may be passed on to.
  ONWARD_AUDIENCE,
  /// It came from others, who must be asked before it goes to clients.
  ONWARD_CLIENTS,
  /// It came from others, who must be asked first.
  ONWARD_ASK,
  /// It came from others, and must not be passed on.
  ONWARD_NEVER,
  /// It asks for something that the recipient has not promised to keep.
  PROMISE_MISSING,
  /// It may not be had yet, or no longer.
  TIME_OUTSIDE,
  /// It defines a marking or an extension that nothing of what goes bears.
  DEFINITION_UNUSED;

  /// As it stands in policies: `audience.ceiling`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
