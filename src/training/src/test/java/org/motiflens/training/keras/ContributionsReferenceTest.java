package org.motiflens.training.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.explain.attribution.Contributions;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.bpnet.BpnetBundle;
import org.motiflens.network.bpnet.ProfileEvaluator;
import org.motiflens.network.bpnet.ProfileTarget;
import org.motiflens.training.keras.bpnet.BpnetFile;

/**
 * DeepSHAP of profile models against NumPy: hypothetical scores by the formula of {@code chrombpnet
 * contribs_bw}, written down a second time in {@code bpnet_fixtures.py}, in double precision and
 * for the same references. What that program writes into its bigWig is of these the base that is
 * there.
 */
class ContributionsReferenceTest {
  private static Path file(String name) throws URISyntaxException {
    return Path.of(ContributionsReferenceTest.class.getResource("bpnet/" + name).toURI());
  }

  @ParameterizedTest
  @CsvSource({
    "chrombpnet-nobias, counts",
    "chrombpnet-nobias, profile",
    "chrombpnet-nobias, profile-stopped",
    "bpnet-without-control, counts",
    "bpnet-without-control, profile",
    "bpnet-without-control, profile-stopped"
  })
  void hypotheticalScoresAreThoseOfNumPy(String model, String target) throws Exception {
    String[] row =
        Files.readAllLines(file("contributions.tsv"), StandardCharsets.UTF_8).stream()
            .map(line -> line.split("\t", -1))
            .filter(fields -> fields[0].equals(model) && fields[1].equals(target))
            .findFirst()
            .orElseThrow();
    BpnetBundle bundle =
        BpnetFile.read(
            file(model + ".h5"),
            new BpnetFile.Declaration("CTCF", "CTCF_mine", "K562", "hg38", "ACGT", "MIT"));
    ProfileEvaluator evaluator =
        BpnetBundle.network(bundle.card(), bundle.content())
            .newEvaluator()
            .explaining(ProfileTarget.valueOf(target.toUpperCase(Locale.ROOT).replace('-', '_')));
    List<byte[]> references = Arrays.stream(row[3].split(";")).map(Bases::encode).toList();
    Contributions contributions = new Contributions(evaluator, references.size(), 1);
    contributions.compute(Bases.encode(row[2]), 0, references);
    double[] expected = Arrays.stream(row[4].split(",")).mapToDouble(Double::parseDouble).toArray();
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    // With the softmax passed each logit has a quotient of differences, of which some are small.
    double close = (target.equals("profile") ? 1e-4 : 1e-5) * largest;
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], contributions.hypothetical(i / 4, i % 4), close, "value " + i);
    }
    assertEquals(0, contributions.completenessError(), 1e-5 * largest * expected.length);
  }
}
