package org.motiflens.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.network.ModelCard;
import org.motiflens.network.Network;

/** A shelf of networks made for a test. */
public final class FakeShelf implements ModelShelf {
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private final List<ModelCard> cards = new ArrayList<>();

  /** Adds a network under {@code tf_K562/architecture}. */
  public FakeShelf with(String tf, Network network) {
    String architecture = network.architecture().name();
    String id = tf + "_K562/" + architecture;
    networks.put(id, network);
    cards.add(card(id, tf, architecture, network.architecture().windowLength()));
    return this;
  }

  private static ModelCard card(String id, String tf, String architecture, int windowLength) {
    return new ModelCard(
        ModelCard.SCHEMA,
        id,
        tf,
        tf + "_K562",
        "K562",
        architecture,
        windowLength,
        "ACGT",
        0,
        "hg19",
        new ModelCard.Training(
            "made for a test", "none", "none", Map.of(), 100, 10, "none", Map.of(), 1, 1),
        new ModelCard.Evaluation("none", 50, 50, 0.9512, List.of(0.93, 0.97), 0.94),
        "weights of " + id,
        "configuration of " + id,
        "MIT",
        "none",
        "0");
  }

  @Override
  public List<ModelCard> cards() {
    return List.copyOf(cards);
  }

  @Override
  public List<String> problems() {
    return List.of();
  }

  @Override
  public Network network(String modelId) {
    Network network = networks.get(modelId);
    if (network == null) {
      throw new InputException(Words.unknownModel(modelId));
    }
    return network;
  }
}
