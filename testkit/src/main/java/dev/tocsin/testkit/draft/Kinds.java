package dev.tocsin.testkit.draft;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What objects of each type may hold, as JSON with `'` for `"`. `$T` stands for a word, `$N` for a
/// number, `$H` for an MD5 sum, `$I` for an address, `@type` for an object of a type.
final class Kinds {
  private static final Validator VALIDATOR = Validator.of(Options.standard());

  /// The members that each object of a type has, then those that it may have.
  private record Kind(List<String> required, List<String> optional) {}

  private static Kind kind(List<String> required, String... optional) {
    return new Kind(required, List.of(optional));
  }

  private static final String NAME = "'name':'$T'";
  private static final String DESCRIPTION = "'description':'$T said $T'";
  private static final String ALIASES = "'aliases':['$T','$T','$T']";
  private static final String ABOUT = "'object_refs':['@any','@any','@any']";

  private static final Map<String, Kind> DOMAIN =
      Map.ofEntries(
          Map.entry("attack-pattern", kind(List.of(NAME), DESCRIPTION, ALIASES)),
          Map.entry("campaign", kind(List.of(NAME), DESCRIPTION, ALIASES, "'objective':'$T'")),
          Map.entry("course-of-action", kind(List.of(NAME), DESCRIPTION)),
          Map.entry(
              "grouping",
              kind(List.of("'context':'suspicious-activity'", ABOUT), NAME, DESCRIPTION)),
          Map.entry(
              "identity",
              kind(
                  List.of(NAME), DESCRIPTION, "'roles':['$T','$T']", "'contact_information':'$T'")),
          Map.entry("incident", kind(List.of(NAME), DESCRIPTION)),
          Map.entry(
              "indicator",
              kind(
                  List.of(
                      "'pattern':'[file:size = $N]'",
                      "'pattern_type':'stix'",
                      "'valid_from':'2026-01-01T00:00:00Z'"),
                  NAME,
                  DESCRIPTION,
                  "'kill_chain_phases':[{'kill_chain_name':'$T','phase_name':'$T'},{'kill_chain_name':'$T','phase_name':'$T'}]")),
          Map.entry("infrastructure", kind(List.of(NAME), DESCRIPTION, ALIASES)),
          Map.entry("intrusion-set", kind(List.of(NAME), DESCRIPTION, ALIASES, "'goals':['$T']")),
          Map.entry(
              "location",
              kind(
                  List.of("'country':'$T'"),
                  NAME,
                  "'latitude':1.5,'longitude':2.5",
                  "'city':'$T'")),
          Map.entry(
              "malware",
              kind(
                  List.of("'is_family':true", NAME),
                  DESCRIPTION,
                  ALIASES,
                  "'sample_refs':['@file','@file']",
                  "'operating_system_refs':['@software']")),
          Map.entry(
              "malware-analysis",
              kind(
                  List.of("'product':'$T'", "'result':'malicious'"),
                  "'modules':['$T','$T']",
                  "'sample_ref':'@file'",
                  "'host_vm_ref':'@software'",
                  "'analysis_sco_refs':['@file','@url']")),
          Map.entry(
              "note",
              kind(List.of("'content':'$T'", ABOUT), "'abstract':'$T'", "'authors':['$T']")),
          Map.entry(
              "observed-data",
              kind(
                  List.of(
                      "'first_observed':'2026-01-01T00:00:00Z'",
                      "'last_observed':'2026-01-02T00:00:00Z'",
                      "'number_observed':7",
                      "'object_refs':['@file','@url','@ipv4-addr']"))),
          Map.entry(
              "opinion",
              kind(List.of("'opinion':'agree'", ABOUT), "'explanation':'$T'", "'authors':['$T']")),
          Map.entry(
              "report",
              kind(List.of(NAME, "'published':'2026-01-01T00:00:00Z'", ABOUT), DESCRIPTION)),
          Map.entry(
              "threat-actor", kind(List.of(NAME), DESCRIPTION, ALIASES, "'goals':['$T','$T']")),
          Map.entry("tool", kind(List.of(NAME), DESCRIPTION, "'tool_version':'$T'")),
          Map.entry("vulnerability", kind(List.of(NAME), DESCRIPTION)),
          Map.entry(
              "x-otter",
              kind(
                  List.of("'x_name':'$T'"),
                  NAME,
                  "'x_friends':{'a_ref':'@any','b_refs':['@any','@any']}")),
          Map.entry(
              "relationship",
              kind(
                  List.of(
                      "'relationship_type':'related-to'",
                      "'source_ref':'@any'",
                      "'target_ref':'@any'"),
                  DESCRIPTION)),
          Map.entry(
              "sighting",
              kind(
                  List.of("'sighting_of_ref':'@indicator'"),
                  DESCRIPTION,
                  "'where_sighted_refs':['@identity','@identity']",
                  "'observed_data_refs':['@observed-data']")),
          Map.entry(
              "extension-definition",
              kind(
                  List.of(
                      "'created_by_ref':'@identity'",
                      NAME,
                      "'schema':'https://$T.example/'",
                      "'version':'1.0.0'",
                      "'extension_types':['property-extension']"),
                  DESCRIPTION)),
          Map.entry(
              "language-content",
              kind(
                  List.of(
                      "'object_ref':'@any'",
                      "'contents':{'de':{'name':'$T','description':'$T','aliases':['$T','','$T']},'fr':{'description':'$T'}}"),
                  "'object_modified':'$D'")));

