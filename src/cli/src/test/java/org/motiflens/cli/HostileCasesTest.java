package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shared reproducers of files that do harm: each ends in one sentence, with status 1, soon, and
 * writes nothing. Passed over where they are not there. The session among them, {@code s35.xml}, is
 * loaded by {@code VariantScenarios}.
 */
class HostileCasesTest {
  /**
   * Processor time, as machines may be busy. A sentence takes less than a second of it, loading the
   * classes for it another; what was found took five and more, or did not end.
   */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Duration NO_END = Duration.ofMinutes(4);

  private static final String WINDOWS = "docs/examples/windows.fa";

  private final Path home = Path.of(System.getProperty("motiflens.home", "../..")).normalize();
  private final Path cases = home.resolve("../shared/cases/hostile");

  @TempDir Path folder;

  @BeforeEach
  void casesAreThere() {
    assumeTrue(Files.isDirectory(cases), "no shared cases here");
  }

  private String hostile(String name) {
    return cases.resolve(name).toString();
  }

  private static Invocation atOnce(String... arguments) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return assertTimeoutPreemptively(
        NO_END,
        () -> {
          long before = threads.getCurrentThreadCpuTime();
          Invocation invocation = Invocation.of(arguments);
          Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
          assertTrue(taken.compareTo(AT_ONCE) < 0, () -> "it took " + taken);
          return invocation;
        });
  }

  private String genome() {
    return home.resolve("resources/demo/hg19-demo.fa.gz").toString();
  }

  private void nothingWasWritten() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aBundleWithABadCommentIsPassedOverInOneSentence() {
    Invocation list = atOnce("models", "list", "--models", hostile("bundle-bad-comment"));
    assertEquals(0, list.status());
    assertEquals(1, list.err().lines().count(), list.err());
    assertTrue(list.err().contains("m.zip") && !list.err().contains("defect"), list.err());
  }

  private Invocation scored(String bundles) {
    return atOnce(
        "score",
        "--models",
        hostile(bundles),
        "--model",
        "all",
        "--fasta",
        home.resolve(WINDOWS).toString());
  }

  @Test
  void aBundleWithAnEmptyPoolIsRefused() {
    scored("bundle-empty-pool").isRefused("m.zip", "kernelSize");
  }

  @Test
  void aBundleWithHugeWeightsIsRefusedForThem() {
    scored("bundle-huge-weights").isRefused("m.zip", "weights are too large", "finite");
  }

  private Invocation imported(String file) {
    Path out = folder.resolve("out");
    return atOnce(
        "models",
        "import",
        "--tf",
        "A",
        "--experiment",
        "B",
        "--cell-line",
        "C",
        "--out",
        out.toString(),
        hostile(file));
  }

  @Test
  void anEndlessFileOfHdf5Ends() throws IOException {
    imported("endless.h5").isRefused("endless.h5", "leads in circles");
    nothingWasWritten();
  }

  @Test
  void aNumberOfTwentyThousandDigitsIsRefusedInLinearTime() throws IOException {
    Invocation refused = imported("redos-20000.txt");
    refused.isRefused("redos-20000.txt", "finite number");
    assertTrue(refused.err().length() < 1_000, refused.err());
    nothingWasWritten();
  }

  @Test
  void aMotifOfTwoThousandColumnsIsNotSearchedFor() {
    atOnce(
            "motifs",
            "scan",
            "--database",
            hostile("w2000.jaspar"),
            "--motif",
            "w2000",
            "--genome",
            genome(),
            "--locus",
            "chr20:30,200,802-30,203,902")
        .isRefused("2,000 columns");
  }

  @Test
  void anIndexWithHugeLineEndsIsRefused() throws IOException {
    atOnce(
            "export",
            "--any-genome",
            "--genome",
            hostile("x.fa"),
            "--models",
            TestModels.put("small-cnn", Files.createTempDirectory(folder, "models"))
                .getParent()
                .toString(),
            "--model",
            "RANDOM/small-cnn",
            "--locus",
            "chr1:1-200",
            "--out",
            folder.resolve("x.bw").toString())
        .isRefused("x.fa.fai", "samtools faidx");
    assertFalse(Files.exists(folder.resolve("x.bw")));
  }

  /** Whatever is quoted of the file, nothing acts on the terminal. */
  @Test
  void variantsWithEscapesAreShownAndDoNotAct() throws IOException {
    Path models = Files.createDirectory(folder.resolve("models"));
    TestModels.put("small-cnn", models);
    Invocation scored =
        atOnce(
            "variants",
            "--vcf",
            hostile("evil.vcf"),
            "--genome",
            genome(),
            "--any-genome",
            "--models",
            models.toString(),
            "--model",
            "RANDOM/small-cnn");
    assertEquals(0, scored.status(), scored.err());
    for (String text : Arrays.asList(scored.out(), scored.err())) {
      assertTrue(
          text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'), text);
    }
    assertTrue(scored.err().contains("\\u001B[31m"), scored.err());
  }
}
