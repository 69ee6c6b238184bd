package dev.tocsin.stix.model;

import static dev.tocsin.stix.model.Samples.creator;
import static dev.tocsin.stix.model.Samples.json;
import static dev.tocsin.stix.model.Samples.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationTest {
  private final StixObject actor =
      object(
          "threat-actor",
          """
          'lang':'en','name':'Pump crew','description':'They stop pumps',
          'goals':['Steal money','Steal water'],'threat_actor_types':['crime-syndicate'],
          'external_references':[{'source_name':'list','description':'A list','external_id':'7'}]
          """);
  private final LanguageContent content =
      contents(
          """
          {'de':{'name':'Pumpentrupp','goals':['Geld stehlen',''],
                 'external_references':[{'description':'Eine Liste','external_id':'acht'}]},
           'fr-CH':{'description':'Ils arrêtent des pompes'}}
          """);

  private LanguageContent contents(String contents) {
    return LanguageContent.draft(creator(), actor, json(contents)).build();
  }

  /// Translations that no draft would build.
  private LanguageContent unchecked(String contents) {
    return new LanguageContent(
        object(
            "language-content", "'object_ref':'%s','contents':%s".formatted(actor.id(), contents)));
  }

  @Test
  void replacesWhatIsTranslatedAndKeepsTheRest() {
    Translation german = Translation.of(actor, List.of(content), List.of("de-AT"));

    ThreatActor view = (ThreatActor) german.view();
    assertThat(view.name()).isEqualTo("Pumpentrupp");
    assertThat(view.description()).contains("They stop pumps");
    assertThat(view.goals()).containsExactly("Geld stehlen", "Steal water");
    assertThat(view.externalReferences().getFirst().description()).contains("Eine Liste");
    assertThat(german.languages())
        .containsOnlyKeys("/name", "/goals/0", "/external_references/0/description")
        .containsEntry("/name", "de");
    assertThat(german.original()).isSameAs(actor);
  }

  @Test
  void neverReplacesWhatMachinesRead() {
    Translation german = Translation.of(actor, List.of(content), List.of("de"));

    assertThat(((ThreatActor) german.view()).externalReferences().getFirst().externalId())
        .contains("7");
    LanguageContent hostile = contents("{'de':{'id':'x','created':'y','type':'z','lang':'q'}}");
    assertThat(Translation.of(actor, List.of(hostile), List.of("de")).json())
        .isEqualTo(actor.json());
  }

  @Test
  void triesTheWantedLanguagesInOrder() {
    assertThat(name(List.of("it", "de"))).isEqualTo("Pumpentrupp");
    assertThat(name(List.of("en", "de"))).isEqualTo("Pump crew");
    assertThat(name(List.of("DE"))).isEqualTo("Pumpentrupp");
    assertThat(name(List.of("fr-CH", "de"))).isEqualTo("Pumpentrupp");
    assertThat(name(List.of("fr"))).isEqualTo("Pump crew");
    assertThat(name(List.of())).isEqualTo("Pump crew");
  }

  private String name(List<String> wanted) {
    return ((ThreatActor) Translation.of(actor, List.of(content), wanted).view()).name();
  }

  @Test
  void aPartMarkedAsWantedLanguageStays() {
    StixObject object =
        object(
            "threat-actor",
            "'lang':'en','name':'Wasserbande','goals':['x'],"
                + "'granular_markings':[{'lang':'de','selectors':['name']}]");
    LanguageContent texts =
        LanguageContent.draft(
                creator(), object, json("{'de':{'name':'falsch','goals':['richtig']}}"))
            .build();

    ThreatActor view = (ThreatActor) Translation.of(object, List.of(texts), List.of("de")).view();

    assertThat(view.name()).isEqualTo("Wasserbande");
    assertThat(view.goals()).containsExactly("richtig");
  }

  @Test
  void theNewestTranslationCountsAndARevokedOneDoesNot() {
    LanguageContent newer =
        Draft.next(content, Samples.NOON.plusSeconds(9))
            .set(LanguageContent.CONTENTS, json("{'de':{'name':'Neuer Name'}}"))
            .build();
    LanguageContent revoked =
        new LanguageContent(Versions.revoke(newer.source(), Samples.NOON.plusSeconds(20)));

    Translation both = Translation.of(actor, List.of(content, newer), List.of("de"));
    Translation without = Translation.of(actor, List.of(content, revoked), List.of("de"));

    assertThat(((ThreatActor) both.view()).name()).isEqualTo("Neuer Name");
    assertThat(((ThreatActor) both.view()).goals().getFirst()).isEqualTo("Geld stehlen");
    assertThat(((ThreatActor) without.view()).name()).isEqualTo("Pumpentrupp");
  }

  @Test
  void translationsOfAnotherVersionOrObjectDoNotCount() {
    StixObject later = Draft.next(new ThreatActor(actor), Samples.NOON).build().source();
    StixObject other = object("tool", "'name':'Wrench'");

    assertThat(Translation.of(later, List.of(content), List.of("de")).json())
        .isEqualTo(later.json());
    assertThat(Translation.of(other, List.of(content), List.of("de")).json())
        .isEqualTo(other.json());
    assertThat(Translation.check(content, later))
        .extracting(StixFault::pointer)
        .containsExactly("/object_modified");
  }

  @Test
  void saysWhatDoesNotMirrorTheObject() {
    LanguageContent bad =
        unchecked(
            "{'de':{'name':['x'],'goals':['eins'],'unknown':'y'},'nicht deutsch':{'name':'z'},"
                + "'fr':{'external_references':{}}}");

    assertThat(Translation.check(bad, actor))
        .extracting(StixFault::pointer)
        .containsExactly(
            "/contents/de/name",
            "/contents/de/goals",
            "/contents/nicht deutsch",
            "/contents/fr/external_references");
    assertThat(Translation.check(content, actor)).isEmpty();
  }

  @Test
  void aListOfAnotherLengthDoesNotCount() {
    LanguageContent bad = contents("{'de':{'goals':['eins'],'name':'Gut'}}");

    ThreatActor view = (ThreatActor) Translation.of(actor, List.of(bad), List.of("de")).view();

    assertThat(view.goals()).containsExactly("Steal money", "Steal water");
    assertThat(view.name()).isEqualTo("Gut");
  }
}
