package org.motiflens.training.keras.bpnet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.motiflens.genome.InputException;
import org.motiflens.network.bpnet.BpnetBundle;
import org.motiflens.network.bpnet.BpnetModel;
import org.motiflens.network.bpnet.BpnetWeights;
import org.motiflens.training.keras.KerasGraph;
import org.motiflens.training.keras.KerasGraph.Node;
import org.motiflens.training.keras.KerasGraph.Tensor;
import org.motiflens.training.keras.KerasLayer;

/**
 * A file's layers as a profile model: a single net of either structure, or a full ChromBPNet, two
 * nets whose logits an Add layer sums and whose counts a Concatenate and a Lambda layer put
 * together. Layers are followed from the outputs down; one that is not where these structures have
 * it is refused by its name, and so is any that is left over.
 *
 * @param model the numbers
 * @param architecture one of {@link BpnetBundle}'s names
 * @param facts what was found and taken for granted, for the card
 */
record BpnetTranslation(BpnetModel model, String architecture, Map<String, String> facts) {
  private static final String WITHOUT_BIAS_PREFIX = "wo_bias_";

  /** The only function that a Lambda layer of these models has. */
  private static final String LOG_SUM = "reduce_logsumexp";

  /** All kinds of layers that these models have. */
  private static final Set<String> KINDS =
      Set.of(
          "InputLayer",
          "Conv1D",
          "Cropping1D",
          "Add",
          "ReLU",
          "Activation",
          "Flatten",
          "GlobalAveragePooling1D",
          "Dense",
          "Concatenate",
          "Lambda");

  /**
   * @param baseOrder a permutation of ACGT
   * @throws InputException naming the layer that cannot be expressed
   */
  static BpnetTranslation of(KerasGraph graph, String baseOrder) {
    requireKnownKinds(graph);
    if (graph.outputs().size() != 2) {
      throw new InputException(
          "It has "
              + graph.outputs().size()
              + " outputs; expected two, the profile's logits and the log counts.");
    }
    Node profile = graph.node(graph.outputs().get(0));
    return profile.layer().kind().equals("Add")
        ? full(graph, profile, baseOrder)
        : single(graph, baseOrder);
  }

  private static void requireKnownKinds(KerasGraph graph) {
    for (Node node : graph.nodes()) {
      node.nested().ifPresent(BpnetTranslation::requireKnownKinds);
      if (node.nested().isEmpty() && !KINDS.contains(node.layer().kind())) {
        throw node.layer().refused("is of a kind that BPNet and ChromBPNet do not have");
      }
    }
  }

  private static BpnetTranslation single(KerasGraph graph, String baseOrder) {
    Map<String, String> facts = new TreeMap<>();
    Set<Node> seen = new LinkedHashSet<>();
    BpnetGraph.Net net = BpnetGraph.read(graph, baseOrder, seen, facts);
    requireAllSeen(graph, seen);
    boolean bpnet = facts.remove(BpnetGraph.BEFORE) != null;
    boolean without =
        seen.stream().anyMatch(node -> node.layer().name().startsWith(WITHOUT_BIAS_PREFIX));
    return new BpnetTranslation(
        new BpnetModel(List.of(net.weights()), net.controls()),
        bpnet ? BpnetBundle.BPNET : without ? BpnetBundle.WITHOUT_BIAS : BpnetBundle.SINGLE,
        facts);
  }

  private static BpnetTranslation full(KerasGraph graph, Node sum, String baseOrder) {
    Map<String, String> facts = new TreeMap<>();
    Set<Node> seen = new LinkedHashSet<>();
    seen.add(sum);
    Node counts = graph.node(graph.outputs().get(1));
    requireLogSum(counts);
    seen.add(counts);
    Node both = BpnetGraph.only(graph, counts, "Concatenate");
    seen.add(both);
    if (!new LinkedHashSet<>(layers(sum)).equals(new LinkedHashSet<>(layers(both)))
        || layers(sum).size() != 2) {
      throw both.layer().refused("does not join the counts of the two nets whose logits are added");
    }
    List<BpnetWeights> parts = new ArrayList<>();
    Node input = null;
    for (Tensor tensor : sum.reads()) {
      Node node = graph.node(tensor);
      KerasGraph nested =
          node.nested()
              .orElseThrow(
                  () -> node.layer().unlike("is added to a profile; expected a whole net"));
      if (tensor.output() != 0
          || both.reads().stream()
              .noneMatch(read -> read.layer().equals(tensor.layer()) && read.output() == 1)) {
        throw node.layer().refused("does not give its logits and its log counts in this order");
      }
      Node read = BpnetGraph.only(graph, node, "InputLayer");
      if (input != null && !input.equals(read)) {
        throw node.layer().refused("reads another input than the other net");
      }
      input = read;
      seen.add(node);
      seen.add(read);
      Set<Node> within = new LinkedHashSet<>();
      BpnetGraph.Net net = BpnetGraph.read(nested, baseOrder, within, facts);
      if (net.controls().isPresent()) {
        throw node.layer().refused("reads control tracks, which ChromBPNet has not");
      }
      parts.add(net.weights());
      requireAllSeen(nested, within);
      boolean without =
          within.stream().anyMatch(inner -> inner.layer().name().startsWith(WITHOUT_BIAS_PREFIX));
      if (without && parts.size() == 2) {
        // The net first, its bias net second, whatever the file's order.
        parts.add(0, parts.remove(1));
      }
    }
    requireAllSeen(graph, seen);
    facts.remove(BpnetGraph.BEFORE);
    facts.put(
        "counts",
        "log(e^a + e^b) of the net and its bias net, as the program that trains them has it; the"
            + " file's Lambda layer was not run");
    return new BpnetTranslation(new BpnetModel(parts), BpnetBundle.CHROMBPNET, facts);
  }

  private static List<String> layers(Node node) {
    return node.reads().stream().map(Tensor::layer).toList();
  }

  private static void requireAllSeen(KerasGraph graph, Set<Node> seen) {
    for (Node node : graph.nodes()) {
      if (!seen.contains(node)) {
        throw node.layer().refused("has no place in a model of this kind");
      }
    }
  }

  /**
   * A Lambda layer is Python code, which is never run. The only one that these models have is known
   * by the name of the function that it calls, which stands in it as text.
   */
  static void requireLogSum(Node node) {
    KerasLayer layer = node.layer();
    if (!layer.kind().equals("Lambda")) {
      throw layer.refused("is not supported where the logarithm of a sum is expected");
    }
    JsonElement function = layer.settings().get("function");
    String code =
        function instanceof JsonArray list && !list.isEmpty() && list.get(0).isJsonPrimitive()
            ? list.get(0).getAsString()
            : "";
    boolean known;
    try {
      known =
          new String(Base64.getMimeDecoder().decode(code), StandardCharsets.ISO_8859_1)
              .contains(LOG_SUM);
    } catch (IllegalArgumentException e) {
      known = false;
    }
    if (!known) {
      throw layer.refused("is Python code, which is never run, and does not call " + LOG_SUM);
    }
  }
}
