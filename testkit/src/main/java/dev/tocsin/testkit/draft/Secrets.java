package dev.tocsin.testkit.draft;

import dev.tocsin.core.release.Definitions;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.MarkedPortion;
import dev.tocsin.core.release.Portions;
import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which texts of a draft its recipient must not get, said without the renderer: from the decisions
/// about portions alone. One thread.
public final class Secrets {
  static final Pattern WORD = Pattern.compile("[bcdfghjklmnpqrstvwxz]{12}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

  private final Case drawn;
  private final Instant now;
  private final Bundle bundle;
  private final Definitions definitions;
  private final Set<StixId> hidden = new HashSet<>();
  private final List<Set<Place>> withheld = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();

  /// A text or number of the draft, or the name of a member.
  ///
  /// @param object its number
  record Leaf(int object, Place place, String text, boolean secret) {
    Stream<String> words() {
      return WORD.matcher(text).results().map(MatchResult::group);
    }

    /// Whether it tells something wherever it stands: no word, but an id, a number, an address.
    private boolean telling() {
      return text.length() >= RandomDraft.PIECE
          && text.chars().anyMatch(Character::isDigit)
          && !TIME.matcher(text).matches()
          && StixId.read(text).flatMap(Tlp::fromMarking).isEmpty();
    }
  }

  private Secrets(Case drawn, Instant now, Bundle bundle, Definitions definitions) {
    this.drawn = drawn;
    this.now = now;
    this.bundle = bundle;
    this.definitions = definitions;
  }

  /// Decides every portion of a draft.
  ///
  /// @return empty if the draft is refused, since its definitions contradict each other
  public static Optional<Secrets> of(Case drawn, Instant now) {
    Bundle bundle = Bundle.parse(drawn.bytes().toArray());
    if (!(Definitions.gather(bundle.objects())
        instanceof Definitions.Gathered.Sound(Definitions definitions))) {
      return Optional.empty();
    }
    var secrets = new Secrets(drawn, now, bundle, definitions);
    secrets.decide();
    return Optional.of(secrets);
  }

  /// What must stand nowhere that the recipient can look.
  ///
  /// @param piece the fewest letters of a withheld word that tell it
  public Needles needles(int piece) {
    Set<String> pieces = new HashSet<>();
    leaves.stream()
        .filter(Leaf::secret)
        .flatMap(Leaf::words)
        .forEach(word -> pieces.addAll(RandomDraft.piecesOf(word, piece)));
    String open =
        leaves.stream()
            .filter(leaf -> !leaf.secret())
            .map(Leaf::text)
            .collect(Collectors.joining("\n"));
    Set<String> texts =
        leaves.stream()
            .filter(leaf -> leaf.secret() && leaf.telling() && !open.contains(leaf.text()))
            .map(Leaf::text)
            .collect(Collectors.toSet());
    return new Needles(piece, pieces, texts);
  }

  /// What must stand nowhere that whoever sees nothing of the draft can look: every word of it, but
  /// for those of its markings, which say how it is to be handled.
  public Needles allWords(int piece) {
    Set<String> pieces = new HashSet<>();
    leaves.stream()
        .filter(leaf -> !bundle.objects().get(leaf.object()).type().equals("marking-definition"))
        .flatMap(Leaf::words)
        .forEach(word -> pieces.addAll(RandomDraft.piecesOf(word, piece)));
    return new Needles(piece, pieces, Set.of());
  }

  /// What its recipient may get.
  public Needles open(int piece) {
    Set<String> pieces = new HashSet<>();
    leaves.stream()
        .filter(leaf -> !leaf.secret())
        .flatMap(Leaf::words)
        .forEach(word -> pieces.addAll(RandomDraft.piecesOf(word, piece)));
    Set<String> texts =
        leaves.stream()
            .filter(leaf -> !leaf.secret() && leaf.telling())
            .map(Leaf::text)
            .collect(Collectors.toSet());
    return new Needles(piece, pieces, texts);
  }

  /// How many words are withheld.
  public int count() {
    return (int) leaves.stream().filter(Leaf::secret).flatMap(Leaf::words).count();
  }

  Bundle bundle() {
    return bundle;
  }

  List<Leaf> leaves() {
    return leaves;
  }

  /// The places of an object that are withheld.
  ///
  /// @param object its number
  Set<Place> withheld(int object) {
    return withheld.get(object);
  }

  // What is decided.

  List<MarkedPortion> portions(StixObject object) {
    boolean bare = object.objectMarkingRefs().isEmpty() && !object.hasGranularMarkings();
    boolean follows = isDefinition(object) && (bare || Tlp.fromMarking(object.id()).isPresent());
    return follows ? List.of() : Portions.of(object, definitions, drawn.unmarked());
  }

  static boolean isDefinition(StixObject object) {
    return Set.of("marking-definition", "extension-definition").contains(object.type());
  }

  private boolean isWithheld(MarkedPortion portion) {
    return !Explanation.decide(portion, drawn.reader().recipient(), now).permits()
        || portion.markings().stream().map(ReadMarking::id).anyMatch(hidden::contains);
  }

  private void decide() {
    boolean more = true;
    while (more) {
      more = false;
      for (StixObject object : bundle.objects()) {
        if (isDefinition(object) && portions(object).stream().anyMatch(this::isWithheld)) {
          more |= hidden.add(object.id());
        }
      }
    }
    for (StixObject object : bundle.objects()) {
      withheld.add(
          portions(object).stream()
              .filter(this::isWithheld)
              .map(marked -> marked.portion().part().map(Place::of).orElse(Place.TOP))
              .collect(Collectors.toCollection(HashSet::new)));
    }
    for (int index = 0; index < bundle.objects().size(); index++) {
      if (bundle.objects().get(index).type().equals("language-content")) {
        withheld.get(index).addAll(translations(bundle.objects().get(index)));
      }
    }
    for (int index = 0; index < bundle.objects().size(); index++) {
      leaves(index, Place.TOP, bundle.objects().get(index).json());
    }
  }

  private Set<Place> translations(StixObject translation) {
    Set<Place> secret = new HashSet<>();
    for (int index = 0; index < bundle.objects().size(); index++) {
      String id = bundle.objects().get(index).id().toString();
      if (translation.text("object_ref").filter(id::equals).isPresent()
          && translation.json().members().get("contents") instanceof JsonObject contents) {
        for (Place place : withheld.get(index)) {
          for (String language : contents.members().keySet()) {
            secret.add(
                place.equals(Place.TOP)
                    ? Place.TOP.then("contents")
                    : Place.TOP.then("contents").then(language).then(place.steps().getFirst()));
          }
        }
      }
    }
    return secret;
  }

  private void leaves(int object, Place place, JsonValue value) {
    switch (value) {
      case JsonString(String leaf) -> leaf(object, place, leaf);
      case JsonNumber(String leaf) -> leaf(object, place, leaf);
      case JsonArray(var elements) -> {
        for (int index = 0; index < elements.size(); index++) {
          leaves(object, place.then(index), elements.get(index));
        }
      }
      case JsonObject(var members) ->
          members.forEach((name, member) -> {
            leaf(object, place.then(name), name);
            leaves(object, place.then(name), member);
          });
      case JsonBoolean _, JsonNull _ -> {}
    }
  }

  private void leaf(int object, Place place, String leaf) {
    if (Place.TOP.then("granular_markings").covers(place)) {
      // Only names of members stand there once more.
      return;
    }
    boolean secret = withheld.get(object).stream().anyMatch(part -> part.covers(place));
    leaves.add(new Leaf(object, place, leaf, secret));
  }
}
