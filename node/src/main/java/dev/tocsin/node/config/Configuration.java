package dev.tocsin.node.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The values of a node's settings: from the file `tocsin.conf` in its data folder, over that the
/// environment, over that the flags. What is unknown or malformed is refused, all of it at once.
/// Immutable.
public final class Configuration {
  /// The name of the file in the data folder.
  public static final String FILE_NAME = "tocsin.conf";

  private static final int FILE_BYTES_MAX = 64 * 1024;
  private static final String ENVIRONMENT = "TOCSIN_";

  /// Variables of the environment that are for the command line, not settings.
  private static final Set<String> COMMAND_LINE =
      Set.of(
          "TOCSIN_DATA",
          "TOCSIN_PASSWORD",
          "TOCSIN_TAXII_PASSWORD",
          "TOCSIN_TAXII_TOKEN",
          "TOCSIN_TRACE");

  private final Path folder;
  private final Map<String, String> values;

  private Configuration(Path folder, Map<String, String> values) {
    this.folder = folder;
    this.values = Map.copyOf(values);
  }

  /// Reads the settings of a data folder.
  ///
  /// @param flags values by the names of settings; files by absolute paths, since whoever types a
  ///   flag means the folder that they are in
  /// @throws ConfigurationException if a setting is unknown or malformed, or the file does not read
  public static Configuration read(
      Path folder, Map<String, String> environment, Map<String, String> flags) {
    var reading = new Reading();
    reading.file(folder.resolve(FILE_NAME));
    reading.environment(environment);
    flags.forEach((name, value) -> reading.put(name, value, "The flag --" + name));
    if (!reading.faults.isEmpty()) {
      throw new ConfigurationException(reading.faults);
    }
    return new Configuration(folder, reading.values);
  }

  /// The value of a setting.
  public <T> T get(Setting<T> setting) {
    return setting.read(Optional.ofNullable(values.get(setting.name())).orElse(setting.fallback()));
  }

  /// The file that a setting names, if it names one.
  public Optional<Path> file(Setting<Optional<Path>> setting) {
    return get(setting).map(folder::resolve);
  }

  /// The first line of the file that a setting names, if it names one.
  ///
  /// @throws ConfigurationException if that file does not read, or others may read it
  public Optional<String> firstLine(Setting<Optional<Path>> setting) {
    return file(setting).map(file -> SecretFile.firstLine(file, setting.name()));
  }

  /// The file that `tocsin init` writes: every setting with its line of documentation, commented
  /// out unless a value is chosen.
  ///
  /// @param chosen values by the names of settings
  public static String template(Map<String, String> chosen) {
    var text = new StringBuilder();
    text.append(
            "# The settings of this node. The variable TOCSIN_NAME of the environment and the\n")
        .append("# flag --name of `tocsin serve` go before what stands here. The node's public\n")
        .append("# address is no setting: it stands in its signed descriptor.\n");
    for (var setting : NodeSettings.ALL) {
      var value = Optional.ofNullable(chosen.get(setting.name()));
      text.append("\n# ").append(setting.meaning()).append(": ").append(setting.values());
      text.append(".\n").append(value.isPresent() ? "" : "#");
      text.append(setting.name()).append(" = ").append(value.orElse(setting.fallback()));
      text.append("\n");
    }
    return text.toString().replace("= \n", "=\n");
  }

  /// Collects values and faults; for one thread.
  private static final class Reading {
    private final Map<String, Setting<?>> known = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    Reading() {
      NodeSettings.ALL.forEach(setting -> known.put(setting.name(), setting));
    }

    void file(Path file) {
      if (!Files.exists(file)) {
        return;
      }
      var seen = new HashMap<String, Integer>();
      int number = 0;
      for (String line : lines(file)) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        String origin = file + ", line " + number;
        int equals = text.indexOf('=');
        if (equals < 1) {
          faults.add(origin + " is no setting. Write: name = value");
          continue;
        }
        String name = text.substring(0, equals).strip();
        var before = Optional.ofNullable(seen.put(name, number));
        if (before.isPresent()) {
          faults.add(
              origin
                  + " sets "
                  + name
                  + " again after line "
                  + before.orElseThrow()
                  + ". Remove one.");
        }
        put(name, text.substring(equals + 1).strip(), origin);
      }
    }

    private static List<String> lines(Path file) {
      try (var in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
        if (bytes.length > FILE_BYTES_MAX) {
          throw new ConfigurationException(
              List.of(file + " has more than " + FILE_BYTES_MAX + " bytes. Shorten it."));
        }
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
      } catch (IOException e) {
        throw new ConfigurationException(
            file + " does not read. Check its owner and mode: it must be yours, mode 600.", e);
      }
    }

    void environment(Map<String, String> environment) {
      var byVariable = new HashMap<String, String>();
      NodeSettings.ALL.forEach(each -> byVariable.put(each.variable(), each.name()));
      environment.forEach((variable, value) -> {
        if (!variable.startsWith(ENVIRONMENT) || COMMAND_LINE.contains(variable)) {
          return;
        }
        String origin = "The variable " + variable;
        Optional.ofNullable(byVariable.get(variable))
            .ifPresentOrElse(
                name -> put(name, value.strip(), origin),
                () ->
                    faults.add(
                        origin
                            + " names no setting. Unset it; all are listed by: tocsin serve"
                            + " --help"));
      });
    }

    void put(String name, String value, String origin) {
      var setting = Optional.ofNullable(known.get(name));
      if (setting.isEmpty()) {
        faults.add(
            origin
                + ": there is no setting \""
                + name
                + "\". Remove it; all are listed by: tocsin serve --help");
        return;
      }
      try {
        setting.orElseThrow().read(value);
        values.put(name, value);
      } catch (IllegalArgumentException | ArithmeticException e) {
        faults.add(
            origin
                + ": "
                + name
                + " cannot be \""
                + value
                + "\", which "
                + (e instanceof ArithmeticException ? "is out of range" : e.getMessage())
                + ". Write "
                + setting.orElseThrow().values()
                + ".");
      }
    }
  }
}
