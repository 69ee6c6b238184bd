package dev.tocsin.cli.command;

import dev.tocsin.node.config.NodeSettings;
import dev.tocsin.node.config.Setting;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Gives a command one flag for each setting of a node.
public final class SettingOptions implements IModelTransformer {
  private static final String LABEL = "VALUE";

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (var setting : NodeSettings.ALL) {
      command.addOption(
          OptionSpec.builder(setting.flag())
              .type(String.class)
              .paramLabel(LABEL)
              .description(
                  setting.meaning()
                      + ": "
                      + values(setting)
                      + " (default: "
                      + usual(setting)
                      + ").")
              .build());
    }
    return command;
  }

  private static String values(Setting<?> setting) {
    return setting.isFile() ? "a file, or nothing" : setting.values();
  }

  private static String usual(Setting<?> setting) {
    if (setting.fallback().isEmpty()) {
      return "none";
    }
    return setting.fallback() + (setting.isFile() ? " in the data folder" : "");
  }

  /// The values that were given, by the names of settings; files by absolute paths, since here they
  /// are meant from the current folder, and in the settings from the data folder.
  static Map<String, String> given(CommandSpec command) {
    var given = new HashMap<String, String>();
    var parsed = command.commandLine().getParseResult();
    for (var setting : NodeSettings.ALL) {
      if (parsed.hasMatchedOption(setting.flag())) {
        String value = parsed.matchedOptionValue(setting.flag(), "");
        given.put(setting.name(), setting.isFile() ? absolute(value) : value);
      }
    }
    return given;
  }

  /// What is no path at all is left for the settings to refuse.
  private static String absolute(String file) {
    return file.isEmpty() ? file : new File(file).getAbsolutePath();
  }
}
