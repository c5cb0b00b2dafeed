package org.motiflens.cli;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.sequence.FastaFixture;

/** Models on a genome that is not the one they were trained on: refused, or named in the result. */
class AnotherGenomeTest {
  private static final String NAMED = "genome of the model: hg19, which the one above is not\n";

  @TempDir Path folder;

  private Path genome;

  @BeforeEach
  void writeGenome() throws IOException {
    Random random = new Random(3);
    String bases =
        Stream.generate(() -> "ACGT".substring(random.nextInt(4)).substring(0, 1))
            .limit(2000)
            .collect(joining());
    genome = new FastaFixture().with("chr21", bases).write(folder.resolve("other.fa"));
    Files.writeString(folder.resolve("peaks.bed"), "chr21\t500\t700\n");
    Files.writeString(
        folder.resolve("alleles.vcf"),
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n21\t600\t.\t"
            + bases.charAt(599)
            + "\t"
            + (bases.charAt(599) == 'A' ? "C" : "A")
            + "\n");
  }

  private Invocation run(String line, String... more) {
    List<String> arguments =
        Stream.of(
                Stream.of(line.replace("$", folder + "/").split(" ")),
                Stream.of("--genome", genome.toString()),
                Stream.of("--models", Checkout.ROOT.resolve("models").toString()),
                Stream.of(more))
            .flatMap(words -> words)
            .toList();
    return Invocation.of(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score --model CTCF/small-cnn --bed $peaks.bed --header",
        "saliency --model CTCF/small-cnn --bed $peaks.bed",
        "variants --model CTCF/small-cnn --vcf $alleles.vcf",
        "factors --locus 21:600",
        "export --model CTCF/small-cnn --locus 21:500-700",
        "extract-motifs --model CTCF/small-cnn --locus 21:600",
        "instances --model CTCF/small-cnn --locus 21:600",
        "interactions locus --first 21:590-600 --second 21:610-620 --model CTCF/small-cnn",
      })
  void isRefusedUnlessItIsMeantAndThenNamedInTheResult(String line) {
    run(line).isRefused("2,000", "48,129,895", "hg19", "--any-genome");
    Invocation meant = run(line, "--any-genome");
    assertEquals(0, meant.status(), meant.err());
    assertTrue(meant.out().contains(NAMED), meant.out());
  }

  @Test
  void aGenomeThatMayBeTheirsIsNotNamedTwice() {
    genome = Checkout.DEMO.resolve("hg19-demo.fa.gz");
    Invocation run = run("extract-motifs --model CTCF/small-cnn --locus chr20:30,200,100");
    assertEquals(0, run.status(), run.err());
    assertTrue(!run.out().contains("genome of the model"), run.out());
  }
}
