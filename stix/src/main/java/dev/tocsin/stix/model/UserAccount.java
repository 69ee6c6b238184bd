package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;

/// An account of a system or service (STIX 2.1 §6.16).
///
/// @param source the object as it stands in its bundle
public record UserAccount(StixObject source) implements Observable {
  static final String TYPE = "user-account";
  public static final Property<UserAccount, String> USER_ID = Property.text("user_id");
  public static final Property<UserAccount, String> CREDENTIAL = Property.text("credential");
  public static final Property<UserAccount, String> ACCOUNT_LOGIN = Property.text("account_login");
  public static final Property<UserAccount, String> ACCOUNT_TYPE = Property.text("account_type");
  public static final Property<UserAccount, String> DISPLAY_NAME = Property.text("display_name");
  public static final Property<UserAccount, Boolean> IS_SERVICE_ACCOUNT =
      Property.truth("is_service_account");
  public static final Property<UserAccount, Boolean> IS_PRIVILEGED =
      Property.truth("is_privileged");
  public static final Property<UserAccount, Boolean> CAN_ESCALATE_PRIVS =
      Property.truth("can_escalate_privs");
  public static final Property<UserAccount, Boolean> IS_DISABLED = Property.truth("is_disabled");
  public static final Property<UserAccount, StixTimestamp> ACCOUNT_CREATED =
      Property.time("account_created");
  public static final Property<UserAccount, StixTimestamp> ACCOUNT_EXPIRES =
      Property.time("account_expires");
  public static final Property<UserAccount, StixTimestamp> CREDENTIAL_LAST_CHANGED =
      Property.time("credential_last_changed");
  public static final Property<UserAccount, StixTimestamp> ACCOUNT_FIRST_LOGIN =
      Property.time("account_first_login");
  public static final Property<UserAccount, StixTimestamp> ACCOUNT_LAST_LOGIN =
      Property.time("account_last_login");
  public static final Property<UserAccount, UnixAccountExtension> UNIX_ACCOUNT =
      Property.extension("unix-account-ext", UnixAccountExtension::new);

  /// @throws IllegalArgumentException if the object is of another type
  public UserAccount {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one.
  public static Draft<UserAccount> draft() {
    return Draft.observable(TYPE, UserAccount::new);
  }

  public Optional<String> userId() {
    return USER_ID.find(this);
  }

  public Optional<String> credential() {
    return CREDENTIAL.find(this);
  }

  public Optional<String> accountLogin() {
    return ACCOUNT_LOGIN.find(this);
  }

  /// A value of account-type-ov.
  public Optional<String> accountType() {
    return ACCOUNT_TYPE.find(this);
  }

  public Optional<String> displayName() {
    return DISPLAY_NAME.find(this);
  }

  /// False if absent.
  public boolean isServiceAccount() {
    return IS_SERVICE_ACCOUNT.or(this, false);
  }

  /// False if absent.
  public boolean isPrivileged() {
    return IS_PRIVILEGED.or(this, false);
  }

  /// False if absent.
  public boolean canEscalatePrivs() {
    return CAN_ESCALATE_PRIVS.or(this, false);
  }

  /// False if absent.
  public boolean isDisabled() {
    return IS_DISABLED.or(this, false);
  }

  public Optional<StixTimestamp> accountCreated() {
    return ACCOUNT_CREATED.find(this);
  }

  public Optional<StixTimestamp> accountExpires() {
    return ACCOUNT_EXPIRES.find(this);
  }

  public Optional<StixTimestamp> credentialLastChanged() {
    return CREDENTIAL_LAST_CHANGED.find(this);
  }

  public Optional<StixTimestamp> accountFirstLogin() {
    return ACCOUNT_FIRST_LOGIN.find(this);
  }

  public Optional<StixTimestamp> accountLastLogin() {
    return ACCOUNT_LAST_LOGIN.find(this);
  }

  public Optional<UnixAccountExtension> unixAccount() {
    return UNIX_ACCOUNT.find(this);
  }
}
