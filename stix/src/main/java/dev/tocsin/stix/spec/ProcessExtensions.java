package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.dictionary;
import static dev.tocsin.stix.spec.Types.enumeration;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.refs;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.texts;
import static dev.tocsin.stix.spec.Types.truth;

/// The predefined extensions of `process` (STIX 2.1 §6.13.2, §6.13.3) and `user-account` (§6.16.2).
final class ProcessExtensions {
  private ProcessExtensions() {}

  static Form windowsProcess() {
    return Form.named("windows-process-ext", "6.13.2")
        .optional("aslr_enabled", truth())
        .optional("dep_enabled", truth())
        .optional("priority", text(TextForm.PRIORITY_CLASS))
        .optional("owner_sid", text())
        .optional("windows_title", text())
        .optional("startup_info", dictionary())
        .optional("integrity_level", enumeration(Vocabularies.WINDOWS_INTEGRITY_LEVEL))
        .atLeastOneOf()
        .build();
  }

  static Form windowsService() {
    return Form.named("windows-service-ext", "6.13.3")
        .optional("service_name", text())
        .optional("descriptions", texts())
        .optional("display_name", text())
        .optional("group_name", text())
        .optional("start_type", enumeration(Vocabularies.WINDOWS_SERVICE_START_TYPE))
        .optional("service_dll_refs", refs("file"))
        .optional("service_type", enumeration(Vocabularies.WINDOWS_SERVICE_TYPE))
        .optional("service_status", enumeration(Vocabularies.WINDOWS_SERVICE_STATUS))
        .atLeastOneOf()
        .build();
  }

  static Form unixAccount() {
    return Form.named("unix-account-ext", "6.16.2")
        .optional("gid", integer())
        .optional("groups", texts())
        .optional("home_dir", text())
        .optional("shell", text())
        .atLeastOneOf()
        .build();
  }
}