  private static final Map<String, Kind> OBSERVABLE =
      Map.ofEntries(
          Map.entry(
              "artifact",
              kind(
                  List.of("'url':'https://$T.example/'", "'hashes':{'MD5':'$H'}"),
                  "'mime_type':'text/$T'")),
          Map.entry("autonomous-system", kind(List.of("'number':$N"), NAME, "'rir':'$T'")),
          Map.entry(
              "directory", kind(List.of("'path':'/$T'"), "'contains_refs':['@file','@file']")),
          Map.entry(
              "domain-name",
              kind(
                  List.of("'value':'$T.example'"),
                  "'resolves_to_refs':['@ipv4-addr','@ipv4-addr']")),
          Map.entry(
              "email-addr",
              kind(
                  List.of("'value':'$T@$T.example'"),
                  "'display_name':'$T'",
                  "'belongs_to_ref':'@user-account'")),
          Map.entry(
              "email-message",
              kind(
                  List.of("'is_multipart':false"),
                  "'subject':'$T'",
                  "'from_ref':'@email-addr'",
                  "'to_refs':['@email-addr','@email-addr']",
                  "'body':'$T'")),
          Map.entry(
              "file",
              kind(
                  List.of(NAME),
                  "'hashes':{'MD5':'$H'}",
                  "'size':$N",
                  "'parent_directory_ref':'@directory'",
                  "'contains_refs':['@any','@file']",
                  "'content_ref':'@artifact'")),
          Map.entry("ipv4-addr", kind(List.of("'value':'$I'"))),
          Map.entry("mutex", kind(List.of(NAME))),
          Map.entry(
              "network-traffic",
              kind(
                  List.of("'protocols':['tcp']", "'src_ref':'@ipv4-addr'"),
                  "'dst_ref':'@domain-name'",
                  "'src_byte_count':$N",
                  "'extensions':{'http-request-ext':{'request_method':'get','request_value':'/$T','request_header':{'$T':['$T']}}}")),
          Map.entry(
              "process",
              kind(
                  List.of("'command_line':'$T'"),
                  "'pid':$N",
                  "'environment_variables':{'$T':'$T','$T':'$T'}",
                  "'image_ref':'@file'",
                  "'child_refs':['@process','@process']")),
          Map.entry("software", kind(List.of(NAME), "'vendor':'$T'", "'version':'$T'")),
          Map.entry("url", kind(List.of("'value':'https://$T.example/$T'"))),
          Map.entry(
              "user-account",
              kind(List.of("'user_id':'$T'"), "'account_login':'$T'", "'display_name':'$T'")),
          Map.entry(
              "windows-registry-key",
              kind(
                  List.of("'key':'HKEY_$T'"),
                  "'values':[{'name':'$T','data':'$T'},{'name':'$T'}]",
                  "'creator_user_ref':'@user-account'")),
          Map.entry(
              "x509-certificate",
              kind(List.of("'serial_number':'$T'"), "'issuer':'$T'", "'subject':'$T'")));

