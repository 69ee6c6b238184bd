package dev.tocsin.taxii;

import dev.tocsin.stix.BundledObject;
import java.io.IOException;

/// Takes the objects of a page one by one, while the page is still being read: a page that turns
/// out to be broken throws afterwards.
@FunctionalInterface
public interface ObjectSink {
  /// Takes one; its JSON is right, nothing else is checked.
  void take(BundledObject object) throws IOException;
}
