package dev.tocsin.node.config;

import ch.qos.logback.classic.Level;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.taxii.TaxiiLimits;
import dev.tocsin.node.web.Edge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every setting of a node.
public final class NodeSettings {
  private static final int MIB = 1 << 20;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofHours(24);

  public static final Setting<String> LISTEN_ADDRESS =
      new Setting<>(
          "listen-address", "127.0.0.1", Form.host(), "The address of this machine to listen on");
  public static final Setting<Integer> LISTEN_PORT =
      new Setting<>(
          "listen-port",
          "8443",
          Form.count(0, 65_535),
          "The port to listen on; 0 takes a free one");
  public static final Setting<Boolean> TLS =
      new Setting<>(
          "tls", "no", Form.yesOrNo(), "Whether the node itself speaks TLS 1.3 on that port");
  public static final Setting<Optional<Path>> TLS_CERTIFICATE =
      new Setting<>(
          "tls-certificate",
          "tls.pem",
          Form.FILE,
          "The certificate and its private key: PEM, or PKCS#12 if it ends in .p12");
  public static final Setting<Optional<Path>> TLS_PASSWORD_FILE =
      new Setting<>(
          "tls-password-file",
          "",
          Form.FILE,
          "The password of the PKCS#12 file, on its first line");
  public static final Setting<Edge.ClientCertificates> CLIENT_CERTIFICATES =
      new Setting<>(
          "client-certificates",
          "off",
          Form.choice(
              Map.of("off", Edge.ClientCertificates.OFF, "asked", Edge.ClientCertificates.ASKED)),
          "Whether TLS asks programs for a certificate; browsers may then ask people too");
  public static final Setting<Boolean> PLAIN_HTTP_BEYOND_LOOPBACK =
      new Setting<>(
          "plain-http-beyond-loopback",
          "no",
          Form.yesOrNo(),
          "Whether to listen without TLS where other machines reach; passwords would cross in clear");
  public static final Setting<Optional<Path>> KEY_FILE =
      new Setting<>(
          "key-file", "", Form.FILE, "The key that opens the node's keys, instead of a passphrase");
  public static final Setting<Optional<Path>> PASSPHRASE_FILE =
      new Setting<>(
          "passphrase-file",
          "",
          Form.FILE,
          "The passphrase, on its first line; without it, the credential tocsin-passphrase of the"
              + " service or a prompt");
  public static final Setting<AddressRule> PARTNER_ADDRESSES =
      new Setting<>(
          "partner-addresses",
          "public",
          Form.choice(Map.of("public", AddressRule.PUBLIC, "any", AddressRule.ANY_UNICAST)),
          "Which addresses of partners to call: public ones, or loopback and private ones too");
  public static final Setting<Integer> REQUEST_MAX =
      new Setting<>(
          "request-max",
          "33MiB",
          Form.size(Capsule.BYTES_MAX + 1, 1024 * MIB),
          "How large the body of a request may be");
  public static final Setting<Integer> HEAD_MAX =
      new Setting<>(
          "head-max", "8KiB", Form.size(4 << 10, MIB), "How large the head of a request may be");
  public static final Setting<Duration> HEAD_TIME_MAX =
      new Setting<>(
          "head-time-max",
          "10s",
          Form.duration(SECOND, Duration.ofMinutes(5)),
          "How long the head of a request may take, greeting of TLS included");
  public static final Setting<Duration> IDLE_TIME_MAX =
      new Setting<>(
          "idle-time-max",
          "30s",
          Form.duration(SECOND, Duration.ofMinutes(10)),
          "How long a connection may be silent");
  public static final Setting<Integer> BODY_RATE_MIN =
      new Setting<>(
          "body-rate-min",
          "1KiB",
          Form.size(1, 16 * MIB),
          "How many bytes a second a body must move at least, on average");
  public static final Setting<Integer> CONNECTIONS_MAX =
      new Setting<>(
          "connections-max", "1024", Form.count(8, 65_535), "How many connections may be open");
  public static final Setting<Integer> CONNECTIONS_PER_ADDRESS_MAX =
      new Setting<>(
          "connections-per-address-max",
          "128",
          Form.count(1, 65_535),
          "How many of these may come from one address");
  public static final Setting<Duration> CHECKPOINT_AFTER =
      new Setting<>(
          "checkpoint-after",
          "10s",
          Form.duration(Duration.ofMillis(100), DAY),
          "How long after a change of the log a checkpoint is signed");
  public static final Setting<Duration> CHECKPOINT_AFTER_FLASH =
      new Setting<>(
          "checkpoint-after-flash",
          "1s",
          Form.duration(Duration.ofMillis(100), DAY),
          "The same after a FLASH");
  public static final Setting<Duration> HEARTBEAT =
      new Setting<>(
          "heartbeat",
          "10min",
          Form.duration(SECOND, DAY),
          "How often partners are asked to cosign, changed or not");
  public static final Setting<Integer> CONTENT_MAX =
      new Setting<>(
          "content-max",
          "24MiB",
          Form.size(1 << 10, 24 * MIB),
          "How large the content of a warning may be");
  public static final Setting<Integer> TAXII_PAGE_OBJECTS =
      new Setting<>(
          "taxii-page-objects",
          "1000",
          Form.count(1, MachineAccount.Limits.PAGE_OBJECTS_MAX),
          "How many objects a page of TAXII may have; an account may have a smaller limit of its"
              + " own");
  public static final Setting<Integer> TAXII_PAGE_BYTES =
      new Setting<>(
          "taxii-page-bytes",
          "8MiB",
          Form.size(1 << 10, 256 * MIB),
          "How large a page of TAXII may become before it ends; one object is always on it");
  public static final Setting<Integer> TAXII_PAGES_BYTES =
      new Setting<>(
          "taxii-pages-bytes",
          "128MiB",
          Form.size(1 << 10, 1024 * MIB),
          "How much the pages of TAXII under way to clients may hold together, those of one account"
              + " a quarter; one page always fits");
  public static final Setting<Integer> TAXII_CACHE_BYTES =
      new Setting<>(
          "taxii-cache-bytes",
          "80MiB",
          Form.size(0, 1024 * MIB),
          "How much memory outside the heap keeps full pages of TAXII for whoever asks for the same"
              + " next, a quarter of it pages that were read ahead; 0B keeps none");
  public static final Setting<Integer> TAXII_CONTENT_BYTES =
      new Setting<>(
          "taxii-content-bytes",
          "32MiB",
          Form.size(1 << 10, 32 * MIB),
          "How large an envelope that a program adds may be; also no larger than request-max");
  public static final Setting<Integer> TAXII_STATUS_DAYS =
      new Setting<>(
          "taxii-status-days",
          "7",
          Form.count(1, 365),
          "How many days the node remembers what became of added objects");
  public static final Setting<Level> LOG_LEVEL =
      new Setting<>(
          "log-level",
          "warn",
          Form.choice(
              Map.of(
                  "error",
                  Level.ERROR,
                  "warn",
                  Level.WARN,
                  "info",
                  Level.INFO,
                  "debug",
                  Level.DEBUG)),
          "What the node writes to its log: this and what is worse");

