package org.motiflens.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The borders between the modules that lie before the extension. */
class ArchitectureTest {
  /** In the order in which a base walks through them; a module sees only those before it. */
  private static final List<String> MODULES =
      List.of("genome", "motif", "network", "explain", "figure", "training", "cli");

  private static final String[] DEEPLEARNING4J = {
    "org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."
  };

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .withImportOption(location -> !location.contains("/org/motiflens/fixture/"))
          .importPackages("org.motiflens");

  private static String packageOf(String module) {
    return "org.motiflens." + module + "..";
  }

  private static void holds(ArchRule rule) {
    rule.check(OURS);
  }

  @Test
  void allModulesAreLookedAt() {
    TreeSet<String> seen = new TreeSet<>();
    OURS.forEach(type -> seen.add(type.getPackageName().split("\\.", -1)[2]));
    assertEquals(new TreeSet<>(MODULES), seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"genome", "motif", "network", "explain", "figure", "training", "cli"})
  void aModuleSeesOnlyThoseBeforeIt(String module) {
    String[] visible =
        MODULES.subList(0, MODULES.indexOf(module) + 1).stream()
            .map(ArchitectureTest::packageOf)
            .toArray(String[]::new);
    holds(
        noClasses()
            .that()
            .resideInAPackage(packageOf(module))
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.motiflens..").and(not(resideInAnyPackage(visible)))));
  }

  @Test
  void packagesFormNoCycle() {
    holds(slices().matching("org.motiflens.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTrainingAndTheCommandKnowDeeplearning4j() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(packageOf("training"), packageOf("cli"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DEEPLEARNING4J));
  }

  /** Else everybody would have to fetch it. */
  @Test
  void sparkIsKnownToItsOwnModuleAlone() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..", "org.motiflens.spark.."));
  }

  /**
   * One class of Guava's collections brings nearly all of them into the extension's jar, a megabyte
   * of 3.5 that is read at every start of IGV; the files of its package io bring them, too.
   */
  @Test
  void whatTheExtensionCarriesTakesItsCollectionsFromJava() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(
                packageOf("genome"),
                packageOf("motif"),
                packageOf("network"),
                packageOf("figure"),
                packageOf("explain"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "com.google.common.(collect|graph|cache)[.].*|.*common.io.Resources"));
  }

  @Test
  void theEngineReadsNoGenomeFormat() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(packageOf("network"), packageOf("motif"), packageOf("explain"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("htsjdk.."));
  }

  @Test
  void nothingBeforeTheExtensionKnowsAWindowOrIgv() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.swing..", "org.broad.igv..", "org.igv.."));
  }

  /** Figures are painted on surfaces that the caller brings: an image, a page, a panel. */
  @Test
  void nothingBeforeTheExtensionPaintsButFigures() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.motiflens.figure..")
            .and()
            .haveNameNotMatching(".*\\.cli.output\\.FigureFormat.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.awt.."));
  }

  @Test
  void noStateIsSharedThroughStaticFields() {
    holds(
        fields()
            .that()
            .haveModifier(JavaModifier.STATIC)
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal());
  }

  @Test
  void onlyTheCommandSpeaksToTheUserAndEndsTheProgram() {
    holds(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Motiflens.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  @Test
  void nothingLogsBesideItsMessages() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.log4j.."));
  }

  @Test
  void noObjectIsEverDeserialised() {
    holds(noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class));
  }

  /**
   * One gate for what is written: it spares inputs, devices and other people's folders, and no half
   * file is ever seen. What the demo is made of is a developer's draft.
   */
  @Test
  void filesAreWrittenThroughOneGate() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.motiflens.genome.file..", "org.motiflens.training.demo..")
            .should()
            .callMethodWhere(
                target(owner(assignableTo(Files.class)))
                    .and(
                        target(
                            nameMatching(
                                "write|writeString|newOutputStream|newBufferedWriter|copy|move"))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(FileWriter.class));
  }

  /** Paths work on every file system; htsjdk drops its overloads for files. */
  @Test
  void filesAreNamedByPaths() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(packageOf("training"))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(File.class));
  }

  @Test
  void noTextDependsOnTheLocaleOfTheMachine() {
    holds(
        noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class));
  }

  @Test
  void onlyTheCommandNeedsPicocli() {
    holds(
        classes()
            .that()
            .resideOutsideOfPackage(packageOf("cli"))
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("picocli.."))));
  }
}
