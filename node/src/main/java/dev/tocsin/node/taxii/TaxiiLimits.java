package dev.tocsin.node.taxii;

import java.time.Duration;

/// What one TAXII request may ask for.
///
/// @param pageObjects on one page
/// @param pageBytes of objects, beyond which a page gets no further one; one always fits
/// @param pagesBytes of all pages under way together, see [PageRoom]
/// @param cacheBytes of pages that are kept for whoever asks next, see [PageCache]
/// @param contentBytes of what is sent to be added
/// @param statusKept how long the record is kept of what became of an addition
public record TaxiiLimits(
    int pageObjects,
    int pageBytes,
    int pagesBytes,
    int cacheBytes,
    int contentBytes,
    Duration statusKept) {
  private static final int PAGES_BYTES = 128 << 20;
  private static final int CACHE_BYTES = 80 << 20;

  public static final TaxiiLimits DEFAULT =
      new TaxiiLimits(1_000, 8 << 20, 32 << 20, Duration.ofDays(7));

  /// With the usual room for pages under way, and for those that are kept.
  public TaxiiLimits(int pageObjects, int pageBytes, int contentBytes, Duration statusKept) {
    this(pageObjects, pageBytes, PAGES_BYTES, CACHE_BYTES, contentBytes, statusKept);
  }
}
