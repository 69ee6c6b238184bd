package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.hashes;
import static dev.tocsin.stix.spec.Types.ref;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.texts;

/// Embedded types that several objects use.
final class EmbeddedTypes {
  /// STIX 2.1 §2.5.
  static final Form EXTERNAL_REFERENCE =
      new Form.Builder("external-reference", "2.5.2", "2.5.1")
          .required("source_name", text())
          .optional("description", text())
          .optional("url", text(TextForm.URL_REFERENCE))
          .optional("hashes", hashes())
          .optional("external_id", text())
          .atLeastOne("description", "url", "external_id")
          .build();

  /// STIX 2.1 §2.11.
  static final Form KILL_CHAIN_PHASE =
      Form.named("kill-chain-phase", "2.11")
          .required("kill_chain_name", text(TextForm.HYPHENATED))
          .required("phase_name", text(TextForm.HYPHENATED))
          .build();

  /// STIX 2.1 §7.2.3.
  static final Form GRANULAR_MARKING =
      Form.named("granular-marking", "7.2.3")
          .optional("lang", text(TextForm.LANGUAGE))
          .optional("marking_ref", ref("marking-definition"))
          .required("selectors", texts())
          .exactlyOne("lang", "marking_ref")
          .build();

  private EmbeddedTypes() {}
}
