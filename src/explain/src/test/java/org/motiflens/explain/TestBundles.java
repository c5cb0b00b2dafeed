package org.motiflens.explain;

import java.util.List;
import java.util.Map;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;

/** Networks with cards that say little. */
public final class TestBundles {
  private TestBundles() {}

  public static ModelBundle of(Network network) {
    return new ModelBundle(
        new ModelCard(
            ModelCard.SCHEMA,
            "TF_CELL/fake",
            "TF",
            "TF_CELL",
            "CELL",
            network.architecture().name(),
            network.architecture().windowLength(),
            "ACGT",
            1,
            "hg19",
            new ModelCard.Training("", "", "", Map.of(), 1, 1, "", Map.of(), 1, 1),
            new ModelCard.Evaluation("", 1, 1, 0.5, List.of(0.4, 0.6), 0.5),
            "0".repeat(64),
            "0".repeat(64),
            "",
            "",
            "0"),
        network);
  }
}
