package dev.tocsin.node.console;

import dev.tocsin.core.release.marking.MarkingReader;
import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.core.release.marking.ReadMarking.NotUnderstood;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.node.compose.Place;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Readable;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.marking.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An object of a draft with every part that can be marked. Texts are safe to the eye.
///
/// @param number where it stands in the bundle
/// @param fields what a person reads
/// @param technical what machines need
/// @param texts what can be written anew, as it really is
record EditableObject(
    int number,
    String title,
    String kind,
    List<Mark> marks,
    List<Field> fields,
    List<Field> technical,
    List<Text> texts) {
  /// A page shows no more parts of one object; the rest can be marked in the document's text.
  private static final int FIELDS_MAX = 200;

  private static final int DEPTH_MAX = 4;

  /// Beyond this a value is a text that wants lines.
  private static final int LINE_MAX = 80;

  private static final Set<String> FIXED =
      Set.of(
          "type",
          "spec_version",
          "id",
          "created",
          "modified",
          "object_marking_refs",
          "granular_markings");

  private static final Set<String> TECHNICAL =
      Set.of("created_by_ref", "object_refs", "extensions", "revoked", "lang", "defanged");

  /// Vocabulary, times and the like are no texts.
  private static final Set<String> WRITTEN =
      Set.of(
          "name",
          "description",
          "content",
          "abstract",
          "explanation",
          "value",
          "user_id",
          "display_name",
          "account_login",
          "contact_information",
          "city",
          "street_address",
          "postal_code",
          "subject",
          "body");

  private static final Set<String> DEFINITIONS =
      Set.of("marking-definition", "extension-definition", "language-content");

  EditableObject {
    marks = List.copyOf(marks);
    fields = List.copyOf(fields);
    technical = List.copyOf(technical);
    texts = List.copyOf(texts);
  }

  /// A marking in a few words.
  ///
  /// @param level the level that it is, if it is one
  record Mark(Optional<Tlp> level, String words) {}

  /// A part that can be marked.
  ///
  /// @param depth 0 for a property, 1 for what lies in one, and so on
  record Field(String place, String label, String value, int depth, List<Mark> marks) {
    Field {
      marks = List.copyOf(marks);
    }
  }

  /// A property that can be written anew.
  ///
  /// @param value as it is, hostile or not
  record Text(String name, String label, String value, boolean lines) {}

  /// The objects of a bundle that a person marks, in order; definitions are left out.
  static List<EditableObject> all(Bundle bundle) {
    var readable = Readable.all(bundle);
    var objects = new ArrayList<EditableObject>();
    for (int number = 0; number < readable.size(); number++) {
      if (!DEFINITIONS.contains(bundle.objects().get(number).type())) {
        objects.add(new Reader(bundle, number).read(readable.get(number)));
      }
    }
    return objects;
  }

  /// A marking for people.
  static Mark mark(StixId id, Bundle bundle) {
    return switch (MarkingReader.read(id, bundle::object)) {
      case Understood(
              StixId _,
              String name,
              ReadMarking.Kind kind,
              var terms,
              var level,
              List<String> caveats) ->
          switch (kind) {
            case TLP -> new Mark(level, name);
            case STATEMENT -> new Mark(Optional.empty(), safe(String.join(" ", caveats)));
            case IEP, HANDLING, ACS ->
                new Mark(
                    Optional.empty(),
                    Arrays.stream(Dimension.values())
                        .filter(dimension -> !terms.isLoosest(dimension))
                        .map(dimension -> words(dimension, terms))
                        .collect(Collectors.joining(" · ")));
          };
      case NotUnderstood(StixId _, String name, String _) ->
          new Mark(Optional.empty(), Words.ENGLISH.say("mark.unknown", name));
    };
  }

  private static String words(Dimension dimension, Terms terms) {
    var list = terms.audience().releasableTo();
    boolean listed = dimension == Dimension.AUDIENCE && list.isPresent();
    var value = listed ? String.join(", ", list.orElseThrow()) : terms.value(dimension);
    return Words.ENGLISH.say("dimension." + dimension.name()) + " " + value;
  }

  private static String safe(String text) {
    return SafeText.of(text).text();
  }

  /// Reads one object; one thread and one use.
  private static final class Reader {
    private final Bundle bundle;
    private final int number;
    private final StixObject object;
    private final List<Field> fields = new ArrayList<>();

    Reader(Bundle bundle, int number) {
      this.bundle = bundle;
      this.number = number;
      this.object = bundle.objects().get(number);
    }

    EditableObject read(Readable readable) {
      var technical = new ArrayList<Field>();
      var read = new ArrayList<Field>();
      for (var member : object.json().members().entrySet()) {
        // Other names cannot be selected.
        var selector = Selector.read(member.getKey());
        if (!FIXED.contains(member.getKey()) && selector.isPresent()) {
          fields.clear();
          add(selector.orElseThrow(), label(member.getKey()), member.getValue(), 0);
          (TECHNICAL.contains(member.getKey()) ? technical : read).addAll(fields);
        }
      }
      return new EditableObject(
          number,
          SafeText.line(readable.title()).text(),
          SafeText.line(readable.kind()).text(),
          object.objectMarkingRefs().stream().map(id -> mark(id, bundle)).toList(),
          read.stream().limit(FIELDS_MAX).toList(),
          technical.stream().limit(FIELDS_MAX).toList(),
          texts());
    }

    private void add(Selector part, String label, JsonValue value, int depth) {
      if (fields.size() > FIELDS_MAX) {
        return;
      }
      fields.add(
          new Field(
              Place.part(number, part).toString(),
              SafeText.line(label).text(),
              shown(value),
              depth,
              marks(part)));
      if (depth == DEPTH_MAX) {
        return;
      }
      switch (value) {
        case JsonArray list when list.elements().size() > 1 || holdsObjects(list) -> {
          for (int index = 0; index < list.elements().size(); index++) {
            add(part.then(index), label + " " + (index + 1), list.elements().get(index), depth + 1);
          }
        }
        case JsonObject inner ->
            inner
                .members()
                .forEach((name, each) ->
                    selectable(name)
                        .ifPresent(_ -> add(part.then(name), label(name), each, depth + 1)));
        case JsonArray _, JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> {
          // A plain value, or a list of one, has no parts of its own.
        }
      }
    }

    private static boolean holdsObjects(JsonArray list) {
      return list.elements().stream().anyMatch(JsonObject.class::isInstance);
    }

    private static Optional<Selector> selectable(String name) {
      return Selector.read(name).filter(selector -> selector.steps().size() == 1);
    }

    private List<Mark> marks(Selector part) {
      try {
        return Marked.of(object).at(part).stream().map(id -> mark(id, bundle)).toList();
      } catch (StixException _) {
        return List.of(new Mark(Optional.empty(), Words.ENGLISH.say("mark.faulty")));
      }
    }

    private String shown(JsonValue value) {
      return switch (value) {
        case JsonString(String text) -> safe(named(text));
        case JsonArray list when list.elements().size() == 1 -> shown(list.elements().getFirst());
        case JsonArray list -> Words.ENGLISH.say("editor.several", list.elements().size());
        case JsonObject inner -> Words.ENGLISH.say("editor.several", inner.members().size());
        case JsonNumber _, JsonBoolean _, JsonNull _ -> safe(Json.pretty(value));
      };
    }

    private String named(String text) {
      return StixId.read(text)
          .flatMap(bundle::object)
          .map(other -> Readable.of(other, bundle).title() + " (" + text + ")")
          .orElse(text);
    }

    private List<Text> texts() {
      return object.json().members().entrySet().stream()
          .filter(member -> WRITTEN.contains(member.getKey()))
          .flatMap(member -> text(member).stream())
          .toList();
    }

    private static Optional<Text> text(Map.Entry<String, JsonValue> member) {
      return member.getValue() instanceof JsonString(String text)
          ? Optional.of(
              new Text(
                  member.getKey(),
                  label(member.getKey()),
                  text,
                  text.length() > LINE_MAX || text.contains("\n")))
          : Optional.empty();
    }

    private static String label(String name) {
      var words = name.replace('_', ' ').replace('-', ' ');
      return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
  }
}
