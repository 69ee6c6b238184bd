package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// A file; it has hashes or a name (STIX 2.1 §6.7).
///
/// @param source the object as it stands in its bundle
public record FileObject(StixObject source) implements Observable {
  static final String TYPE = "file";
  public static final Property<FileObject, Hashes> HASHES = Property.of("hashes", Hashes.SHAPE);
  public static final Property<FileObject, Long> SIZE = Property.integer("size");
  public static final Property<FileObject, String> NAME = Property.text("name");
  public static final Property<FileObject, String> NAME_ENC = Property.text("name_enc");
  public static final Property<FileObject, String> MAGIC_NUMBER_HEX =
      Property.text("magic_number_hex");
  public static final Property<FileObject, String> MIME_TYPE = Property.text("mime_type");
  public static final Property<FileObject, StixTimestamp> CTIME = Property.time("ctime");
  public static final Property<FileObject, StixTimestamp> MTIME = Property.time("mtime");
  public static final Property<FileObject, StixTimestamp> ATIME = Property.time("atime");
  public static final Property<FileObject, StixId> PARENT_DIRECTORY_REF =
      Property.id("parent_directory_ref");
  public static final Property<FileObject, List<StixId>> CONTAINS_REFS =
      Property.ids("contains_refs");
  public static final Property<FileObject, StixId> CONTENT_REF = Property.id("content_ref");
  public static final Property<FileObject, ArchiveExtension> ARCHIVE =
      Property.extension("archive-ext", ArchiveExtension::new);
  public static final Property<FileObject, NtfsExtension> NTFS =
      Property.extension("ntfs-ext", NtfsExtension::new);
  public static final Property<FileObject, PdfExtension> PDF =
      Property.extension("pdf-ext", PdfExtension::new);
  public static final Property<FileObject, RasterImageExtension> RASTER_IMAGE =
      Property.extension("raster-image-ext", RasterImageExtension::new);
  public static final Property<FileObject, WindowsPeBinaryExtension> WINDOWS_PE_BINARY =
      Property.extension("windows-pebinary-ext", WindowsPeBinaryExtension::new);

  /// @throws IllegalArgumentException if the object is of another type
  public FileObject {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins a file that is known by its name.
  public static Draft<FileObject> named(String name) {
    return Draft.observable(TYPE, FileObject::new).set(NAME, name);
  }

  /// Begins a file that is known by its hashes.
  public static Draft<FileObject> hashed(Hashes hashes) {
    return Draft.observable(TYPE, FileObject::new).set(HASHES, hashes);
  }

  public Optional<Hashes> hashes() {
    return HASHES.find(this);
  }

  /// In bytes.
  public Optional<Long> size() {
    return SIZE.find(this);
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  /// The character set of the name as observed, by IANA's name; absent for UTF-8.
  public Optional<String> nameEnc() {
    return NAME_ENC.find(this);
  }

  public Optional<String> magicNumberHex() {
    return MAGIC_NUMBER_HEX.find(this);
  }

  public Optional<String> mimeType() {
    return MIME_TYPE.find(this);
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

  public Optional<StixId> parentDirectoryRef() {
    return PARENT_DIRECTORY_REF.find(this);
  }

  public List<StixId> containsRefs() {
    return CONTAINS_REFS.or(this, List.of());
  }

  public Optional<StixId> contentRef() {
    return CONTENT_REF.find(this);
  }

  public Optional<ArchiveExtension> archive() {
    return ARCHIVE.find(this);
  }

  public Optional<NtfsExtension> ntfs() {
    return NTFS.find(this);
  }

  public Optional<PdfExtension> pdf() {
    return PDF.find(this);
  }

  public Optional<RasterImageExtension> rasterImage() {
    return RASTER_IMAGE.find(this);
  }

  public Optional<WindowsPeBinaryExtension> windowsPeBinary() {
    return WINDOWS_PE_BINARY.find(this);
  }
}
