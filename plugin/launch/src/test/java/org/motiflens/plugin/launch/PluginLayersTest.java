package org.motiflens.plugin.launch;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The borders of the extension, beyond what the modules' class paths hold. */
class PluginLayersTest {
  private static final String OURS = "org.motiflens.plugin.";
  private static final String[] IGV = {"org.broad.igv..", "org.igv.."};
  private static final int MOST_CLASSES = 20;

  /** Names of foreign classes suffice: IGV and its libraries need not be read. */
  private static final JavaClasses CLASSES =
      ArchConfiguration.withThreadLocalScope(
          (ArchConfiguration configuration) -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(
                    location ->
                        !location.contains("/test/org/motiflens/")
                            && !location.contains("-tests.jar"))
                .importPackages("org.motiflens.plugin");
          });

  @Test
  void theseAreTheClassesOfTheExtension() {
    assertTrue(CLASSES.contain(OURS + "tile.TileEngine"));
    assertTrue(CLASSES.contain(OURS + "igv2.AttributionTrack"));
    assertTrue(CLASSES.contain(OURS + "launch.MotifLensAgent"));
    assertFalse(CLASSES.contain(OURS + "fixture.FakeBrowser"));
  }

  @Test
  void adaptersAloneKnowIgv() {
    noClasses()
        .that()
        .resideOutsideOfPackages(OURS + "igv2..", OURS + "igv3..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(IGV)
        .check(CLASSES);
  }

  @Test
  void anAdapterKnowsNoOtherIgvAndNoOtherAdapter() {
    noClasses()
        .that()
        .resideInAPackage(OURS + "igv2..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.igv..", OURS + "igv3..", OURS + "launch..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OURS + "igv3..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.broad.igv..", OURS + "igv2..", OURS + "launch..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void nobodyButTheLauncherKnowsAnAdapter() {
    noClasses()
        .that()
        .resideOutsideOfPackages(OURS + "igv2..", OURS + "igv3..", OURS + "launch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OURS + "igv2..", OURS + "igv3..", OURS + "launch..")
        .check(CLASSES);
  }

  /** The class that the launcher makes of an adapter is made where its IGV is missing. */
  @Test
  void anAdaptersFrontNamesNoTypeOfIgv() {
    noClasses()
        .that()
        .implement(OURS + "adapter.IgvAdapter")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(IGV)
        .check(CLASSES);
  }

  @Test
  void theExtensionKnowsNeitherTrainingNorTheCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.motiflens.training..",
            "org.motiflens.cli..",
            "org.motiflens.spark..",
            "org.deeplearning4j..",
            "org.nd4j..",
            "picocli..")
        .check(CLASSES);
  }

  /**
   * One gate for what is written. Settings do without: they are saved on the event thread, which
   * does not wait for the disk; the demo writes to folders of its own.
   */
  @Test
  void filesAreWrittenThroughOneGate() {
    noClasses()
        .that()
        .resideOutsideOfPackages(OURS + "settings..", OURS + "demo..")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Files.class)))
                .and(
                    target(
                        nameMatching(
                            "write|writeString|newOutputStream|newBufferedWriter|copy|move"))))
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(OURS + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** What is computed knows nothing of who looks at it. */
  @Test
  void importsInsideGoDownwards() {
    noClasses()
        .that()
        .resideInAnyPackage(OURS + "work..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            OURS + "tile..",
            OURS + "table..",
            OURS + "library..",
            OURS + "draw..",
            OURS + "track..",
            OURS + "panel..",
            OURS + "extension..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(OURS + "tile..", OURS + "draw..", OURS + "browser..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OURS + "track..", OURS + "panel..", OURS + "extension..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OURS + "panel..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OURS + "track..", OURS + "extension..", OURS + "browser..")
        .check(CLASSES);
  }

  /** IGV's session readers choose a class of their own by words in a track's class name. */
  @Test
  void noTrackHasAWordOfIgvsInItsName() {
    classes()
        .that()
        .areAssignableTo(OURS + "browser.BrowserTrack")
        .should()
        .haveNameNotMatching(
            ".*(BasePairTrack|BlatTrack|ClusterTrack|CNFreqTrack|CoverageTrack|DataSourceTrack"
                + "|DSITrack|EWigTrack|FeatureTrack|MotifTrack|GisticTrack|InteractionTrack"
                + "|MergedTracks|CombinedDataTrack|MultipleAlignmentTrack|MutationTrack"
                + "|SpliceJunctionTrack|VariantTrack|SequenceTrack).*")
        .check(CLASSES);
  }

  @Test
  void noPackageIsADumpingGround() {
    Map<String, Long> sizes =
        CLASSES.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(count -> count <= MOST_CLASSES);
    assertTrue(sizes.isEmpty(), "packages of more than " + MOST_CLASSES + " classes: " + sizes);
  }
}