  /// All, in the order of the documents.
  public static final List<Setting<?>> ALL =
      List.of(
          LISTEN_ADDRESS,
          LISTEN_PORT,
          TLS,
          TLS_CERTIFICATE,
          TLS_PASSWORD_FILE,
          CLIENT_CERTIFICATES,
          PLAIN_HTTP_BEYOND_LOOPBACK,
          KEY_FILE,
          PASSPHRASE_FILE,
          PARTNER_ADDRESSES,
          REQUEST_MAX,
          HEAD_MAX,
          HEAD_TIME_MAX,
          IDLE_TIME_MAX,
          BODY_RATE_MIN,
          CONNECTIONS_MAX,
          CONNECTIONS_PER_ADDRESS_MAX,
          CHECKPOINT_AFTER,
          CHECKPOINT_AFTER_FLASH,
          HEARTBEAT,
          CONTENT_MAX,
          TAXII_PAGE_OBJECTS,
          TAXII_PAGE_BYTES,
          TAXII_PAGES_BYTES,
          TAXII_CACHE_BYTES,
          TAXII_CONTENT_BYTES,
          TAXII_STATUS_DAYS,
          LOG_LEVEL);

  private NodeSettings() {}

  /// The exchange's part.
  public static Settings exchange(Configuration configuration) {
    return new Settings(
        configuration.get(CHECKPOINT_AFTER),
        configuration.get(CHECKPOINT_AFTER_FLASH),
        configuration.get(HEARTBEAT),
        configuration.get(CONTENT_MAX));
  }

  /// The server's part.
  public static Edge.Limits limits(Configuration configuration) {
    return new Edge.Limits(
        configuration.get(REQUEST_MAX),
        configuration.get(HEAD_MAX),
        configuration.get(HEAD_TIME_MAX),
        configuration.get(IDLE_TIME_MAX),
        configuration.get(BODY_RATE_MIN),
        new Edge.Connections(
            configuration.get(CONNECTIONS_MAX), configuration.get(CONNECTIONS_PER_ADDRESS_MAX)));
  }

  /// What programs may ask for.
  public static TaxiiLimits taxii(Configuration configuration) {
    return new TaxiiLimits(
        configuration.get(TAXII_PAGE_OBJECTS),
        configuration.get(TAXII_PAGE_BYTES),
        configuration.get(TAXII_PAGES_BYTES),
        configuration.get(TAXII_CACHE_BYTES),
        configuration.get(TAXII_CONTENT_BYTES),
        Duration.ofDays(configuration.get(TAXII_STATUS_DAYS)));
  }

  /// Sets the level of the process's log.
  public static void setLogLevel(Configuration configuration) {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(configuration.get(LOG_LEVEL));
    }
  }
}