  /// What any object may have.
  static final List<String> COMMON =
      List.of(
          "'created_by_ref':'@identity'",
          "'labels':['$T','$T']",
          "'confidence':50",
          "'lang':'en'",
          "'external_references':[{'source_name':'$T','description':'$T','url':'https://$T.example/'},{'source_name':'$T','external_id':'$T','hashes':{'MD5':'$H'},'url':'https://$T.example/'}]",
          "'extensions':{'extension-definition--5c4ed6a5-3a2b-4a4e-9c0c-b4aa14c65d6a':{'extension_type':'property-extension','note':'$T','deep':{'a':'$T','list':[{'b':'$T'},{'b':'$T','c_ref':'@any'}]}}}",
          "'extensions':{'@extension-definition':{'extension_type':'property-extension','note':'$T'}}",
          "'x_note':'$T'",
          "'x_list':['$T','$T',['$T']]",
          "'x_count':$N",
          "'x_by':{'$T':{'c':'$T'},'d':'$T'}",
          "'x_whom_ref':'@any'",
          "'x_whom':{'@any':'$T','e':'$T'}");

  static final List<String> TYPES =
      List.of(DOMAIN.keySet(), OBSERVABLE.keySet()).stream().flatMap(Set::stream).sorted().toList();

  /// The rest of a marking definition.
  static final List<String> DEFINITIONS =
      List.of(
          ",'definition_type':'statement','definition':{'statement':'$T'}",
          ",'extensions':{'extension-definition--31d950c8-9265-41d3-9590-a99fe4544eaf':{'extension_type':'property-extension',%s}}",
          ",'extensions':{'extension-definition--31d950c8-9265-41d3-9590-a99fe4544eaf':{'extension_type':'property-extension','caveat':'$T',%s}}",
          ",'extensions':{'extension-definition--762e2e97-ee51-43e5-a9ea-165fbb862c4a':{'extension_type':'property-extension','encrypt_in_transit':'may','permitted_actions':'none','affected_party_notifications':'may','tlp':'green','provider_attribution':'may','unmodified_resale':'must-not','iep_version':'2.0','description':'$T'}}",
          ",'extensions':{'extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce':{'extension_type':'property-extension','identifier':'$T','policy_reference':'urn:isa:policy:acs:ns:v3.0?privdefault=permit&sharedefault=permit','control_set':{'classification':'U'}}}",
          ",'extensions':{'extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce':{'extension_type':'property-extension','identifier':'$T','policy_reference':'urn:isa:policy:acs:ns:v3.0?privdefault=deny&sharedefault=deny','control_set':{'classification':'U'}}}",
          ",'extensions':{'extension-definition--7d1f9c0e-51b6-4d1e-8f0a-6c6b9d4f2a11':{'extension_type':'property-extension','who':'$T'}}");

  static final List<String> HANDLING =
      List.of(
          "'releasable_to':['south','mill']",
          "'releasable_to':['coast']",
          "'copy':'show-only'",
          "'pap':'red'",
          "'pap':'clear'",
          "'inform_target':'must-not'",
          "'court':'ask-first'",
          "'onward':'never'",
          "'attribution':'must-not'",
          "'valid_until':'2026-02-01T00:00:00Z'",
          "'valid_until':'2026-06-01T00:00:00Z'",
          "'europol':['h1','h2']",
          "'europol':['h3']",
          "'pap':'$T'");

  private Kinds() {}

  private static Kind of(String type) {
    return Optional.ofNullable(DOMAIN.get(type))
        .or(() -> Optional.ofNullable(OBSERVABLE.get(type)))
        .orElseThrow();
  }

  static List<String> required(String type) {
    return of(type).required();
  }

  static List<String> optional(String type) {
    return of(type).optional();
  }

  static boolean hasVersions(String type) {
    return DOMAIN.containsKey(type);
  }

  /// Whether references of any kind may be to it.
  static boolean isNamed(String type) {
    return !Set.of("relationship", "sighting", "language-content", "extension-definition")
        .contains(type);
  }

  static boolean isSound(JsonObject object) {
    var faults = new Faults(5);
    VALIDATOR.check(object, "", faults);
    return faults.errors() == 0;
  }

  /// Whether the objects are a sound bundle together.
  static boolean areSound(List<JsonObject> objects) {
    return VALIDATOR
        .validate(
            JsonObject.builder()
                .put("type", "bundle")
                .put("id", RandomDraft.BUNDLE.toString())
                .put("objects", new JsonArray(List.copyOf(objects)))
                .build())
        .isValid();
  }
}
