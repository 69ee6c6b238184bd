package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;

/// What can be seen on networks and hosts (STIX 2.1 §6). It has no creator and no versions; its id
/// follows from its content (STIX 2.1 §3.4), so that two who saw the same give it the same id.
public sealed interface Observable extends StixEntity
    permits Artifact,
        AutonomousSystem,
        Directory,
        DomainName,
        EmailAddress,
        EmailMessage,
        FileObject,
        Ipv4Address,
        Ipv6Address,
        MacAddress,
        Mutex,
        NetworkTraffic,
        ProcessObject,
        Software,
        Url,
        UserAccount,
        WindowsRegistryKey,
        X509Certificate {
  /// The id, for a draft that is to have another than the one that follows from its content.
  Property<Observable, StixId> ID = Property.id("id");

  Property<Observable, Boolean> DEFANGED = Property.truth("defanged");

  /// Whether the data was changed so that nobody follows it by mistake; false if absent.
  default boolean defanged() {
    return DEFANGED.or(this, false);
  }
}
