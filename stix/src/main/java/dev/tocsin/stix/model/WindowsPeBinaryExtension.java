package dev.tocsin.stix.model;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The headers and sections of a Windows executable (STIX 2.1 §6.7.6).
public record WindowsPeBinaryExtension(JsonObject json, String pointer) implements View {
  public static final Property<WindowsPeBinaryExtension, String> PE_TYPE = Property.text("pe_type");
  public static final Property<WindowsPeBinaryExtension, String> IMPHASH = Property.text("imphash");
  public static final Property<WindowsPeBinaryExtension, String> MACHINE_HEX =
      Property.text("machine_hex");
  public static final Property<WindowsPeBinaryExtension, Long> NUMBER_OF_SECTIONS =
      Property.integer("number_of_sections");
  public static final Property<WindowsPeBinaryExtension, StixTimestamp> TIME_DATE_STAMP =
      Property.time("time_date_stamp");
  public static final Property<WindowsPeBinaryExtension, String> POINTER_TO_SYMBOL_TABLE_HEX =
      Property.text("pointer_to_symbol_table_hex");
  public static final Property<WindowsPeBinaryExtension, Long> NUMBER_OF_SYMBOLS =
      Property.integer("number_of_symbols");
  public static final Property<WindowsPeBinaryExtension, Long> SIZE_OF_OPTIONAL_HEADER =
      Property.integer("size_of_optional_header");
  public static final Property<WindowsPeBinaryExtension, String> CHARACTERISTICS_HEX =
      Property.text("characteristics_hex");
  public static final Property<WindowsPeBinaryExtension, Hashes> FILE_HEADER_HASHES =
      Property.of("file_header_hashes", Hashes.SHAPE);
  public static final Property<WindowsPeBinaryExtension, WindowsPeBinaryExtension.OptionalHeader>
      OPTIONAL_HEADER =
          Property.part("optional_header", WindowsPeBinaryExtension.OptionalHeader::new);
  public static final Property<WindowsPeBinaryExtension, List<WindowsPeBinaryExtension.Section>>
      SECTIONS = Property.parts("sections", WindowsPeBinaryExtension.Section::new);

  /// Begins one from what it must have.
  public static Draft<WindowsPeBinaryExtension> draft(String peType) {
    return Draft.part(WindowsPeBinaryExtension::new).set(PE_TYPE, peType);
  }

  /// A value of windows-pebinary-type-ov.
  public String peType() {
    return PE_TYPE.require(this);
  }

  public Optional<String> imphash() {
    return IMPHASH.find(this);
  }

  public Optional<String> machineHex() {
    return MACHINE_HEX.find(this);
  }

  public Optional<Long> numberOfSections() {
    return NUMBER_OF_SECTIONS.find(this);
  }

  public Optional<StixTimestamp> timeDateStamp() {
    return TIME_DATE_STAMP.find(this);
  }

  public Optional<String> pointerToSymbolTableHex() {
    return POINTER_TO_SYMBOL_TABLE_HEX.find(this);
  }

  public Optional<Long> numberOfSymbols() {
    return NUMBER_OF_SYMBOLS.find(this);
  }

  public Optional<Long> sizeOfOptionalHeader() {
    return SIZE_OF_OPTIONAL_HEADER.find(this);
  }

  public Optional<String> characteristicsHex() {
    return CHARACTERISTICS_HEX.find(this);
  }

  public Optional<Hashes> fileHeaderHashes() {
    return FILE_HEADER_HASHES.find(this);
  }

  public Optional<WindowsPeBinaryExtension.OptionalHeader> optionalHeader() {
    return OPTIONAL_HEADER.find(this);
  }

  public List<WindowsPeBinaryExtension.Section> sections() {
    return SECTIONS.or(this, List.of());
  }

