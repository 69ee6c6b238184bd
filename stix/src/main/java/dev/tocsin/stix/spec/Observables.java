package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.binary;
import static dev.tocsin.stix.spec.Types.count;
import static dev.tocsin.stix.spec.Types.dictionary;
import static dev.tocsin.stix.spec.Types.embedded;
import static dev.tocsin.stix.spec.Types.enumeration;
import static dev.tocsin.stix.spec.Types.hashes;
import static dev.tocsin.stix.spec.Types.hex;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.listOf;
import static dev.tocsin.stix.spec.Types.ref;
import static dev.tocsin.stix.spec.Types.refs;
import static dev.tocsin.stix.spec.Types.refsTo;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.texts;
import static dev.tocsin.stix.spec.Types.timestamp;
import static dev.tocsin.stix.spec.Types.truth;
import static dev.tocsin.stix.spec.Types.vocabulary;

import dev.tocsin.stix.spec.DataType.DictionaryValues;
import java.util.List;
import java.util.Map;

/// The cyber-observable objects (STIX 2.1 §6).
final class Observables {
  private static final String[] ENDPOINTS = {"ipv4-addr", "ipv6-addr", "mac-addr", "domain-name"};

  private Observables() {}

  static List<ObjectSpec> all() {
    return List.of(
        artifact(),
        autonomousSystem(),
        directory(),
        domainName(),
        emailAddress(),
        emailMessage(),
        file(),
        ipv4Address(),
        ipv6Address(),
        macAddress(),
        mutex(),
        networkTraffic(),
        process(),
        software(),
        url(),
        userAccount(),
        windowsRegistryKey(),
        x509Certificate());
  }

  private static Form.Builder start(String type, String section) {
    return CommonProperties.observable(type, section);
  }

  private static ObjectSpec object(Form.Builder builder) {
    Form form = builder.build();
    return new ObjectSpec(form.name(), ObjectKind.OBSERVABLE, form, List.of(), Map.of(), "");
  }

  private static ObjectSpec artifact() {
    return object(
            start("artifact", "6.1")
                .optional("mime_type", text(TextForm.MIME_TYPE))
                .optional("payload_bin", binary())
                .optional("url", text(TextForm.URL))
                .optional("hashes", hashes())
                .optional("encryption_algorithm", enumeration(Vocabularies.ENCRYPTION_ALGORITHM))
                .optional("decryption_key", text())
                .exactlyOne("payload_bin", "url")
                .needs("url", "hashes")
                .needs("decryption_key", "encryption_algorithm"))
        .withContributing("hashes", "payload_bin");
  }

  private static ObjectSpec autonomousSystem() {
    return object(
            start("autonomous-system", "6.2")
                .required("number", integer())
                .optional("name", text())
                .optional("rir", text()))
        .withContributing("number");
  }

  private static ObjectSpec directory() {
    return object(
            start("directory", "6.3")
                .required("path", text())
                .optional("path_enc", text(TextForm.CHARACTER_SET))
                .optional("ctime", timestamp())
                .optional("mtime", timestamp())
                .optional("atime", timestamp())
                .optional("contains_refs", refs("file", "directory")))
        .withContributing("path");
  }

  private static ObjectSpec domainName() {
    return object(
            start("domain-name", "6.4")
                .required("value", text(TextForm.DOMAIN_NAME))
                .optional("resolves_to_refs", refs("ipv4-addr", "ipv6-addr", "domain-name")))
        .withContributing("value");
  }

  private static ObjectSpec emailAddress() {
    return object(
            start("email-addr", "6.5")
                .required("value", text(TextForm.EMAIL_ADDRESS))
                .optional("display_name", text())
                .optional("belongs_to_ref", ref("user-account")))
        .withContributing("value");
  }

