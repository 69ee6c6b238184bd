package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.node.desk.AccountView;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Role;
import dev.tocsin.storage.MemoryDisk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final String PASSWORD = "twelve and more";

  private final MemoryDisk disk = new MemoryDisk();
  private final List<String> changed = new ArrayList<>();
  private final Accounts accounts = new Accounts(disk, () -> Instant.EPOCH, changed::add);

  private Set<String> attributes(String name) {
    return accounts.all().stream()
        .filter(account -> account.name().equals(name))
        .map(AccountView::attributes)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNewAccountSeesWhatItsRoleBrings() {
    for (var role : Role.values()) {
      var added = accounts.add("the." + role.wire(), role, PASSWORD);
      assertThat(added.attributes())
          .isEqualTo(role == Role.OVERSIGHT ? Set.of() : Set.of("tlp.red"));
    }
  }

  @Test
  void aRecordOfBeforeAccountsHadAttributesSeesWhatItsRoleBrings() {
    accounts.add("lev", Role.DUTY, Set.of("tlp.green"), PASSWORD);
    String now = new Records(disk).kept("account", "lev").orElseThrow().utf8();
    String before = now.replace("\"attributes\":[\"tlp.green\"],", "");
    assertThat(before).isNotEqualTo(now);
    var entry = new Entry.Kept("account", "lev", Optional.of(Bytes.utf8(before)));
    disk.commit(Batch.of(entry), _ -> {});

    assertThat(attributes("lev")).containsExactly("tlp.red");
    assertThat(accounts.current(new Caller.Person("lev", Role.DUTY))).isTrue();
  }

  @Test
  void otherAttributesEndWhatWasBegunBefore() {
    accounts.add("lev", Role.DUTY, PASSWORD);
    QuickPassword.set(accounts, "lev", PASSWORD);
    var before = accounts.check("lev", PASSWORD).orElseThrow();
    changed.clear();

    accounts.setAttributes("lev", Set.of("tlp.green", "community.energy"));

    assertThat(changed).containsExactly("lev");
    assertThat(accounts.current(before)).isFalse();
    var after = accounts.check("lev", PASSWORD).orElseThrow();
    assertThat(after.attributes()).containsExactly("community.energy", "tlp.green");
    assertThat(accounts.current(after)).isTrue();
    assertThat(accounts.disable("lev").attributes()).isEqualTo(after.attributes());
  }

  @Test
  void whatEveryoneHasOrNobodyMayHaveIsNotGiven() {
    accounts.add("lev", Role.DUTY, PASSWORD);
    accounts.add("iris", Role.OVERSIGHT, PASSWORD);
    for (var wrong :
        List.of("nobody", "channel.console", "tlp.blue", "role.duty", "org.own", "Not a word")) {
      assertThatThrownBy(() -> accounts.setAttributes("lev", Set.of(wrong)))
          .as(wrong)
          .isInstanceOf(DeskException.class);
    }
    assertThatThrownBy(() -> accounts.setAttributes("iris", Set.of("tlp.clear")))
        .isInstanceOf(DeskException.class);
    assertThat(attributes("lev")).containsExactly("tlp.red");
  }
}
