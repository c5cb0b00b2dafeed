package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motiflens.network.ModelCard;

class ZooReportTest {
  private static ModelCard card(String experiment, String architecture, double auc) {
    return new ModelCard(
        ModelCard.SCHEMA,
        experiment + "/" + architecture,
        "TF",
        experiment,
        "K562",
        architecture,
        101,
        "ACGT",
        1,
        "hg19",
        new ModelCard.Training("here", "none", "none", Map.of(), 90, 10, "none", Map.of(), 1, 1),
        new ModelCard.Evaluation("set", 5, 5, auc, List.of(auc - 0.01, auc + 0.01), auc),
        "0",
        "0",
        "MIT",
        "none",
        "0.1.0");
  }

  /** Differences .01, .02, .03: t = .02 / (.01 / √3) = 3.4641 with 2 degrees of freedom. */
  @Test
  void tablesHoldMeansMediansDeviationsAndPairedTests() {
    List<ModelCard> cards = new ArrayList<>();
    double[] a = {0.90, 0.80, 0.70};
    for (int i = 0; i < a.length; i++) {
      cards.add(card("E" + i, "small-cnn", a[i]));
      cards.add(card("E" + i, "small-rnn", a[i] - 0.01 * (i + 1)));
    }
    cards.add(card("E3", "small-cnn", 0.60));
    String report = new ZooReport(cards, List.of("small-cnn", "small-rnn")).markdown();
    assertTrue(report.contains("| E0 | 100 | 0.900 (0.890-0.910) | 0.890 (0.880-0.900) |\n"));
    assertTrue(report.contains("| E3 | 100 | 0.600 (0.590-0.610) | – |\n"), report);
    assertTrue(report.contains("| small-cnn | 4 | 0.750 | 0.750 | 0.129 |\n"), report);
    assertTrue(report.contains("| small-rnn | 3 | 0.780 | 0.780 | 0.110 |\n"), report);
    assertTrue(report.contains("| small-cnn | small-rnn | 3 | +0.0200 | 0.074 |\n"), report);
  }
}
