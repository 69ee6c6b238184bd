package dev.tocsin.core.release.leak;

import dev.tocsin.stix.Bundle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Everything that one recipient would get.
///
/// @param bundle the rendering
/// @param texts what goes beside it, by a name for people, such as `title`; unmodifiable
public record Leaving(Bundle bundle, SequencedMap<String, String> texts) {
  public Leaving {
    texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
  }
}
