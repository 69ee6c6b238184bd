package dev.tocsin.core.release.marking;

import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Audience.Reach;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.release.terms.Terms.Action;
import dev.tocsin.core.release.terms.Terms.Copy;
import dev.tocsin.core.release.terms.Terms.Court;
import dev.tocsin.core.release.terms.Terms.Inform;
import dev.tocsin.core.release.terms.Terms.Onward;
import dev.tocsin.core.release.terms.Validity;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The handling extension: releasable-to lists, show-only, PAP, Europol's codes, and the wishes
/// that no standard marking can express. Its specification is `docs/spec/handling.md`.
///
/// @param caveats what people must read with it, verbatim
public record Handling(Terms terms, List<String> caveats) {
  /// The id of its extension definition.
  public static final String EXTENSION =
      "extension-definition--31d950c8-9265-41d3-9590-a99fe4544eaf";

  private static final Pattern ORGANISATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final String EUROPOL = "europol";
  private static final int CAVEAT_MAX = 2_000;
  private static final Set<String> NAMES =
      Set.of(
          "extension_type",
          "releasable_to",
          "copy",
          "pap",
          "permitted_actions",
          "inform_target",
          "court",
          "onward",
          "attribution",
          "valid_until",
          EUROPOL,
          "caveat");

  private static final Map<String, Copy> COPIES =
      Map.of("given", Copy.GIVEN, "show-only", Copy.SHOW_ONLY);
  private static final Map<String, Action> PAP =
      Map.of(
          "clear", Action.VISIBLE_DIRECT,
          "white", Action.VISIBLE_DIRECT,
          "green", Action.VISIBLE_DIRECT,
          "amber", Action.VISIBLE_INDIRECT,
          "red", Action.INTERNAL);
  private static final Map<String, Inform> INFORM =
      Map.of("may", Inform.MAY, "ask-first", Inform.ASK_FIRST, "must-not", Inform.MUST_NOT);
  private static final Map<String, Court> COURTS =
      Map.of("may", Court.MAY, "ask-first", Court.ASK_FIRST);
  private static final Map<String, Onward> ONWARD =
      Map.of("free", Onward.FREE, "ask-originator", Onward.ASK_ORIGINATOR, "never", Onward.NEVER);
  private static final Map<String, Terms> CODES =
      Map.of(
          "h0",
          Terms.LOOSEST,
          "h1",
          Terms.LOOSEST.with(Court.ASK_FIRST),
          "h2",
          Terms.LOOSEST.with(Onward.ASK_ORIGINATOR),
          // H3 restricts by words that no machine understands.
          "h3",
          Terms.NOBODY);

  public Handling {
    caveats = List.copyOf(caveats);
  }

  /// What reading gave.
  public sealed interface Reading {
    record Read(Handling handling) implements Reading {}

    /// Something in it is not understood.
    ///
    /// @param faults at least one, each without a full stop
    record Faulty(List<String> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /// Reads the content of the extension in a marking definition.
  public static Reading read(JsonObject content) {
    var fields = new Fields(content, NAMES);
    fields.word("extension_type", Map.of("property-extension", true));
    Terms terms = Terms.combine(parts(fields).toList());
    List<String> caveats = fields.text("caveat").stream().toList();
    if (caveats.stream().anyMatch(text -> text.length() > CAVEAT_MAX)) {
      fields.fault("its caveat is longer than " + CAVEAT_MAX + " characters");
    }
    if (content.members().keySet().stream().allMatch("extension_type"::equals)) {
      fields.fault("it asks for nothing");
    }
    return fields.faults().isEmpty()
        ? new Reading.Read(new Handling(terms, caveats))
        : new Reading.Faulty(fields.faults());
  }

  private static Stream<Terms> parts(Fields fields) {
    Terms loosest = Terms.LOOSEST;
    return Stream.of(
            releasable(fields).map(loosest::with),
            fields.word("copy", COPIES).map(loosest::with),
            fields.word("pap", PAP).map(loosest::with),
            fields.word("permitted_actions", IepPolicy.ACTIONS).map(loosest::with),
            fields.word("inform_target", INFORM).map(loosest::with),
            fields.word("court", COURTS).map(loosest::with),
            fields.word("onward", ONWARD).map(loosest::with),
            fields.word("attribution", IepPolicy.ATTRIBUTIONS).map(loosest::with),
            fields
                .time("valid_until")
                .map(end -> loosest.with(new Validity(Optional.empty(), Optional.of(end)))),
            Optional.of(Terms.combine(codes(fields))))
        .flatMap(Optional::stream);
  }

  private static Optional<Audience> releasable(Fields fields) {
    Optional<Set<String>> organisations = fields.texts("releasable_to");
    if (organisations.stream()
        .flatMap(Set::stream)
        .anyMatch(name -> !ORGANISATION.matcher(name).matches())) {
      fields.fault("releasable_to names organisations by words such as north");
    }
    return organisations.map(list -> new Audience(Reach.EVERYONE, Optional.of(list)));
  }

  private static List<Terms> codes(Fields fields) {
    return fields.texts(EUROPOL).stream()
        .flatMap(Set::stream)
        .map(code ->
            Optional.ofNullable(CODES.get(code))
                .orElseGet(() -> {
                  fields.fault("a code of europol is not understood");
                  return Terms.NOBODY;
                }))
        .toList();
  }

  /// The lowest level that must stand beside it, so that whoever does not know the extension does
  /// not give away more than it allows.
  public Tlp least() {
    boolean narrow =
        Stream.of(Dimension.AUDIENCE, Dimension.COPY, Dimension.ONWARD)
            .anyMatch(dimension -> !terms.isLoosest(dimension));
    return narrow ? Tlp.AMBER_STRICT : Tlp.GREEN;
  }
}