  /// The optional header (STIX 2.1 §6.7.6.2).
  public record OptionalHeader(JsonObject json, String pointer) implements View {
    public static final Property<OptionalHeader, String> MAGIC_HEX = Property.text("magic_hex");
    public static final Property<OptionalHeader, Long> MAJOR_LINKER_VERSION =
        Property.integer("major_linker_version");
    public static final Property<OptionalHeader, Long> MINOR_LINKER_VERSION =
        Property.integer("minor_linker_version");
    public static final Property<OptionalHeader, Long> SIZE_OF_CODE =
        Property.integer("size_of_code");
    public static final Property<OptionalHeader, Long> SIZE_OF_INITIALIZED_DATA =
        Property.integer("size_of_initialized_data");
    public static final Property<OptionalHeader, Long> SIZE_OF_UNINITIALIZED_DATA =
        Property.integer("size_of_uninitialized_data");
    public static final Property<OptionalHeader, Long> ADDRESS_OF_ENTRY_POINT =
        Property.integer("address_of_entry_point");
    public static final Property<OptionalHeader, Long> BASE_OF_CODE =
        Property.integer("base_of_code");
    public static final Property<OptionalHeader, Long> BASE_OF_DATA =
        Property.integer("base_of_data");
    public static final Property<OptionalHeader, Long> IMAGE_BASE = Property.integer("image_base");
    public static final Property<OptionalHeader, Long> SECTION_ALIGNMENT =
        Property.integer("section_alignment");
    public static final Property<OptionalHeader, Long> FILE_ALIGNMENT =
        Property.integer("file_alignment");
    public static final Property<OptionalHeader, Long> MAJOR_OS_VERSION =
        Property.integer("major_os_version");
    public static final Property<OptionalHeader, Long> MINOR_OS_VERSION =
        Property.integer("minor_os_version");
    public static final Property<OptionalHeader, Long> MAJOR_IMAGE_VERSION =
        Property.integer("major_image_version");
    public static final Property<OptionalHeader, Long> MINOR_IMAGE_VERSION =
        Property.integer("minor_image_version");
    public static final Property<OptionalHeader, Long> MAJOR_SUBSYSTEM_VERSION =
        Property.integer("major_subsystem_version");
    public static final Property<OptionalHeader, Long> MINOR_SUBSYSTEM_VERSION =
        Property.integer("minor_subsystem_version");
    public static final Property<OptionalHeader, String> WIN32_VERSION_VALUE_HEX =
        Property.text("win32_version_value_hex");
    public static final Property<OptionalHeader, Long> SIZE_OF_IMAGE =
        Property.integer("size_of_image");
    public static final Property<OptionalHeader, Long> SIZE_OF_HEADERS =
        Property.integer("size_of_headers");
    public static final Property<OptionalHeader, String> CHECKSUM_HEX =
        Property.text("checksum_hex");
    public static final Property<OptionalHeader, String> SUBSYSTEM_HEX =
        Property.text("subsystem_hex");
    public static final Property<OptionalHeader, String> DLL_CHARACTERISTICS_HEX =
        Property.text("dll_characteristics_hex");
    public static final Property<OptionalHeader, Long> SIZE_OF_STACK_RESERVE =
        Property.integer("size_of_stack_reserve");
    public static final Property<OptionalHeader, Long> SIZE_OF_STACK_COMMIT =
        Property.integer("size_of_stack_commit");
    public static final Property<OptionalHeader, Long> SIZE_OF_HEAP_RESERVE =
        Property.integer("size_of_heap_reserve");
    public static final Property<OptionalHeader, Long> SIZE_OF_HEAP_COMMIT =
        Property.integer("size_of_heap_commit");
    public static final Property<OptionalHeader, String> LOADER_FLAGS_HEX =
        Property.text("loader_flags_hex");
    public static final Property<OptionalHeader, Long> NUMBER_OF_RVA_AND_SIZES =
        Property.integer("number_of_rva_and_sizes");
    public static final Property<OptionalHeader, Hashes> HASHES =
        Property.of("hashes", Hashes.SHAPE);

    /// Begins one.
    public static Draft<OptionalHeader> draft() {
      return Draft.part(OptionalHeader::new);
    }

    public Optional<String> magicHex() {
      return MAGIC_HEX.find(this);
    }

    public Optional<Long> majorLinkerVersion() {
      return MAJOR_LINKER_VERSION.find(this);
    }

    public Optional<Long> minorLinkerVersion() {
      return MINOR_LINKER_VERSION.find(this);
    }

