package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Zip files of one form: nothing compressed, no time, comment or extra field, no name twice. What
/// is read must be what writing gives, byte for byte, so there is nowhere to hide anything.
final class StoredZip {
  static final int BYTES_MAX = 64 * 1024 * 1024;
  static final int ENTRIES_MAX = 300;
  private static final Pattern NAME = Pattern.compile("([a-z]{1,20}/)?[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final int NAME_MAX = 128;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private StoredZip() {}

  static Bytes write(SequencedMap<String, Bytes> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Bytes> file : files.entrySet()) {
        byte[] content = file.getValue().toArray();
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return Bytes.of(bytes.toByteArray());
  }

  /// The files in their order.
  ///
  /// @throws EvidenceException if the bytes are anything that [#write] does not give
  static SequencedMap<String, Bytes> read(Bytes bytes) {
    if (bytes.size() > BYTES_MAX) {
      throw new EvidenceException("It has more than " + BYTES_MAX + " bytes.");
    }
    var files = new LinkedHashMap<String, Bytes>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        requirePlain(entry, files);
        // Stored: the content is never longer than the file itself.
        files.put(entry.getName(), Bytes.of(zip.readAllBytes()));
      }
    } catch (IOException | IllegalArgumentException _) {
      throw new EvidenceException("It is not a zip file, or a damaged one.");
    }
    if (!write(files).equals(bytes)) {
      throw new EvidenceException(
          "It is not a zip file in the form of evidence bundles. Use the file as it was exported.");
    }
    return files;
  }

  private static void requirePlain(ZipEntry entry, Map<String, Bytes> files) {
    String name = entry.getName();
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new EvidenceException("It holds something compressed, which bundles never do.");
    }
    if (name.length() > NAME_MAX || !NAME.matcher(name).matches() || name.contains("..")) {
      throw new EvidenceException("It holds a file whose name is not one of a bundle.");
    }
    if (files.containsKey(name)) {
      throw new EvidenceException("It holds two files of one name.");
    }
    if (files.size() >= ENTRIES_MAX) {
      throw new EvidenceException("It holds more than " + ENTRIES_MAX + " files.");
    }
  }
}
