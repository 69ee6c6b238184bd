package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonObject;

/// Chooses the view for a type.
final class Types {
  private Types() {}

  static StixEntity view(StixObject object) {
    return switch (object.type()) {
      case AttackPattern.TYPE -> new AttackPattern(object);
      case Campaign.TYPE -> new Campaign(object);
      case CourseOfAction.TYPE -> new CourseOfAction(object);
      case Grouping.TYPE -> new Grouping(object);
      case Identity.TYPE -> new Identity(object);
      case Incident.TYPE -> new Incident(object);
      case Indicator.TYPE -> new Indicator(object);
      case Infrastructure.TYPE -> new Infrastructure(object);
      case IntrusionSet.TYPE -> new IntrusionSet(object);
      case Location.TYPE -> new Location(object);
      case Malware.TYPE -> new Malware(object);
      case MalwareAnalysis.TYPE -> new MalwareAnalysis(object);
      case Note.TYPE -> new Note(object);
      case ObservedData.TYPE -> new ObservedData(object);
      case Opinion.TYPE -> new Opinion(object);
      case Report.TYPE -> new Report(object);
      case ThreatActor.TYPE -> new ThreatActor(object);
      case Tool.TYPE -> new Tool(object);
      case Vulnerability.TYPE -> new Vulnerability(object);
      case Relationship.TYPE -> new Relationship(object);
      case Sighting.TYPE -> new Sighting(object);
      case LanguageContent.TYPE -> new LanguageContent(object);
      case MarkingDefinition.TYPE -> new MarkingDefinition(object);
      case ExtensionDefinition.TYPE -> new ExtensionDefinition(object);
      default -> observable(object);
    };
  }

  private static StixEntity observable(StixObject object) {
    return switch (object.type()) {
      case Artifact.TYPE -> new Artifact(object);
      case AutonomousSystem.TYPE -> new AutonomousSystem(object);
      case Directory.TYPE -> new Directory(object);
      case DomainName.TYPE -> new DomainName(object);
      case EmailAddress.TYPE -> new EmailAddress(object);
      case EmailMessage.TYPE -> new EmailMessage(object);
      case FileObject.TYPE -> new FileObject(object);
      case Ipv4Address.TYPE -> new Ipv4Address(object);
      case Ipv6Address.TYPE -> new Ipv6Address(object);
      case MacAddress.TYPE -> new MacAddress(object);
      case Mutex.TYPE -> new Mutex(object);
      case NetworkTraffic.TYPE -> new NetworkTraffic(object);
      case ProcessObject.TYPE -> new ProcessObject(object);
      case Software.TYPE -> new Software(object);
      case Url.TYPE -> new Url(object);
      case UserAccount.TYPE -> new UserAccount(object);
      case WindowsRegistryKey.TYPE -> new WindowsRegistryKey(object);
      case X509Certificate.TYPE -> new X509Certificate(object);
      default -> ofExtension(object);
    };
  }

  private static StixEntity ofExtension(StixObject object) {
    return switch (object.type()) {
      case Event.TYPE -> names(object, Event.KEY) ? new Event(object) : new Custom(object);
      case Task.TYPE -> names(object, Task.KEY) ? new Task(object) : new Custom(object);
      case Impact.TYPE -> names(object, Impact.KEY) ? new Impact(object) : new Custom(object);
      default -> new Custom(object);
    };
  }

  private static boolean names(StixObject object, String extension) {
    return object.json().members().get("extensions") instanceof JsonObject extensions
        && extensions.member(extension).isPresent();
  }
}