  private static ObjectSpec emailMessage() {
    Form part =
        Form.named("email-mime-part-type", "6.6.2")
            .optional("body", text())
            .optional("body_raw_ref", ref("artifact", "file"))
            .optional("content_type", text())
            .optional("content_disposition", text())
            .atLeastOne("body", "body_raw_ref")
            .build();
    return object(
            start("email-message", "6.6")
                .required("is_multipart", truth())
                .optional("date", timestamp())
                .optional("content_type", text())
                .optional("from_ref", ref("email-addr"))
                .optional("sender_ref", ref("email-addr"))
                .optional("to_refs", refs("email-addr"))
                .optional("cc_refs", refs("email-addr"))
                .optional("bcc_refs", refs("email-addr"))
                .optional("message_id", text())
                .optional("subject", text())
                .optional("received_lines", texts())
                .optional("additional_header_fields", dictionary(DictionaryValues.LIST_OF_STRINGS))
                .optional("body", text())
                .optional("body_multipart", listOf(embedded(part)))
                .optional("raw_email_ref", ref("artifact"))
                .rule(new Rule.Forbids("6.6.1", "is_multipart", true, "body"))
                .rule(new Rule.Forbids("6.6.1", "is_multipart", false, "body_multipart")))
        .withContributing("from_ref", "subject", "body");
  }

  private static ObjectSpec file() {
    return object(
            start("file", "6.7")
                .optional("hashes", hashes())
                .optional("size", count())
                .optional("name", text())
                .optional("name_enc", text(TextForm.CHARACTER_SET))
                .optional("magic_number_hex", hex())
                .optional("mime_type", text(TextForm.MIME_TYPE))
                .optional("ctime", timestamp())
                .optional("mtime", timestamp())
                .optional("atime", timestamp())
                .optional("parent_directory_ref", ref("directory"))
                .optional("contains_refs", refsTo(ObjectKind.OBSERVABLE))
                .optional("content_ref", ref("artifact"))
                .atLeastOne("hashes", "name")
                .rule(new Rule.Needs("3.1", "name_enc", "name")))
        .withContributing("hashes", "name", "extensions", "parent_directory_ref")
        .withExtensions(
            FileExtensions.archive(),
            FileExtensions.ntfs(),
            FileExtensions.pdf(),
            FileExtensions.rasterImage(),
            FileExtensions.windowsPeBinary());
  }

  private static ObjectSpec ipv4Address() {
    return object(
            start("ipv4-addr", "6.8")
                .required("value", text(TextForm.IPV4))
                .optional("resolves_to_refs", refs("mac-addr"))
                .optional("belongs_to_refs", refs("autonomous-system")))
        .withContributing("value");
  }

  private static ObjectSpec ipv6Address() {
    return object(
            start("ipv6-addr", "6.9")
                .required("value", text(TextForm.IPV6))
                .optional("resolves_to_refs", refs("mac-addr"))
                .optional("belongs_to_refs", refs("autonomous-system")))
        .withContributing("value");
  }

  private static ObjectSpec macAddress() {
    return object(start("mac-addr", "6.10").required("value", text(TextForm.MAC)))
        .withContributing("value");
  }

  private static ObjectSpec mutex() {
    return object(start("mutex", "6.11").required("name", text())).withContributing("name");
  }

  private static ObjectSpec networkTraffic() {
    return object(
            start("network-traffic", "6.12")
                .optional("start", timestamp())
                .optional("end", timestamp())
                .optional("is_active", truth())
                .optional("src_ref", ref(ENDPOINTS))
                .optional("dst_ref", ref(ENDPOINTS))
                .recommended("src_port", integer(0, 65_535))
                .recommended("dst_port", integer(0, 65_535))
                .required("protocols", listOf(text(TextForm.LOWER_CASE)))
                .optional("src_byte_count", count())
                .optional("dst_byte_count", count())
                .optional("src_packets", count())
                .optional("dst_packets", count())
                .optional("ipfix", dictionary(DictionaryValues.INTEGER_OR_STRING))
                .optional("src_payload_ref", ref("artifact"))
                .optional("dst_payload_ref", ref("artifact"))
                .optional("encapsulates_refs", refs("network-traffic"))
                .optional("encapsulated_by_ref", ref("network-traffic"))
                .atLeastOne("src_ref", "dst_ref")
                .order("start", "end")
                .rule(new Rule.Forbids("6.12.1", "is_active", true, "end")))
        .withContributing(
            "start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions")
        .withExtensions(
            NetworkExtensions.httpRequest(),
            NetworkExtensions.icmp(),
            NetworkExtensions.socket(),
            NetworkExtensions.tcp());
  }

