package dev.tocsin.node.taxii.protocol;

import dev.tocsin.core.collection.AdditionStatus;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.Withdrawal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Resources as TAXII 2.1 writes them. A list without elements is left out, as the standard has it.
public final class Resources {
  /// What objects are made of.
  public static final String STIX = "application/stix+json;version=2.1";

  private static final String LEVEL = "tlp.";

  private Resources() {}

  /// What may be done with a collection.
  public record Access(boolean read, boolean write) {}

  /// Section 4.1.1.
  ///
  /// @param roots by name, in order
  public static JsonObject discovery(String title, List<String> roots) {
    var json =
        JsonObject.builder()
            .put("title", title)
            .put("description", "Collections of STIX 2.1 objects, shown to each as they may see.");
    if (!roots.isEmpty()) {
      var addresses = roots.stream().map(Resources::address).toList();
      json.put("default", addresses.getFirst()).put("api_roots", JsonArray.ofStrings(addresses));
    }
    return json.build();
  }

  private static String address(String root) {
    return "/" + Address.PREFIX + "/" + root + "/";
  }

  /// Section 4.2.1.
  public static JsonObject root(ApiRoot root, int contentMax) {
    var json = JsonObject.builder().put("title", root.title());
    root.description().ifPresent(text -> json.put("description", text));
    return json.put("versions", JsonArray.ofStrings(List.of(MediaTypes.TAXII)))
        .put("max_content_length", contentMax)
        .build();
  }

  /// Section 5.2.1.
  public static JsonObject collection(TaxiiCollection collection, Access access) {
    var json =
        JsonObject.builder().put("id", collection.id().toString()).put("title", collection.title());
    collection.description().ifPresent(text -> json.put("description", text));
    collection.alias().ifPresent(text -> json.put("alias", text));
    return json.put("can_read", access.read())
        .put("can_write", access.write())
        .put("media_types", JsonArray.ofStrings(List.of(STIX)))
        .build();
  }

  /// Section 5.1.1.
  public static JsonObject collections(List<JsonObject> collections) {
    return collections.isEmpty()
        ? JsonObject.builder().build()
        : JsonObject.builder().put("collections", new JsonArray(List.copyOf(collections))).build();
  }

  /// Section 4.3.1.
  public static JsonObject status(AdditionStatus status) {
    int total = status.successes().size() + status.failures().size() + status.pendings().size();
    var json =
        JsonObject.builder()
            .put("id", status.id().toString())
            .put("status", status.pendings().isEmpty() ? "complete" : "pending")
            .put("request_timestamp", TaxiiTime.write(status.at()))
            .put("total_count", total);
    details(json, "success", "successes", status.successes());
    details(json, "failure", "failures", status.failures());
    details(json, "pending", "pendings", status.pendings());
    return json.build();
  }

  private static void details(
      JsonObject.Builder json, String one, String many, List<AdditionStatus.Detail> details) {
    json.put(one + "_count", details.size());
    list(json, many, details.stream().map(Resources::detail).toList());
  }

  private static JsonObject detail(AdditionStatus.Detail detail) {
    var json = JsonObject.builder().put("id", detail.id()).put("version", detail.version());
    if (!detail.message().isEmpty()) {
      json.put("message", detail.message());
    }
    return json.build();
  }

  /// Section 5.4.1. `next` is ours, as the standard lets servers add to this resource.
  public static JsonObject manifest(Page<Page.Found> page, Optional<String> next) {
    var json = page(page.more(), next);
    list(json, "objects", page.items().stream().map(Resources::record).toList());
    return json.build();
  }

  private static JsonObject record(Page.Found found) {
    return JsonObject.builder()
        .put("id", found.row().id())
        .put("date_added", found.date().toString())
        .put("version", found.row().version())
        .put("media_type", STIX)
        .build();
  }

  /// Section 5.8.1.
  public static JsonObject versions(Page<Reader.Version> page, Optional<String> next) {
    var json = page(page.more(), next);
    list(
        json,
        "versions",
        page.items().stream().map(version -> new JsonString(version.text())).toList());
    return json.build();
  }

  /// What was taken out of a collection; an extension of ours.
  public static JsonObject withdrawals(Page<Withdrawal> page, Optional<String> next) {
    var json = page(page.more(), next);
    list(json, "withdrawals", page.items().stream().map(Resources::withdrawal).toList());
    return json.build();
  }

  private static JsonObject withdrawal(Withdrawal withdrawal) {
    return JsonObject.builder()
        .put("id", withdrawal.id())
        .put("version", withdrawal.version())
        .put("date", new DateAdded(withdrawal.date()).toString())
        .put("reason", withdrawal.why())
        .build();
  }

  /// What lets the caller see; an extension of ours.
  public static JsonObject markings(Collection<String> attributes) {
    var levels =
        attributes.stream()
            .filter(each -> each.startsWith(LEVEL))
            .map(each -> each.substring(LEVEL.length()))
            .toList();
    var json = JsonObject.builder();
    list(json, "attributes", attributes.stream().map(JsonString::new).toList());
    list(json, "levels", levels.stream().map(JsonString::new).toList());
    return json.build();
  }

  /// How a page begins; `more` is left out of the last one.
  public static JsonObject.Builder page(boolean more, Optional<String> next) {
    var json = JsonObject.builder();
    if (more) {
      json.put("more", true);
    }
    next.ifPresent(text -> json.put("next", text));
    return json;
  }

  private static void list(
      JsonObject.Builder json, String name, List<? extends JsonValue> elements) {
    if (!elements.isEmpty()) {
      json.put(name, new JsonArray(List.copyOf(elements)));
    }
  }
}