    public Optional<Long> sizeOfCode() {
      return SIZE_OF_CODE.find(this);
    }

    public Optional<Long> sizeOfInitializedData() {
      return SIZE_OF_INITIALIZED_DATA.find(this);
    }

    public Optional<Long> sizeOfUninitializedData() {
      return SIZE_OF_UNINITIALIZED_DATA.find(this);
    }

    public Optional<Long> addressOfEntryPoint() {
      return ADDRESS_OF_ENTRY_POINT.find(this);
    }

    public Optional<Long> baseOfCode() {
      return BASE_OF_CODE.find(this);
    }

    public Optional<Long> baseOfData() {
      return BASE_OF_DATA.find(this);
    }

    public Optional<Long> imageBase() {
      return IMAGE_BASE.find(this);
    }

    public Optional<Long> sectionAlignment() {
      return SECTION_ALIGNMENT.find(this);
    }

    public Optional<Long> fileAlignment() {
      return FILE_ALIGNMENT.find(this);
    }

    public Optional<Long> majorOsVersion() {
      return MAJOR_OS_VERSION.find(this);
    }

    public Optional<Long> minorOsVersion() {
      return MINOR_OS_VERSION.find(this);
    }

    public Optional<Long> majorImageVersion() {
      return MAJOR_IMAGE_VERSION.find(this);
    }

    public Optional<Long> minorImageVersion() {
      return MINOR_IMAGE_VERSION.find(this);
    }

    public Optional<Long> majorSubsystemVersion() {
      return MAJOR_SUBSYSTEM_VERSION.find(this);
    }

    public Optional<Long> minorSubsystemVersion() {
      return MINOR_SUBSYSTEM_VERSION.find(this);
    }

    public Optional<String> win32VersionValueHex() {
      return WIN32_VERSION_VALUE_HEX.find(this);
    }

    public Optional<Long> sizeOfImage() {
      return SIZE_OF_IMAGE.find(this);
    }

    public Optional<Long> sizeOfHeaders() {
      return SIZE_OF_HEADERS.find(this);
    }

    public Optional<String> checksumHex() {
      return CHECKSUM_HEX.find(this);
    }

    public Optional<String> subsystemHex() {
      return SUBSYSTEM_HEX.find(this);
    }

    public Optional<String> dllCharacteristicsHex() {
      return DLL_CHARACTERISTICS_HEX.find(this);
    }

    public Optional<Long> sizeOfStackReserve() {
      return SIZE_OF_STACK_RESERVE.find(this);
    }

    public Optional<Long> sizeOfStackCommit() {
      return SIZE_OF_STACK_COMMIT.find(this);
    }

    public Optional<Long> sizeOfHeapReserve() {
      return SIZE_OF_HEAP_RESERVE.find(this);
    }

    public Optional<Long> sizeOfHeapCommit() {
      return SIZE_OF_HEAP_COMMIT.find(this);
    }

    public Optional<String> loaderFlagsHex() {
      return LOADER_FLAGS_HEX.find(this);
    }

    public Optional<Long> numberOfRvaAndSizes() {
      return NUMBER_OF_RVA_AND_SIZES.find(this);
    }

    public Optional<Hashes> hashes() {
      return HASHES.find(this);
    }
  }

  /// One section (STIX 2.1 §6.7.6.3).
  public record Section(JsonObject json, String pointer) implements View {
    public static final Property<Section, String> NAME = Property.text("name");
    public static final Property<Section, Long> SIZE = Property.integer("size");
    public static final Property<Section, Double> ENTROPY = Property.number("entropy");
    public static final Property<Section, Hashes> HASHES = Property.of("hashes", Hashes.SHAPE);

    /// Begins one from what it must have.
    public static Draft<Section> draft(String name) {
      return Draft.part(Section::new).set(NAME, name);
    }

    public String name() {
      return NAME.require(this);
    }

    /// In bytes.
    public Optional<Long> size() {
      return SIZE.find(this);
    }

    public Optional<Double> entropy() {
      return ENTROPY.find(this);
    }

    public Optional<Hashes> hashes() {
      return HASHES.find(this);
    }
  }
}
