package dev.tocsin.core.release.leak;

import dev.tocsin.core.release.leak.Hit.How;
import dev.tocsin.core.release.leak.Hit.InObject;
import dev.tocsin.core.release.leak.Hit.InText;
import dev.tocsin.core.release.leak.Hit.What;
import dev.tocsin.core.release.leak.Hit.Where;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Looks for what is withheld in what would leave. Made once for a set of withheld parts, it checks
/// any number of renderings, each in time linear in its text. Immutable, safe for many threads.
///
/// What is folded, what counts as a needle and what is not found stands in the decision record on
/// the leak check.
public final class LeakCheck {
  /// All needles together, in characters: some 10 MB of withheld prose.
  public static final long MAX_NEEDLE_CHARACTERS = 64_000_000;

  /// Beyond so many hits a check stops and says that there are more.
  public static final int MAX_HITS = 1_000;

  private final List<Withheld> parts;
  private final Needles needles;
  private final String permitted;

  private LeakCheck(List<Withheld> parts, Needles needles, String permitted) {
    this.parts = parts;
    this.needles = needles;
    this.permitted = permitted;
  }

  /// A check for these parts.
  ///
  /// @param permitted texts whose leaving was decided in their own right, such as names of
  ///   permitted objects. A hit whose words stand there too says so; it stays a hit. Prose that is
  ///   itself to be checked does not belong here
  /// @throws IllegalArgumentException if the needles pass [#MAX_NEEDLE_CHARACTERS]
  public static LeakCheck of(List<Withheld> parts, Collection<String> permitted) {
    var folded = new StringBuilder();
    permitted.forEach(text -> folded.append(Folding.fold(text).text()).append('\n'));
    return new LeakCheck(List.copyOf(parts), Needles.of(parts), folded.toString());
  }

  /// Every hit, by place.
  public Finds in(Leaving leaving) {
    var run = new Run(leaving);
    leaving.texts().forEach((name, text) -> run.text(text, () -> new InText(name)));
    run.text(leaving.bundle().id().toString(), () -> new InText("id of the bundle"));
    for (StixObject object : leaving.bundle().objects()) {
      run.object(object);
    }
    return new Finds(run.hits, run.more);
  }

  /// One reading of one rendering; for one thread.
  private final class Run {
    private final Set<String> leavingIds = new HashSet<>();
    private final List<Hit> hits = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private boolean more;

    Run(Leaving leaving) {
      leaving.bundle().objects().forEach(object -> leavingIds.add(object.id().toString()));
    }

    void object(StixObject object) {
      value(object.json(), object.id());
    }

    private void value(JsonValue value, StixId object) {
      switch (value) {
        case JsonString(String text) -> text(text, () -> new InObject(object, pointer()));
        case JsonNumber(String text) ->
            text(Numbers.plain(text), () -> new InObject(object, pointer()));
        case JsonArray(var elements) -> {
          for (int index = 0; index < elements.size(); index++) {
            path.addLast(Integer.toString(index));
            value(elements.get(index), object);
            path.removeLast();
          }
        }
        case JsonObject(var members) ->
            members.forEach((name, member) -> {
              path.addLast(name);
              if (!PublicWords.has(name)) {
                text(name, () -> new InObject(object, pointer()));
              }
              value(member, object);
              path.removeLast();
            });
        case JsonBoolean _, JsonNull _ -> {}
      }
    }

    private String pointer() {
      var text = new StringBuilder();
      path.forEach(step -> text.append('/').append(step.replace("~", "~0").replace("/", "~1")));
      return text.toString();
    }

    void text(String text, Supplier<Where> where) {
      var search = new Search(text, needles, leavingIds);
      for (Search.Found found : search.all()) {
        if (hits.size() == MAX_HITS) {
          more = true;
          return;
        }
        hits.add(hit(found, where.get()));
      }
    }
  }

  private Hit hit(Search.Found found, Where where) {
    var needle = needles.get(found.needle());
    Withheld part = parts.get(needle.part());
    var what =
        new What(part.object(), part.selector(), part.rule(), needles.others(found.needle()));
    String sentence =
        "“%s” in %s %s %s, which is withheld: %s"
            .formatted(found.original(), where, relation(found.how()), place(part), part.rule());
    return new Hit(
        where,
        what,
        found.how(),
        found.original(),
        permitted.contains(" " + found.words() + " "),
        Hit.key(found.before(), found.words(), found.after()),
        sentence);
  }

  private static String relation(How how) {
    return switch (how) {
      case EXACT -> "stands also in";
      case FOLDED -> "is written otherwise in";
      case TRANSLITERATED -> "sounds like words of";
      case ENCODED -> "encodes something of";
    };
  }

  private static String place(Withheld part) {
    return part.singledOut() ? part.selector() + " of " + part.object() : part.object().toString();
  }
}
