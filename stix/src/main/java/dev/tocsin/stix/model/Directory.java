package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// A folder of a file system (STIX 2.1 §6.3).
///
/// @param source the object as it stands in its bundle
public record Directory(StixObject source) implements Observable {
  static final String TYPE = "directory";
  public static final Property<Directory, String> PATH = Property.text("path");
  public static final Property<Directory, String> PATH_ENC = Property.text("path_enc");
  public static final Property<Directory, StixTimestamp> CTIME = Property.time("ctime");
  public static final Property<Directory, StixTimestamp> MTIME = Property.time("mtime");
  public static final Property<Directory, StixTimestamp> ATIME = Property.time("atime");
  public static final Property<Directory, List<StixId>> CONTAINS_REFS =
      Property.ids("contains_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public Directory {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Directory> draft(String path) {
    return Draft.observable(TYPE, Directory::new).set(PATH, path);
  }

  public String path() {
    return PATH.require(this);
  }

  /// The character set of the path as observed, by IANA's name; absent for UTF-8.
  public Optional<String> pathEnc() {
    return PATH_ENC.find(this);
  }

  public Optional<StixTimestamp> ctime() {
    return CTIME.find(this);
  }

  public Optional<StixTimestamp> mtime() {
    return MTIME.find(this);
  }

  public Optional<StixTimestamp> atime() {
    return ATIME.find(this);
  }

  public List<StixId> containsRefs() {
    return CONTAINS_REFS.or(this, List.of());
  }
}
