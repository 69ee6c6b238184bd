package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What NTFS knows of a file (STIX 2.1 §6.7.3).
public record NtfsExtension(JsonObject json, String pointer) implements View {
  public static final Property<NtfsExtension, String> SID = Property.text("sid");
  public static final Property<NtfsExtension, List<NtfsExtension.AlternateDataStream>>
      ALTERNATE_DATA_STREAMS =
          Property.parts("alternate_data_streams", NtfsExtension.AlternateDataStream::new);

  /// Begins one.
  public static Draft<NtfsExtension> draft() {
    return Draft.part(NtfsExtension::new);
  }

  public Optional<String> sid() {
    return SID.find(this);
  }

  public List<NtfsExtension.AlternateDataStream> alternateDataStreams() {
    return ALTERNATE_DATA_STREAMS.or(this, List.of());
  }

  /// One alternate data stream (STIX 2.1 §6.7.3.2).
  public record AlternateDataStream(JsonObject json, String pointer) implements View {
    public static final Property<AlternateDataStream, String> NAME = Property.text("name");
    public static final Property<AlternateDataStream, Hashes> HASHES =
        Property.of("hashes", Hashes.SHAPE);
    public static final Property<AlternateDataStream, Long> SIZE = Property.integer("size");

    /// Begins one from what it must have.
    public static Draft<AlternateDataStream> draft(String name) {
      return Draft.part(AlternateDataStream::new).set(NAME, name);
    }

    public String name() {
      return NAME.require(this);
    }

    public Optional<Hashes> hashes() {
      return HASHES.find(this);
    }

    /// In bytes.
    public Optional<Long> size() {
      return SIZE.find(this);
    }
  }
}