  private static ObjectSpec process() {
    return object(
            start("process", "6.13")
                .optional("is_hidden", truth())
                .optional("pid", integer())
                .optional("created_time", timestamp())
                .optional("cwd", text())
                .optional("command_line", text())
                .optional("environment_variables", dictionary(DictionaryValues.STRING))
                .optional("opened_connection_refs", refs("network-traffic"))
                .optional("creator_user_ref", ref("user-account"))
                .optional("image_ref", ref("file"))
                .optional("parent_ref", ref("process"))
                .optional("child_refs", refs("process"))
                .atLeastOneOf("extensions"))
        .withExtensions(ProcessExtensions.windowsProcess(), ProcessExtensions.windowsService());
  }

  private static ObjectSpec software() {
    return object(
            start("software", "6.14")
                .required("name", text())
                .optional("cpe", text(TextForm.CPE))
                .optional("swid", text())
                .optional("languages", listOf(text(TextForm.LANGUAGE)))
                .optional("vendor", text())
                .optional("version", text()))
        .withContributing("name", "cpe", "swid", "vendor", "version");
  }

  private static ObjectSpec url() {
    return object(start("url", "6.15").required("value", text(TextForm.URL)))
        .withContributing("value");
  }

  private static ObjectSpec userAccount() {
    return object(
            start("user-account", "6.16")
                .optional("user_id", text())
                .optional("credential", text())
                .optional("account_login", text())
                .optional("account_type", vocabulary(Vocabularies.ACCOUNT_TYPE))
                .optional("display_name", text())
                .optional("is_service_account", truth())
                .optional("is_privileged", truth())
                .optional("can_escalate_privs", truth())
                .optional("is_disabled", truth())
                .optional("account_created", timestamp())
                .optional("account_expires", timestamp())
                .optional("credential_last_changed", timestamp())
                .optional("account_first_login", timestamp())
                .optional("account_last_login", timestamp())
                .atLeastOneOf("extensions"))
        .withContributing("account_type", "user_id", "account_login")
        .withExtensions(ProcessExtensions.unixAccount());
  }

  private static ObjectSpec windowsRegistryKey() {
    Form value =
        Form.named("windows-registry-value-type", "6.17.2")
            .optional("name", text())
            .optional("data", text())
            .optional("data_type", enumeration(Vocabularies.WINDOWS_REGISTRY_DATATYPE))
            .atLeastOneOf()
            .build();
    return object(
            start("windows-registry-key", "6.17")
                .optional("key", text(TextForm.REGISTRY_KEY))
                .optional("values", listOf(embedded(value)))
                .optional("modified_time", timestamp())
                .optional("creator_user_ref", ref("user-account"))
                .optional("number_of_subkeys", integer())
                .atLeastOneOf())
        .withContributing("key", "values");
  }

  private static ObjectSpec x509Certificate() {
    return object(
            start("x509-certificate", "6.18")
                .optional("is_self_signed", truth())
                .optional("hashes", hashes())
                .optional("version", text())
                .optional("serial_number", text())
                .optional("signature_algorithm", text())
                .optional("issuer", text())
                .optional("validity_not_before", timestamp())
                .optional("validity_not_after", timestamp())
                .optional("subject", text())
                .optional("subject_public_key_algorithm", text())
                .optional("subject_public_key_modulus", text())
                .optional("subject_public_key_exponent", integer())
                .optional("x509_v3_extensions", embedded(x509Extensions()))
                .atLeastOneOf())
        .withContributing("hashes", "serial_number");
  }

  private static Form x509Extensions() {
    return Form.named("x509-v3-extensions-type", "6.18.2")
        .optional("basic_constraints", text())
        .optional("name_constraints", text())
        .optional("policy_constraints", text())
        .optional("key_usage", text())
        .optional("extended_key_usage", text())
        .optional("subject_key_identifier", text())
        .optional("authority_key_identifier", text())
        .optional("subject_alternative_name", text())
        .optional("issuer_alternative_name", text())
        .optional("subject_directory_attributes", text())
        .optional("crl_distribution_points", text())
        .optional("inhibit_any_policy", text())
        .optional("private_key_usage_period_not_before", timestamp())
        .optional("private_key_usage_period_not_after", timestamp())
        .optional("certificate_policies", text())
        .optional("policy_mappings", text())
        .atLeastOneOf()
        .build();
  }
}
