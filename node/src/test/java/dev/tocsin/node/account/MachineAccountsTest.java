package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Table;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.web.NewCertificate;
import dev.tocsin.node.web.TlsKey;
import dev.tocsin.storage.MemoryDisk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineAccountsTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;
  private final MemoryDisk disk = new MemoryDisk();
  private Instant now = START;
  private MachineAccounts accounts;

  @BeforeEach
  void open() {
    accounts = new MachineAccounts(disk, () -> now, MachineKey.in(folder));
  }

  private String token(String account, String token) {
    return accounts.addToken(account, token, Optional.empty()).secret();
  }

  private void add(String name) {
    accounts.add(
        new MachineAccount(
            name,
            Set.of("tlp.amber"),
            List.of(new MachineAccount.Grant(new UUID(1, 2), true, true)),
            MachineAccount.Limits.DEFAULT,
            false,
            START,
            "operator"));
  }

  private Optional<String> who(String secret) {
    return accounts.byToken(secret).map(MachineAccount::name);
  }

  @Test
  void knowsAnAccountByEachOfItsTokens() {
    add("feed");
    add("other");
    String first = token("feed", "first");
    String second = token("feed", "second");
    assertThat(first).hasSize(43).isNotEqualTo(second);
    assertThat(who(first)).contains("feed");
    assertThat(who(second)).contains("feed");
    assertThat(who(token("other", "first"))).contains("other");
    assertThat(who("A".repeat(43))).isEmpty();
    assertThat(who("")).isEmpty();
    assertThat(who(first + "A")).isEmpty();
  }

  @Test
  void takesTheSameSecretWithItsNameAndNoOther() {
    add("feed");
    add("other");
    String secret = token("feed", "first");
    assertThat(accounts.byBasic("feed", secret)).isPresent();
    assertThat(accounts.byBasic("other", secret)).isEmpty();
    assertThat(accounts.byBasic("feed", "wrong")).isEmpty();
  }

  @Test
  void aRevokedTokenIsDeniedAtOnceAndForEver() {
    add("feed");
    String gone = token("feed", "first");
    String stays = token("feed", "second");
    accounts.revoke("feed", "first");
    assertThat(who(gone)).isEmpty();
    assertThat(who(stays)).contains("feed");
    open();
    assertThat(who(gone)).isEmpty();
    assertThat(who(stays)).contains("feed");
  }

  @Test
  void saysInWhichHourATokenWasLastUsed() {
    add("feed");
    String secret = token("feed", "first");
    assertThat(used()).isEmpty();
    now = START.plus(Duration.ofMinutes(95));
    who(secret);
    assertThat(used()).contains(START.plus(Duration.ofHours(1)));
    long written = disk.head().commits();
    now = now.plus(Duration.ofMinutes(5));
    who(secret);
    assertThat(disk.head().commits()).as("one write an hour").isEqualTo(written);
    open();
    assertThat(used()).contains(START.plus(Duration.ofHours(1)));
    accounts.revoke("feed", "first");
    token("feed", "first");
    assertThat(used()).as("of a new one of that name").isEmpty();
  }

  private Optional<Instant> used() {
    return accounts.one("feed").credentials().getFirst().used();
  }

  @Test
  void aTokenEndsWhenItsTimeIsOver() {
    add("feed");
    var end = START.plus(Duration.ofHours(1));
    String secret = accounts.addToken("feed", "short", Optional.of(end)).secret();
    now = end.minusNanos(1);
    assertThat(who(secret)).contains("feed");
    now = end;
    assertThat(who(secret)).isEmpty();
    refused(() -> accounts.addToken("feed", "late", Optional.of(end)), Problem.Kind.BAD_REQUEST);
  }

  @Test
  void aDisabledAccountIsNobodyUntilItIsEnabled() {
    add("feed");
    String secret = token("feed", "first");
    disable(true);
    assertThat(who(secret)).isEmpty();
    assertThat(accounts.byBasic("feed", secret)).isEmpty();
    disable(false);
    assertThat(who(secret)).contains("feed");
  }

  private void disable(boolean disabled) {
    accounts.change("feed", account -> account.withDisabled(disabled));
  }

  @Test
  void aRestartKeepsAccounts() {
    add("feed");
    String secret = token("feed", "first");
    accounts.change("feed", account -> account.withLimits(new MachineAccount.Limits(3, 4, 5)));
    var before = accounts.byToken(secret).orElseThrow();
    open();
    var after = accounts.byToken(secret).orElseThrow();
    assertThat(after).usingRecursiveComparison().ignoringFields("viewer").isEqualTo(before);
    assertThat(after.viewer().attributes()).isEqualTo(before.viewer().attributes());
    assertThat(after.limits()).isEqualTo(new MachineAccount.Limits(3, 4, 5));
    assertThat(after.mayWrite(new UUID(1, 2))).isTrue();
  }

  @Test
  void aRemovedAccountIsGone() {
    add("feed");
    String secret = token("feed", "first");
    accounts.remove("feed");
    assertThat(who(secret)).isEmpty();
    open();
    assertThat(accounts.all()).isEmpty();
    refused(() -> accounts.remove("feed"), Problem.Kind.ABSENT);
  }

  @Test
  void neitherTheStoreNorWhatIsShownHoldsTheSecret() throws IOException {
    add("feed");
    var fresh = accounts.addToken("feed", "first", Optional.empty());
    for (var row : disk.scan(Table.KEPT, Bytes.EMPTY, Bytes.EMPTY, 100)) {
      assertThat(row.value().orElseThrow().utf8()).doesNotContain(fresh.secret());
    }
    assertThat(fresh.toString()).doesNotContain(fresh.secret());
    assertThat(accounts.one("feed").toString()).doesNotContain(fresh.secret());
    assertThat(Files.readString(folder.resolve(MachineKey.FILE_NAME)))
        .doesNotContain(fresh.secret());
  }

  @Test
  void underAnotherKeyNoSecretIsTaken(@TempDir Path other) {
    add("feed");
    String secret = token("feed", "first");
    accounts = new MachineAccounts(disk, () -> now, MachineKey.in(other));
    assertThat(who(secret)).isEmpty();
  }

  @Test
  void knowsAnAccountByItsCertificatesKey() throws CertificateException {
    add("feed");
    byte[] pem = NewCertificate.pem(new SecureRandom(), START);
    var certificate = certificate(pem);
    assertThat(accounts.byCertificate(certificate)).isEmpty();
    accounts.addCertificate("feed", "gateway", TlsKey.ofPem(pem).pin());
    assertThat(accounts.byCertificate(certificate).map(MachineAccount::name)).contains("feed");
    open();
    assertThat(accounts.byCertificate(certificate).map(MachineAccount::name)).contains("feed");
    now = certificate.getNotAfter().toInstant().plusSeconds(1);
    assertThat(accounts.byCertificate(certificate)).as("over").isEmpty();
    now = START;
    accounts.revoke("feed", "gateway");
    assertThat(accounts.byCertificate(certificate)).isEmpty();
  }

  private static X509Certificate certificate(byte[] pem) throws CertificateException {
    String text = new String(pem, StandardCharsets.US_ASCII);
    var only = text.substring(text.indexOf("-----BEGIN CERTIFICATE-----"));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(only.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void namesAreTakenOnce() {
    add("feed");
    refused(() -> add("feed"), Problem.Kind.TAKEN);
    token("feed", "first");
    refused(() -> token("feed", "first"), Problem.Kind.TAKEN);
    refused(() -> token("feed", "Not A Name"), Problem.Kind.BAD_REQUEST);
    refused(() -> token("nobody", "first"), Problem.Kind.ABSENT);
    refused(() -> accounts.revoke("feed", "absent"), Problem.Kind.ABSENT);
  }

  @Test
  void anAccountHasOnlySoManyTokens() {
    add("feed");
    for (int i = 0; i < MachineAccounts.CREDENTIALS_MAX; i++) {
      token("feed", "token-" + i);
    }
    refused(() -> token("feed", "one-more"), Problem.Kind.STATE);
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, Problem.Kind kind) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().kind()).isEqualTo(kind));
  }
}
