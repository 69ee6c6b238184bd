package dev.tocsin.node.taxii;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What TAXII 2.1 (OASIS Standard of 10 June 2021) demands, checked over HTTP against a started
/// node; each check is named by its section. Sections that begin with T are Tocsin's own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxiiConformanceIT {
  private ConformanceHouse house;

  @BeforeAll
  void start(@TempDir Path folder) {
    house = new ConformanceHouse(folder.resolve("node"));
  }

  @AfterAll
  void stop() {
    house.close();
  }

  @TestFactory
  Stream<DynamicTest> http() {
    return new HttpChecks(house).all();
  }

  @TestFactory
  Stream<DynamicTest> servers() {
    return new ServerChecks(house).all();
  }

  @TestFactory
  Stream<DynamicTest> objects() {
    return new ObjectChecks(house).all();
  }

  @TestFactory
  Stream<DynamicTest> paging() {
    return new PagingChecks(house).all();
  }

  @TestFactory
  Stream<DynamicTest> additions() {
    return new AdditionChecks(house).all();
  }

  @TestFactory
  Stream<DynamicTest> deletions() {
    return new DeletionChecks(house).all();
  }

  @TestFactory
  Stream<DynamicTest> visibility() {
    return new VisibilityChecks(house).all();
  }

  @TestFactory
  Stream<DynamicTest> hostileInputs() {
    return new HostileChecks(house).all();
  }
}
