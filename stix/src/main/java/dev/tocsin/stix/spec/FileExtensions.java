package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.count;
import static dev.tocsin.stix.spec.Types.decimal;
import static dev.tocsin.stix.spec.Types.dictionary;
import static dev.tocsin.stix.spec.Types.embedded;
import static dev.tocsin.stix.spec.Types.hashes;
import static dev.tocsin.stix.spec.Types.hex;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.listOf;
import static dev.tocsin.stix.spec.Types.refs;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.timestamp;
import static dev.tocsin.stix.spec.Types.truth;
import static dev.tocsin.stix.spec.Types.vocabulary;

import dev.tocsin.stix.spec.DataType.DictionaryValues;
import dev.tocsin.stix.spec.DataType.Precision;

/// The predefined extensions of `file` (STIX 2.1 §6.7.2 to §6.7.6).
final class FileExtensions {
  private FileExtensions() {}

  static Form archive() {
    return Form.named("archive-ext", "6.7.2")
        .required("contains_refs", refs("file", "directory"))
        .optional("comment", text())
        .build();
  }

  static Form ntfs() {
    Form stream =
        Form.named("alternate-data-stream-type", "6.7.3")
            .required("name", text())
            .optional("hashes", hashes())
            .optional("size", count())
            .build();
    return Form.named("ntfs-ext", "6.7.3")
        .optional("sid", text())
        .optional("alternate_data_streams", listOf(embedded(stream)))
        .atLeastOneOf()
        .build();
  }

  static Form pdf() {
    return Form.named("pdf-ext", "6.7.4")
        .optional("version", text())
        .optional("is_optimized", truth())
        .optional("document_info_dict", dictionary(DictionaryValues.STRING))
        .optional("pdfid0", text())
        .optional("pdfid1", text())
        .atLeastOneOf()
        .build();
  }

  static Form rasterImage() {
    return Form.named("raster-image-ext", "6.7.5")
        .optional("image_height", integer())
        .optional("image_width", integer())
        .optional("bits_per_pixel", integer())
        .optional("exif_tags", dictionary(DictionaryValues.INTEGER_OR_STRING))
        .atLeastOneOf()
        .build();
  }

  static Form windowsPeBinary() {
    Form section =
        Form.named("windows-pe-section-type", "6.7.6")
            .required("name", text())
            .optional("size", count())
            .optional("entropy", decimal(0, 8))
            .optional("hashes", hashes())
            .build();
    return Form.named("windows-pebinary-ext", "6.7.6")
        .required("pe_type", vocabulary(Vocabularies.WINDOWS_PEBINARY_TYPE))
        .optional("imphash", text())
        .optional("machine_hex", hex())
        .optional("number_of_sections", count())
        .optional("time_date_stamp", timestamp(Precision.SECOND))
        .optional("pointer_to_symbol_table_hex", hex())
        .optional("number_of_symbols", count())
        .optional("size_of_optional_header", count())
        .optional("characteristics_hex", hex())
        .optional("file_header_hashes", hashes())
        .optional("optional_header", embedded(optionalHeader()))
        .optional("sections", listOf(embedded(section)))
        .atLeastOneOf()
        .build();
  }

  private static Form optionalHeader() {
    return Form.named("windows-pe-optional-header-type", "6.7.6")
        .optional("magic_hex", hex())
        .optional("major_linker_version", integer())
        .optional("minor_linker_version", integer())
        .optional("size_of_code", count())
        .optional("size_of_initialized_data", count())
        .optional("size_of_uninitialized_data", count())
        .optional("address_of_entry_point", integer())
        .optional("base_of_code", integer())
        .optional("base_of_data", integer())
        .optional("image_base", integer())
        .optional("section_alignment", integer())
        .optional("file_alignment", integer())
        .optional("major_os_version", integer())
        .optional("minor_os_version", integer())
        .optional("major_image_version", integer())
        .optional("minor_image_version", integer())
        .optional("major_subsystem_version", integer())
        .optional("minor_subsystem_version", integer())
        .optional("win32_version_value_hex", hex())
        .optional("size_of_image", count())
        .optional("size_of_headers", count())
        .optional("checksum_hex", hex())
        .optional("subsystem_hex", hex())
        .optional("dll_characteristics_hex", hex())
        .optional("size_of_stack_reserve", count())
        .optional("size_of_stack_commit", count())
        .optional("size_of_heap_reserve", count())
        .optional("size_of_heap_commit", count())
        .optional("loader_flags_hex", hex())
        .optional("number_of_rva_and_sizes", integer())
        .optional("hashes", hashes())
        .atLeastOneOf()
        .build();
  }
}
