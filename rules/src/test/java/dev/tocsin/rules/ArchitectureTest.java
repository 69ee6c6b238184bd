package dev.tocsin.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The directions between modules, and what each may touch.
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tocsin");

  @Test
  void theClassesOfEveryModuleAreLookedAt() {
    for (var module :
        new String[] {"stix", "taxii", "log", "core", "storage", "exchange", "node", "cli"}) {
      org.assertj.core.api.Assertions.assertThat(
              OURS.that(resideInAPackage("dev.tocsin." + module + "..")))
          .as(module)
          .isNotEmpty();
    }
  }

  @Test
  void modulesDependDownwardsOnly() {
    only("stix", "stix");
    only("taxii", "taxii", "stix");
    only("log", "log");
    only("core", "core", "stix", "log");
    only("storage", "storage", "core", "stix", "log");
    only("exchange", "exchange", "core", "stix", "log");
    only("node", "node", "taxii", "exchange", "storage", "core", "stix", "log");
    only("cli", "cli", "node", "exchange", "taxii", "core", "stix", "log");
  }

  private static void only(String module, String... known) {
    var allowed = new String[known.length];
    for (int i = 0; i < known.length; i++) {
      allowed[i] = "dev.tocsin." + known[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage("dev.tocsin." + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tocsin..")
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed))))
        .check(OURS);
  }

  @Test
  void theCoreHasNoClockRandomnessThreadOrInputAndOutput() {
    noClasses()
        .that()
        .resideInAPackage("dev.tocsin.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "java.security..",
            "javax.crypto..",
            "org.bouncycastle..",
            "org.slf4j..",
            "java.util.logging..")
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage("dev.tocsin.core..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            Thread.class,
            Random.class,
            Clock.class,
            java.util.concurrent.ThreadLocalRandom.class,
            java.util.concurrent.ExecutorService.class,
            java.util.concurrent.CompletableFuture.class,
            java.util.concurrent.locks.Lock.class,
            java.util.Timer.class,
            java.io.File.class,
            java.io.FileInputStream.class,
            java.io.FileOutputStream.class)
        .orShould(callMethod(Instant.class, "now"))
        .orShould(callMethod(LocalDateTime.class, "now"))
        .orShould(callMethod(UUID.class, "randomUUID"))
        .orShould(callMethod(System.class, "currentTimeMillis"))
        .orShould(callMethod(System.class, "nanoTime"))
        .check(OURS);
  }

  @Test
  void theProtocolDoesNotCallTheEdges() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.tocsin.core.protocol", "dev.tocsin.core.link")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            dev.tocsin.core.edge.Disk.class,
            dev.tocsin.core.edge.Edges.class,
            dev.tocsin.core.edge.RandomSource.class)
        .check(OURS);
  }

  @Test
  void librariesDoNoInputAndOutput() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.tocsin.stix..", "dev.tocsin.log..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "org.slf4j..")
        .check(OURS);
  }

  @Test
  void nothingStartsProcessesOrDeserialisesObjects() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            ProcessBuilder.class, java.io.ObjectInputStream.class, java.io.ObjectOutputStream.class)
        .check(OURS);
  }

  @Test
  void packagesOfTheCoreHaveNoCycles() {
    slices()
        .matching("dev.tocsin.core.(protocol|reactor|statement)..")
        .should()
        .beFreeOfCycles()
        .check(OURS);
  }

  @Test
  void concreteClassesDoNotInheritFromEachOther() {
    classes()
        .that()
        .resideInAPackage("dev.tocsin..")
        .and()
        .areNotInterfaces()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should(
            new com.tngtech.archunit.lang.ArchCondition<>("not extend a class of ours") {
              @Override
              public void check(
                  com.tngtech.archunit.core.domain.JavaClass each,
                  com.tngtech.archunit.lang.ConditionEvents events) {
                each.getRawSuperclass()
                    .filter(parent -> parent.getPackageName().startsWith("dev.tocsin"))
                    .filter(parent -> !each.isAnonymousClass() && !parent.isEnum())
                    .ifPresent(parent ->
                        events.add(
                            com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                each, each.getName() + " extends " + parent.getName())));
              }
            })
        .check(OURS);
  }
}
