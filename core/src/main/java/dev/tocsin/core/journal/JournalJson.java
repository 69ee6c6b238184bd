package dev.tocsin.core.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// The JSON of journal records and rows. Only this node's own bytes come back through it; what
/// others send is read by [dev.tocsin.stix.json.Json].
public final class JournalJson {
  private static final ObjectMapper MAPPER = mapper();
  private static final ObjectWriter ENTRIES =
      MAPPER.writerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, Entry.class));

  private JournalJson() {}

  public static Bytes write(Object value) {
    try {
      return Bytes.of(MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Bytes writeEntries(List<Entry> entries) {
    try {
      return Bytes.of(ENTRIES.writeValueAsBytes(entries));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads one row.
  ///
  /// @throws UncheckedIOException if the row is damaged
  public static <T> T read(Bytes json, Class<T> type) {
    try {
      return MAPPER.readValue(json.toArray(), type);
    } catch (IOException e) {
      throw new UncheckedIOException("a row of the store is damaged", e);
    }
  }

  /// Reads what [#writeEntries] wrote.
  ///
  /// @throws UncheckedIOException if the record is damaged
  public static List<Entry> readEntries(Bytes json) {
    try {
      return List.of(MAPPER.readValue(json.toArray(), Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("a journal record is damaged", e);
    }
  }

  private static ObjectMapper mapper() {
    var values = new SimpleModule();
    text(values, Hash.class, hash -> base64(hash.bytes()), text -> Hash.fromBytes(base64(text)));
    text(values, Bytes.class, bytes -> base64(bytes.toArray()), text -> Bytes.of(base64(text)));
    text(values, NodeId.class, NodeId::value, NodeId::new);
    text(values, StatementId.class, StatementId::toString, StatementId::parse);
    text(values, DraftId.class, DraftId::toString, DraftId::parse);
    text(values, LinkId.class, LinkId::toString, number -> new LinkId(Integer.parseInt(number)));
    var mapper =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), values)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(Entry.class, EntryType.class)
            .build();
    for (var kind : Entry.class.getPermittedSubclasses()) {
      mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
    }
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
  private interface EntryType {}

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new JsonDeserializer<T>() {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read.apply(in.getText());
          }
        });
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }
}
