package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.count;
import static dev.tocsin.stix.spec.Types.dictionary;
import static dev.tocsin.stix.spec.Types.enumeration;
import static dev.tocsin.stix.spec.Types.hex;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.ref;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.truth;

import dev.tocsin.stix.spec.DataType.DictionaryValues;

/// The predefined extensions of `network-traffic` (STIX 2.1 §6.12.2 to §6.12.5).
final class NetworkExtensions {
  private NetworkExtensions() {}

  static Form httpRequest() {
    return Form.named("http-request-ext", "6.12.2")
        .required("request_method", text(TextForm.LOWER_CASE))
        .required("request_value", text())
        .optional("request_version", text(TextForm.LOWER_CASE))
        .optional("request_header", dictionary(DictionaryValues.LIST_OF_STRINGS))
        .optional("message_body_length", integer())
        .optional("message_body_data_ref", ref("artifact"))
        .build();
  }

  static Form icmp() {
    return Form.named("icmp-ext", "6.12.3")
        .required("icmp_type_hex", hex())
        .required("icmp_code_hex", hex())
        .build();
  }

  static Form socket() {
    return Form.named("socket-ext", "6.12.4")
        .required("address_family", enumeration(Vocabularies.NETWORK_SOCKET_ADDRESS_FAMILY))
        .optional("is_blocking", truth())
        .optional("is_listening", truth())
        .optional("options", dictionary(DictionaryValues.INTEGER))
        .optional("socket_type", enumeration(Vocabularies.NETWORK_SOCKET_TYPE))
        .optional("socket_descriptor", count())
        .optional("socket_handle", integer())
        .build();
  }

  static Form tcp() {
    return Form.named("tcp-ext", "6.12.5")
        .optional("src_flags_hex", hex())
        .optional("dst_flags_hex", hex())
        .atLeastOneOf()
        .build();
  }
}
