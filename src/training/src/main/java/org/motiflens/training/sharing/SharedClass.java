package org.motiflens.training.sharing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.network.bundle.ModelCard;

/**
 * One output of a shared network.
 *
 * @param task name of its ENCODE table
 * @param factor as the zoo names it
 * @param cellLine of its experiment
 */
public record SharedClass(String task, String factor, String cellLine) {
  /** {@code CTCF K562}. */
  public String name() {
    return factor + " " + cellLine;
  }

  /** The experiments of models, by their ENCODE tables. */
  public static Map<String, SharedClass> of(List<ModelCard> cards) {
    Map<String, SharedClass> known = new HashMap<>();
    for (ModelCard card : cards) {
      if (card.training() != null) {
        String table = card.training().accession();
        known.putIfAbsent(table, new SharedClass(table, card.tf(), card.cellLine()));
      }
    }
    return known;
  }
}
