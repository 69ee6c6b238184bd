package dev.tocsin.node.taxii.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the path of a request names. Slashes may be repeated, and may end the path or not; nothing
/// is decoded, so that a path means here what it meant to whatever checked it before. Whether a
/// named thing is there is not known here.
public sealed interface Address {
  String PREFIX = "taxii2";

  /// Longer paths name nothing.
  int CHARS_MAX = 1_024;

  /// What the server is, and its roots.
  record Discovery() implements Address {}

  /// One root.
  record Root(String root) implements Address {}

  /// An extension of ours: what the caller may see.
  record Markings(String root) implements Address {}

  /// What became of an addition.
  record Status(String root, String status) implements Address {}

  record Collections(String root) implements Address {}

  /// One collection.
  ///
  /// @param collection its id or its alias
  record Collection(String root, String collection) implements Address {}

  record Manifest(Collection in) implements Address {}

  record Objects(Collection in) implements Address {}

  /// An extension of ours: what was taken back.
  record Withdrawals(Collection in) implements Address {}

  record OneObject(Collection in, String object) implements Address {}

  record Versions(Collection in, String object) implements Address {}

  /// Reads a path as it was sent. Empty if no resource of TAXII can stand there.
  static Optional<Address> parse(String path) {
    if (path.length() > CHARS_MAX || !path.startsWith("/")) {
      return Optional.empty();
    }
    var parts = Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty() || !parts.getFirst().equals(PREFIX) || !parts.stream().allMatch(Form::ok)) {
      return Optional.empty();
    }
    return Form.below(parts.subList(1, parts.size()));
  }

  /// The form of paths.
  final class Form {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._~-]*");

    private Form() {}

    private static boolean ok(String part) {
      return PART.matcher(part).matches();
    }

    private static Optional<Address> below(List<String> parts) {
      return switch (parts.size()) {
        case 0 -> Optional.of(new Discovery());
        case 1 -> Optional.of(new Root(parts.get(0)));
        case 2 -> inRoot(parts.get(0), parts.get(1));
        case 3 -> ofRoot(parts);
        default ->
            parts.get(1).equals("collections")
                ? inCollection(
                    new Collection(parts.get(0), parts.get(2)), parts.subList(3, parts.size()))
                : Optional.empty();
      };
    }

    private static Optional<Address> inRoot(String root, String name) {
      return switch (name) {
        case "collections" -> Optional.of(new Collections(root));
        case "markings" -> Optional.of(new Markings(root));
        default -> Optional.empty();
      };
    }

    private static Optional<Address> ofRoot(List<String> parts) {
      return switch (parts.get(1)) {
        case "collections" -> Optional.of(new Collection(parts.get(0), parts.get(2)));
        case "status" -> Optional.of(new Status(parts.get(0), parts.get(2)));
        default -> Optional.empty();
      };
    }

    private static Optional<Address> inCollection(Collection in, List<String> parts) {
      if (parts.size() == 1) {
        return switch (parts.getFirst()) {
          case "objects" -> Optional.of(new Objects(in));
          case "manifest" -> Optional.of(new Manifest(in));
          case "withdrawals" -> Optional.of(new Withdrawals(in));
          default -> Optional.empty();
        };
      }
      if (!parts.getFirst().equals("objects")) {
        return Optional.empty();
      }
      boolean versions = parts.size() == 3 && parts.get(2).equals("versions");
      return versions
          ? Optional.of(new Versions(in, parts.get(1)))
          : parts.size() == 2 ? Optional.of(new OneObject(in, parts.get(1))) : Optional.empty();
    }
  }
}
