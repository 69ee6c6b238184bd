package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What an archive file holds (STIX 2.1 §6.7.2).
public record ArchiveExtension(JsonObject json, String pointer) implements View {
  public static final Property<ArchiveExtension, List<StixId>> CONTAINS_REFS =
      Property.ids("contains_refs");
  public static final Property<ArchiveExtension, String> COMMENT = Property.text("comment");

  /// Begins one from what it must have.
  public static Draft<ArchiveExtension> draft(List<StixId> containsRefs) {
    return Draft.part(ArchiveExtension::new).set(CONTAINS_REFS, containsRefs);
  }

  public List<StixId> containsRefs() {
    return CONTAINS_REFS.require(this);
  }

  public Optional<String> comment() {
    return COMMENT.find(this);
  }
}
