package org.motiflens.training.keras.bpnet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.bpnet.BpnetShape;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.bpnet.BpnetWeights;
import org.motiflens.network.bpnet.ControlWeights;
import org.motiflens.training.keras.KerasGraph;
import org.motiflens.training.keras.KerasGraph.Node;
import org.motiflens.training.keras.KerasGraph.Tensor;
import org.motiflens.training.keras.KerasLayer;
import org.motiflens.training.keras.LayerSettings;
import org.motiflens.training.keras.Weight;

/** One net of a profile model, followed from its outputs down to its input. */
final class BpnetGraph {
  /** Found among the facts when residuals are added before the rectifier. */
  static final String BEFORE = "residual before the rectifier";

  private final KerasGraph graph;
  private final String baseOrder;
  private final Set<Node> seen;
  private final Map<String, String> facts;

  /** Weights of control tracks for the profile, then for the counts; null without. */
  private float[] profileControls;

  private float[] countsControls;
  private int controlTracks;

  private BpnetGraph(
      KerasGraph graph, String baseOrder, Set<Node> seen, Map<String, String> facts) {
    this.graph = graph;
    this.baseOrder = baseOrder;
    this.seen = seen;
    this.facts = facts;
  }

  /**
   * @param seen receives the layers that belong to it
   * @param facts receives what was taken for granted
   * @throws InputException naming the layer that has no place
   */
  static Net read(KerasGraph graph, String baseOrder, Set<Node> seen, Map<String, String> facts) {
    if (graph.outputs().size() != 2) {
      throw new InputException(
          "A net of it has " + graph.outputs().size() + " outputs; expected logits and counts.");
    }
    BpnetGraph net = new BpnetGraph(graph, baseOrder, seen, facts);
    return new Net(net.read(), net.controlWeights());
  }

  /**
   * A net.
   *
   * @param controls what it makes of control tracks, if it reads any
   */
  record Net(BpnetWeights weights, Optional<ControlWeights> controls) {}

  private Optional<ControlWeights> controlWeights() {
    if (profileControls == null && countsControls == null) {
      return Optional.empty();
    }
    if (profileControls == null || countsControls == null) {
      throw new InputException(
          "One of its heads reads control tracks and the other does not; choose another model.");
    }
    return Optional.of(new ControlWeights(controlTracks, profileControls, countsControls[0]));
  }

  /** A head: weights of what reads the trunk, after all that is linear was put into one. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
  private record Head(Node trunk, float[] kernel, float[] bias, int taps, int crop, int strands) {}

  private BpnetWeights read() {
    Head profile = profile(graph.node(graph.outputs().get(0)));
    Head counts = counts(graph.node(graph.outputs().get(1)));
    if (!profile.trunk().equals(counts.trunk())) {
      throw counts.trunk().layer().refused("is read by the counts head, but not by the profile's");
    }
    List<float[]> arrays = new ArrayList<>();
    Node node = profile.trunk();
    Residual residual = Residual.AFTER_RECTIFIER;
    if (node.layer().kind().equals("ReLU") || node.layer().kind().equals("Activation")) {
      residual = Residual.BEFORE_RECTIFIER;
      facts.put(BEFORE, "");
      node = before(graph, rectifier(node));
    }
    List<Node> layers = new ArrayList<>();
    while (node.layer().kind().equals("Add")) {
      seen.add(node);
      layers.add(0, node);
      node = layer(node, residual);
    }
    Node first = node;
    KerasLayer convolution = convolution(first, residual == Residual.AFTER_RECTIFIER, 1);
    int filters = LayerSettings.positive(convolution, "filters");
    int taps = LayerSettings.positive(convolution, "kernel_size");
    int length = input(before(graph, first));
    arrays.add(inOrder(convolution.weight(0, "kernel", taps, Bases.COUNT, filters), filters));
    arrays.add(LayerSettings.bias(convolution, filters));
    for (int i = 0; i < layers.size(); i++) {
      dilated(layers.get(i), residual, 1 << (i + 1), filters, arrays);
    }
    if (profile.kernel().length != profile.taps() * filters * profile.strands()
        || counts.kernel().length != filters) {
      throw profile.trunk().layer().refused("is not as wide as the heads that read it");
    }
    arrays.addAll(List.of(profile.kernel(), profile.bias(), counts.kernel(), counts.bias()));
    int left = length - taps + 1;
    for (int i = 1; i <= layers.size(); i++) {
      left -= 2 << i;
    }
    int output = left - profile.taps() + 1 - 2 * profile.crop();
    return new BpnetWeights(
        new BpnetShape(
            length,
            output,
            filters,
            taps,
            layers.size(),
            profile.taps(),
            profile.strands(),
            residual),
        arrays);
  }

  private Head profile(Node output) {
    Node node = output;
    if (node.layer().kind().equals("Flatten")) {
      seen.add(node);
      node = before(graph, node);
    }
    float[] mixed = null;
    float[] mixedBias = null;
    if (node.layer().kind().equals("Conv1D")) {
      // With control tracks: a convolution of one tap over the head's and theirs.
      KerasLayer mix = convolution(node, false, 1);
      mix.requireNumber("kernel_size", 1);
      Node join = only(graph, node, "Concatenate");
      seen.add(join);
      int controls = controls(join, 2);
      node = graph.node(join.reads().get(0));
      int strands = LayerSettings.positive(mix, "filters");
      mixed = mix.weight(0, "kernel", 1, strands + controls, strands).values();
      profileControls = Arrays.copyOfRange(mixed, strands * strands, mixed.length);
      controlTracks = controls;
      mixedBias = LayerSettings.bias(mix, strands);
    }
    KerasLayer cropping = take(node, "Cropping1D");
    int crop = LayerSettings.cropping(cropping);
    Node head = before(graph, node);
    KerasLayer convolution = convolution(head, false, 1);
    int strands = LayerSettings.positive(convolution, "filters");
    int taps = LayerSettings.positive(convolution, "kernel_size");
    if (strands > 2) {
      throw convolution.unlike("predicts " + strands + " profiles; expected 1 or 2, a strand each");
    }
    Node trunk = before(graph, head);
    int filters = LayerSettings.channels(convolution);
    float[] kernel = convolution.weight(0, "kernel", taps, filters, strands).values();
    float[] bias = LayerSettings.bias(convolution, strands);
    if (mixed != null) {
      if (mixedBias.length != strands) {
        throw convolution.refused(
            "predicts " + strands + " profiles, of which " + mixedBias.length + " are made");
      }
      kernel = mixed(kernel, mixed, strands, null);
      bias = mixed(bias, mixed, strands, mixedBias);
    }
    return new Head(trunk, kernel, bias, taps, crop, strands);
  }

  /** Rows of one value a strand, times the first rows of a square matrix. */
  private static float[] mixed(float[] rows, float[] matrix, int strands, float[] bias) {
    float[] result = new float[rows.length];
    for (int row = 0; row < rows.length; row += strands) {
      for (int out = 0; out < strands; out++) {
        double sum = bias == null ? 0 : bias[out];
        for (int in = 0; in < strands; in++) {
          sum += (double) rows[row + in] * matrix[in * strands + out];
        }
        result[row + out] = (float) sum;
      }
    }
    return result;
  }

