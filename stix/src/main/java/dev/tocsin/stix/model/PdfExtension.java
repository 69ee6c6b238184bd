package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// What a PDF file says of itself (STIX 2.1 §6.7.4).
public record PdfExtension(JsonObject json, String pointer) implements View {
  public static final Property<PdfExtension, String> VERSION = Property.text("version");
  public static final Property<PdfExtension, Boolean> IS_OPTIMIZED = Property.truth("is_optimized");
  public static final Property<PdfExtension, JsonObject> DOCUMENT_INFO_DICT =
      Property.object("document_info_dict");
  public static final Property<PdfExtension, String> PDFID0 = Property.text("pdfid0");
  public static final Property<PdfExtension, String> PDFID1 = Property.text("pdfid1");

  /// Begins one.
  public static Draft<PdfExtension> draft() {
    return Draft.part(PdfExtension::new);
  }

  public Optional<String> version() {
    return VERSION.find(this);
  }

  /// False if absent.
  public boolean isOptimized() {
    return IS_OPTIMIZED.or(this, false);
  }

  public Optional<JsonObject> documentInfoDict() {
    return DOCUMENT_INFO_DICT.find(this);
  }

  public Optional<String> pdfid0() {
    return PDFID0.find(this);
  }

  public Optional<String> pdfid1() {
    return PDFID1.find(this);
  }
}
