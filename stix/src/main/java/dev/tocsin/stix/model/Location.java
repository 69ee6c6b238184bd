package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.Optional;

/// A place: a region, a country, or coordinates (STIX 2.1 §4.10).
///
/// @param source the object as it stands in its bundle
public record Location(StixObject source) implements DomainObject {
  static final String TYPE = "location";
  public static final Property<Location, String> NAME = Property.text("name");
  public static final Property<Location, String> DESCRIPTION = Property.text("description");
  public static final Property<Location, Double> LATITUDE = Property.number("latitude");
  public static final Property<Location, Double> LONGITUDE = Property.number("longitude");
  public static final Property<Location, Double> PRECISION = Property.number("precision");
  public static final Property<Location, String> REGION = Property.text("region");
  public static final Property<Location, String> COUNTRY = Property.text("country");
  public static final Property<Location, String> ADMINISTRATIVE_AREA =
      Property.text("administrative_area");
  public static final Property<Location, String> CITY = Property.text("city");
  public static final Property<Location, String> STREET_ADDRESS = Property.text("street_address");
  public static final Property<Location, String> POSTAL_CODE = Property.text("postal_code");

  /// @throws IllegalArgumentException if the object is of another type
  public Location {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins a place in a region of region-ov.
  public static Draft<Location> inRegion(Creator creator, String region) {
    return Draft.versioned(TYPE, creator, Location::new).set(REGION, region);
  }

  /// Begins a place in a country, which is two letters of ISO 3166-1.
  public static Draft<Location> inCountry(Creator creator, String country) {
    return Draft.versioned(TYPE, creator, Location::new).set(COUNTRY, country);
  }

  /// Begins a place on the map.
  public static Draft<Location> at(Creator creator, Coordinates coordinates) {
    return Draft.versioned(TYPE, creator, Location::new)
        .set(LATITUDE, coordinates.latitude())
        .set(LONGITUDE, coordinates.longitude());
  }

  /// A point by WGS 84.
  ///
  /// @param latitude degrees north, -90 to 90
  /// @param longitude degrees east, -180 to 180
  public record Coordinates(double latitude, double longitude) {
    public Coordinates {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("no such place: " + latitude + ", " + longitude);
      }
    }
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Degrees north, -90 to 90.
  public Optional<Double> latitude() {
    return LATITUDE.find(this);
  }

  /// Degrees east, -180 to 180.
  public Optional<Double> longitude() {
    return LONGITUDE.find(this);
  }

  /// In metres: the place is at most this far from the coordinates.
  public Optional<Double> precision() {
    return PRECISION.find(this);
  }

  /// A value of region-ov.
  public Optional<String> region() {
    return REGION.find(this);
  }

  /// Two letters of ISO 3166-1.
  public Optional<String> country() {
    return COUNTRY.find(this);
  }

  public Optional<String> administrativeArea() {
    return ADMINISTRATIVE_AREA.find(this);
  }

  public Optional<String> city() {
    return CITY.find(this);
  }

  public Optional<String> streetAddress() {
    return STREET_ADDRESS.find(this);
  }

  public Optional<String> postalCode() {
    return POSTAL_CODE.find(this);
  }
}
