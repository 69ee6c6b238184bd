package dev.tocsin.node.feed;

import dev.tocsin.exchange.keys.SyncedFile;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.taxii.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What feeds prove themselves by to other servers: a file of mode 600 for each, which no answer
/// ever shows. They must be readable, since they are sent as they are; so they stand apart from the
/// store and its copies.
///
/// @param folder of mode 700, made when there is something to keep
public record FeedSecrets(Path folder) {
  /// Its name in the data folder.
  public static final String FOLDER_NAME = "feed-secrets";

  private static final int FILE_BYTES_MAX = 64 * 1024;

  /// Keeps the credentials of a feed instead of those before.
  public void write(String feed, Credentials credentials) {
    var json =
        switch (credentials) {
          case Credentials.Nobody _ -> JsonObject.builder().put("kind", "nobody").build();
          case Credentials.Bearer bearer ->
              JsonObject.builder().put("kind", "bearer").put("token", bearer.token()).build();
          case Credentials.Basic basic ->
              JsonObject.builder()
                  .put("kind", "basic")
                  .put("user", basic.name())
                  .put("password", basic.password())
                  .build();
        };
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      SyncedFile.write(folder.resolve(feed), Json.write(json));
    } catch (IOException e) {
      throw new UncheckedIOException("the credentials of a feed cannot be written", e);
    }
  }

  /// @throws IOException if there are none, or others than the owner may read them
  Credentials read(String feed) throws IOException {
    var file = folder.resolve(feed);
    if (Files.getPosixFilePermissions(file).stream()
        .anyMatch(each -> !each.name().startsWith("OWNER_"))) {
      throw new IOException("others than its owner may read the file of its credentials");
    }
    try {
      var json = JsonReader.of(Json.parse(SyncedFile.read(file, FILE_BYTES_MAX), JsonLimits.STIX));
      return switch (json.string("kind")) {
        case "bearer" -> new Credentials.Bearer(json.string("token"));
        case "basic" -> new Credentials.Basic(json.string("user"), json.string("password"));
        case "nobody" -> new Credentials.Nobody();
        default -> throw new IOException("the file of its credentials is of another version");
      };
    } catch (JsonException | IllegalArgumentException e) {
      throw new IOException("the file of its credentials is damaged", e);
    }
  }

  void remove(String feed) {
    try {
      Files.deleteIfExists(folder.resolve(feed));
    } catch (IOException e) {
      throw new UncheckedIOException("the credentials of a feed cannot be removed", e);
    }
  }
}
