package dev.tocsin.core.release.leak;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.spec.DataType;
import dev.tocsin.stix.spec.ExtensionSpec;
import dev.tocsin.stix.spec.Form;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Specification;
import dev.tocsin.stix.spec.Vocabularies;
import java.util.HashSet;
import java.util.Set;

/// What everybody knows who knows STIX: names of types and properties, terms of vocabularies, ids
/// of published markings and extensions. Such a word tells nothing of the object it stands in.
final class PublicWords {
  private static final Set<String> WORDS = collect();

  private PublicWords() {}

  static boolean has(String text) {
    return WORDS.contains(text) || StixId.read(text).flatMap(Tlp::fromMarking).isPresent();
  }

  private static Set<String> collect() {
    Set<String> words = new HashSet<>(Vocabularies.HASH_ALGORITHM.terms());
    Specification.objects().values().forEach(spec -> object(spec, words));
    for (ExtensionSpec extension : Specification.knownExtensions()) {
      words.add(extension.id());
      words.addAll(extension.topLevel());
      extension.nested().values().forEach(form -> form(form, words));
      extension.objects().forEach(spec -> object(spec, words));
    }
    return Set.copyOf(words);
  }

  private static void object(ObjectSpec spec, Set<String> words) {
    words.add(spec.type());
    form(spec.form(), words);
    spec.extensions()
        .forEach((key, form) -> {
          words.add(key);
          form(form, words);
        });
  }

  private static void form(Form form, Set<String> words) {
    form.properties()
        .forEach((name, property) -> {
          words.add(name);
          type(property.type(), words);
        });
  }

  private static void type(DataType type, Set<String> words) {
    switch (type) {
      case DataType.Enumeration(var vocabulary) -> words.addAll(vocabulary.terms());
      case DataType.OpenVocabulary(var vocabulary) -> words.addAll(vocabulary.terms());
      case DataType.ListOf(var element) -> type(element, words);
      case DataType.Embedded(var form) -> form(form, words);
      case DataType.Literal(var value) -> words.add(value);
      case DataType.Binary _,
          DataType.Truth _,
          DataType.Dictionary _,
          DataType.Decimal _,
          DataType.Hashes _,
          DataType.Hexadecimal _,
          DataType.Identifier _,
          DataType.WholeNumber _,
          DataType.ObservableContainer _,
          DataType.Text _,
          DataType.Timestamp _,
          DataType.Translations _,
          DataType.MarkingBody _,
          DataType.Extensions _,
          DataType.StixObjects _ -> {}
    }
  }
}
