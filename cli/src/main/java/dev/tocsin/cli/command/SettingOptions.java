package dev.tocsin.cli.command;

import dev.tocsin.node.config.NodeSettings;
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
      String fallback = setting.fallback().isEmpty() ? "none" : setting.fallback();
      command.addOption(
          OptionSpec.builder(setting.flag())
              .type(String.class)
              .paramLabel(LABEL)
              .description(
                  setting.meaning() + ": " + setting.values() + " (default: " + fallback + ").")
              .build());
    }
    return command;
  }

  /// The values that were given, by the names of settings.
  static Map<String, String> given(CommandSpec command) {
    var given = new HashMap<String, String>();
    var parsed = command.commandLine().getParseResult();
    for (var setting : NodeSettings.ALL) {
      if (parsed.hasMatchedOption(setting.flag())) {
        given.put(setting.name(), parsed.matchedOptionValue(setting.flag(), ""));
      }
    }
    return given;
  }
}