  private Head counts(Node output) {
    KerasLayer dense = dense(output);
    Node below = before(graph, output);
    double factor = 1;
    double shift = 0;
    Node node = output;
    if (below.layer().kind().equals("Concatenate")) {
      seen.add(below);
      int controls = controls(below, 1);
      node = graph.node(below.reads().get(0));
      float[] weights = dense.weight(0, "kernel", 2, 1).values();
      factor = weights[0];
      shift = weights[1] * Math.log(controls) + LayerSettings.bias(dense, 1)[0];
      countsControls = new float[] {weights[1]};
      if (controls != controlTracks) {
        throw below
            .layer()
            .refused("joins " + controls + " control tracks, the profile's head " + controlTracks);
      }
      facts.put(
          "control tracks",
          controls
              + "; unless they are given zero: 0 for the profile, log "
              + controls
              + " for the counts");
      dense = dense(node);
      below = before(graph, node);
    }
    KerasLayer pool = take(below, "GlobalAveragePooling1D");
    pool.requireWord("data_format", "channels_last", "channels_last");
    pool.requireFlag("keepdims", false, false);
    int filters = dense.weights().isEmpty() ? 0 : dense.weights().get(0).dimension(0);
    float[] kernel = dense.weight(0, "kernel", filters, 1).values();
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (kernel[i] * factor);
    }
    float[] bias = {(float) (LayerSettings.bias(dense, 1)[0] * factor + shift)};
    return new Head(before(graph, below), kernel, bias, 0, 0, 1);
  }

  private KerasLayer dense(Node node) {
    KerasLayer dense = take(node, "Dense");
    dense.requireNumber("units", 1);
    dense.requireWord("activation", "linear", "linear");
    return dense;
  }

  /**
   * Control tracks that are joined to a head, as a second input after it; of the counts head they
   * come as the logarithm of their sum.
   *
   * @param axes of the input, the batch left out
   */
  private int controls(Node join, int axes) {
    if (join.reads().size() != 2) {
      throw join.layer()
          .unlike("joins " + join.reads().size() + " tensors; expected a head and its controls");
    }
    Node node = graph.node(join.reads().get(1));
    if (axes == 1) {
      BpnetTranslation.requireLogSum(node);
      seen.add(node);
      node = before(graph, node);
    }
    KerasLayer input = take(node, "InputLayer");
    JsonArray shape = LayerSettings.shape(input);
    OptionalInt tracks = KerasLayer.whole(shape.get(shape.size() - 1));
    if (shape.size() != axes + 1 || tracks.isEmpty() || tracks.getAsInt() < 1) {
      throw input.unlike("has the shape " + shape + "; expected control tracks");
    }
    return tracks.getAsInt();
  }

  /** What the layer that an Add ends reads. */
  private Node layer(Node sum, Residual residual) {
    Node crop = operand(sum, "Cropping1D");
    Node convolution = operand(sum, "Conv1D");
    seen.add(crop);
    Node below = before(graph, crop);
    Node read = before(graph, convolution);
    if (residual == Residual.BEFORE_RECTIFIER) {
      read = before(graph, rectifier(read));
    }
    if (!read.equals(below)) {
      throw sum.layer().refused("adds a layer to something else than what the layer reads");
    }
    return below;
  }

  private Node operand(Node sum, String kind) {
    if (sum.reads().size() == 2) {
      for (Tensor tensor : sum.reads()) {
        Node node = graph.node(tensor);
        if (node.layer().kind().equals(kind)) {
          return node;
        }
      }
    }
    throw sum.layer().refused("does not add a Conv1D and a Cropping1D");
  }

  private void dilated(
      Node sum, Residual residual, int dilation, int filters, List<float[]> arrays) {
    KerasLayer layer =
        convolution(operand(sum, "Conv1D"), residual == Residual.AFTER_RECTIFIER, dilation);
    layer.requireNumber("kernel_size", BpnetShape.DILATED_KERNEL);
    layer.requireNumber("filters", filters);
    KerasLayer crop = operand(sum, "Cropping1D").layer();
    if (LayerSettings.cropping(crop) != dilation) {
      throw crop.unlike("crops " + LayerSettings.cropping(crop) + " columns; expected " + dilation);
    }
    arrays.add(layer.weight(0, "kernel", BpnetShape.DILATED_KERNEL, filters, filters).values());
    arrays.add(LayerSettings.bias(layer, filters));
  }

  private KerasLayer convolution(Node node, boolean rectified, int dilation) {
    KerasLayer layer = take(node, "Conv1D");
    layer.requireWord("data_format", "channels_last", "channels_last");
    layer.requireWord("padding", "valid", "valid");
    layer.requireNumber("strides", 1);
    layer.requireNumber("groups", 1);
    layer.requireNumber("dilation_rate", dilation);
    layer.requireWord("activation", "linear", rectified ? "relu" : "linear");
    return layer;
  }

  private Node rectifier(Node node) {
    if (node.layer().kind().equals("Activation")) {
      node.layer().requireWord("activation", "linear", "relu");
    } else {
      KerasLayer layer = take(node, "ReLU");
      layer.requireNumber("negative_slope", 0);
      layer.requireNumber("threshold", 0);
      JsonElement most = layer.settings().get("max_value");
      if (most != null && !most.isJsonNull()) {
        throw layer.refused("has max_value = " + most + "; the engine has no such bound");
      }
    }
    seen.add(node);
    return node;
  }

  private int input(Node node) {
    KerasLayer layer = take(node, "InputLayer");
    JsonArray shape = LayerSettings.shape(layer);
    OptionalInt length = shape.size() == 3 ? KerasLayer.whole(shape.get(1)) : OptionalInt.empty();
    if (length.isEmpty() || !KerasLayer.whole(shape.get(2)).equals(OptionalInt.of(Bases.COUNT))) {
      throw layer.unlike("has the shape " + shape + "; expected (any, bases, 4)");
    }
    return length.getAsInt();
  }

  /** The layer, which must be of this kind. */
  private KerasLayer take(Node node, String kind) {
    requireKind(node, kind);
    seen.add(node);
    return node.layer();
  }

  private static void requireKind(Node node, String kind) {
    if (node.layer().kind().equals("Lambda")) {
      throw node.layer().refused("is Python code, which is never run");
    }
    if (!node.layer().kind().equals(kind)) {
      throw node.layer().refused("is not supported where a profile model has a layer " + kind);
    }
  }

  /** What a layer reads, which must be one tensor. */
  private static Node before(KerasGraph graph, Node node) {
    if (node.reads().size() != 1) {
      throw node.layer()
          .refused("reads " + node.reads().size() + " tensors where a profile model has one");
    }
    return graph.node(node.reads().get(0));
  }

  /** What a layer reads: one layer of this kind. */
  static Node only(KerasGraph graph, Node node, String kind) {
    Node below = before(graph, node);
    requireKind(below, kind);
    return below;
  }

  /** The first kernel with its input channels in the order A, C, G, T. */
  private float[] inOrder(Weight kernel, int filters) {
    float[] values = kernel.values();
    float[] result = new float[values.length];
    for (int tap = 0; tap < values.length / filters / Bases.COUNT; tap++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        int from = (tap * Bases.COUNT + baseOrder.indexOf("ACGT".charAt(base))) * filters;
        int to = (tap * Bases.COUNT + base) * filters;
        System.arraycopy(values, from, result, to, filters);
      }
    }
    return result;
  }
}
