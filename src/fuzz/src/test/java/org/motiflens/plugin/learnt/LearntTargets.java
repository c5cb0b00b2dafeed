package org.motiflens.plugin.learnt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fuzz.Scratch;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;

/** What the extension keeps of what models have learnt. */
public final class LearntTargets {
  private static final String LAYER = "convolution 1";
  private static final String COLUMNS =
      "table\tfactor\tcell_line\trank\tsimilar_table\tsimilar_factor\tsimilar_cell_line"
          + "\tofiv_correlation\tless_mean\tlabel_correlation";

  private static final ModelCard CARD =
      new FakeRepository().with("A", CentredNetwork.of("small-cnn")).cards().get(0);

  private LearntTargets() {}

  /** The ranked features of a layer: what is no file of ours is as if it were not there. */
  public static void features(byte[] input) throws IOException {
    Path folder = Files.createDirectories(Scratch.root().resolve("motiflens-features"));
    String name = (CARD.weightsSha256() + "-" + LAYER + "-2").replaceAll("[^A-Za-z0-9-]", "_");
    Files.write(folder.resolve(name + ".json"), input);
    new FeatureStore(id -> null, Scratch.root())
        .known(CARD, LAYER)
        .ifPresent(FeatureReport::ranked);
  }

  /** Features that are taken for what they are. */
  public static byte[] featureSeed() {
    return ("{\"weights\":\""
            + CARD.weightsSha256()
            + "\",\"layer\":\""
            + LAYER
            + "\",\"lambda\":1.0,\"solver\":\"x\",\"starts\":2,\"distinctOptima\":1,"
            + "\"importance\":[1.0,2.0],\"inconsistency\":[0.1,0.2],\"nonAdditive\":[true,false],"
            + "\"summary\":\"x\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Which factors are alike. */
  public static void similarFactors(byte[] input) throws IOException {
    SimilarFactors.read(Scratch.file("similar-factors.tsv", input));
  }

  /** One row. */
  public static byte[] similarSeed() {
    return (COLUMNS + "\na\tb\tc\t1\td\te\tf\t0.5\t0.25\tNA\n").getBytes(StandardCharsets.UTF_8);
  }
}
