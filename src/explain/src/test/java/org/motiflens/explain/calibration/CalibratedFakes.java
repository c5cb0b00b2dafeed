package org.motiflens.explain.calibration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;

/** Models with calibrations that can be told by hand. */
public final class CalibratedFakes {
  private CalibratedFakes() {}

  /** A model that is not calibrated. */
  public static ModelBundle bundle(String tf, Network network) {
    return new ModelBundle(
        new ModelCard(
            ModelCard.SCHEMA,
            tf + "_CELL/fake",
            tf,
            tf + "_CELL",
            "CELL",
            "fake",
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

  /**
   * A model whose rank is its score times a factor, from 0 to 6, for all strands; precision is 0.5
   * everywhere.
   */
  public static ModelBundle ranked(String tf, Network network, double factor) {
    Calibration.Distribution line =
        new Calibration.Distribution(1_000_000, List.of(0.0, 6 / factor), List.of(1.0, 1e-6));
    Map<String, Calibration.Distribution> all =
        Map.of(Calibration.SINGLE, line, Calibration.MEAN, line, Calibration.MAX, line);
    Calibration.Points half = new Calibration.Points(List.of(0.0), List.of(0.5));
    ModelBundle bundle = bundle(tf, network);
    return new ModelBundle(
        bundle.card(),
        network,
        Optional.of(
            new Calibration(
                Calibration.SCHEMA,
                bundle.card().weightsSha256(),
                "fake",
                1_000_000,
                1,
                "0",
                all,
                all,
                Optional.of(
                    new Calibration.Precision(
                        "fake",
                        100,
                        1000,
                        0.001,
                        Map.of(
                            Calibration.SINGLE, half,
                            Calibration.MEAN, half,
                            Calibration.MAX, half))))));
  }
}
