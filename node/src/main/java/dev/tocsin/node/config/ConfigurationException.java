package dev.tocsin.node.config;

import java.util.List;

/// Settings that are refused. The message names each place that is wrong and what to do there.
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConfigurationException(List<String> sentences) {
    super(String.join("\n", sentences));
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
