package dev.tocsin.stix.validate;

import dev.tocsin.stix.spec.Property;
import dev.tocsin.stix.spec.Specification;
import dev.tocsin.stix.spec.TextForm;
import java.nio.charset.Charset;

/// Checks strings whose characters must have a form.
final class TextCheck {
  private final Walk walk;
  private final Findings findings;

  TextCheck(Walk walk) {
    this.walk = walk;
    this.findings = walk.findings();
  }

  void check(TextForm form, String text, Property property) {
    switch (form) {
      case ANY -> {}
      case URL ->
          must(
              walk.defanged() || Formats.isUrl(text),
              property,
              "expected a URL as RFC 3986 writes it");
      case URL_REFERENCE ->
          should(Formats.isUrl(text), property, "expected a URL as RFC 3986 writes it");
      case LANGUAGE ->
          must(LanguageTag.isValid(text), property, "expected a language code of RFC 5646");
      case IPV4 ->
          must(
              walk.defanged() || Formats.isIpv4(text),
              property,
              "expected an IPv4 address, or a block in CIDR notation");
      case IPV6 ->
          must(
              walk.defanged() || Formats.isIpv6(text),
              property,
              "expected an IPv6 address, or a block in CIDR notation");
      case MAC ->
          must(
              Formats.isMac(text),
              property,
              "expected a MAC address in lower case such as 00:00:ab:cd:ef:01");
      case DOMAIN_NAME ->
          must(walk.defanged() || Formats.isDomainName(text), property, "expected a domain name");
      case EMAIL_ADDRESS -> emailAddress(text, property);
      case REGISTRY_KEY ->
          must(
              !Formats.isShortHive(text),
              property,
              "the hive must be written out, such as HKEY_LOCAL_MACHINE");
      case CPE -> must(Formats.isCpe(text), property, "expected a CPE 2.3 name of 13 parts");
      case MIME_TYPE ->
          should(Formats.isMediaType(text), property, "expected a media type such as text/plain");
      case CHARACTER_SET -> characterSet(text, property);
      case COUNTRY ->
          should(Formats.isCountry(text), property, "expected an ISO 3166-1 ALPHA-2 code");
      case SUBDIVISION ->
          should(Formats.isSubdivision(text), property, "expected an ISO 3166-2 code");
      case HYPHENATED ->
          should(
              Formats.isHyphenated(text),
              property,
              "expected lower case, with hyphens between words");
      case RELATIONSHIP_TYPE ->
          must(Formats.isHyphenName(text), property, "expected only a to z, 0 to 9 and hyphens");
      case LOWER_CASE -> {
        if (walk.strict()) {
          should(isLowerCase(text), property, "expected lower case");
        }
      }
      case PRIORITY_CLASS ->
          should(text.endsWith("_CLASS"), property, "expected a name that ends in _CLASS");
      case PROPERTY_NAME -> propertyName(text);
      case CURRENCY ->
          should(isCurrency(text), property, "expected a currency code of three capital letters");
    }
  }

  private void must(boolean right, Property property, String sentence) {
    if (!right) {
      findings.error(property.section(), sentence);
    }
  }

  private void should(boolean right, Property property, String sentence) {
    if (!right) {
      findings.warning(property.section(), sentence);
    }
  }

  private void emailAddress(String text, Property property) {
    if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
      findings.error(property.section(), "expected the address without a display name");
    } else if (!walk.defanged() && !Formats.isAddrSpec(text)) {
      findings.warning(property.section(), "expected an address such as name@example.com");
    }
  }

  private void characterSet(String text, Property property) {
    if (!Formats.isCharacterSet(text)) {
      findings.error("3.9.1", "expected the name of a character set in the IANA registry");
    } else if (!isKnownCharacterSet(text)) {
      findings.warning(property.section(), "the character set is not one that is known here");
    }
  }

  private static boolean isKnownCharacterSet(String text) {
    try {
      return Charset.isSupported(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void propertyName(String text) {
    if (!Formats.isPropertyName(text)) {
      findings.error("7.3.2", "a property name is 3 to 250 of a to z, 0 to 9 and underscore");
    } else if (Specification.reservedNames().contains(text)) {
      findings.error("3.8", "the name is reserved");
    } else if (Specification.commonProperties().properties().containsKey(text)) {
      findings.error("7.3.2", "the name is that of a common property");
    }
  }

  private static boolean isLowerCase(String text) {
    return text.chars().noneMatch(Character::isUpperCase);
  }

  private static boolean isCurrency(String text) {
    return text.length() == 3 && text.chars().allMatch(unit -> unit >= 'A' && unit <= 'Z');
  }
}
