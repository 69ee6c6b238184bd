package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// What an image file says of itself (STIX 2.1 §6.7.5).
public record RasterImageExtension(JsonObject json, String pointer) implements View {
  public static final Property<RasterImageExtension, Long> IMAGE_HEIGHT =
      Property.integer("image_height");
  public static final Property<RasterImageExtension, Long> IMAGE_WIDTH =
      Property.integer("image_width");
  public static final Property<RasterImageExtension, Long> BITS_PER_PIXEL =
      Property.integer("bits_per_pixel");
  public static final Property<RasterImageExtension, JsonObject> EXIF_TAGS =
      Property.object("exif_tags");

  /// Begins one.
  public static Draft<RasterImageExtension> draft() {
    return Draft.part(RasterImageExtension::new);
  }

  /// In pixels.
  public Optional<Long> imageHeight() {
    return IMAGE_HEIGHT.find(this);
  }

  /// In pixels.
  public Optional<Long> imageWidth() {
    return IMAGE_WIDTH.find(this);
  }

  public Optional<Long> bitsPerPixel() {
    return BITS_PER_PIXEL.find(this);
  }

  public Optional<JsonObject> exifTags() {
    return EXIF_TAGS.find(this);
  }
}
