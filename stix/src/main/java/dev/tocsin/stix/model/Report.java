package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// Objects about one or more topics, published together (STIX 2.1 §4.16).
///
/// @param source the object as it stands in its bundle
public record Report(StixObject source) implements DomainObject {
  static final String TYPE = "report";
  public static final Property<Report, String> NAME = Property.text("name");
  public static final Property<Report, String> DESCRIPTION = Property.text("description");
  public static final Property<Report, List<String>> REPORT_TYPES = Property.texts("report_types");
  public static final Property<Report, StixTimestamp> PUBLISHED = Property.time("published");
  public static final Property<Report, List<StixId>> OBJECT_REFS = Property.ids("object_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public Report {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Report> draft(
      Creator creator, String name, StixTimestamp published, List<StixId> objectRefs) {
    return Draft.versioned(TYPE, creator, Report::new)
        .set(NAME, name)
        .set(PUBLISHED, published)
        .set(OBJECT_REFS, objectRefs);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Values of report-type-ov.
  public List<String> reportTypes() {
    return REPORT_TYPES.or(this, List.of());
  }

  public StixTimestamp published() {
    return PUBLISHED.require(this);
  }

  public List<StixId> objectRefs() {
    return OBJECT_REFS.require(this);
  }
}
