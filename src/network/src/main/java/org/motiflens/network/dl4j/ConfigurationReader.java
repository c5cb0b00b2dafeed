package org.motiflens.network.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Family;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.JsonFields;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.dl4j.ParameterBlock.Kind;

/**
 * Reads a Deeplearning4j 1.0 {@code configuration.json} as text: no class that it names is ever
 * loaded. A network is either a chain of layers ("confs") or a graph of them ("vertices"); of
 * graphs only that of two separate recurrent stacks is known. Everything that changes what the
 * network computes is checked; what concerns training alone (updaters, initialisation,
 * regularisation) is not looked at beyond the names of its classes.
 *
 * <pre>
 *   chain   (convolution, [max-pool])*  [bidirectional LSTM]  global pool  dense*  output
 *   graph   sequence -> LSTM+ -> mean -> merge -> output
 *           sequence -> reversed -> LSTM+ -> mean -> merge
 * </pre>
 */
public final class ConfigurationReader {
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final String GRAPH = "org.deeplearning4j.nn.conf.graph.";
  private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.";

  private static final String CONVOLUTION = LAYERS + "Convolution1DLayer";
  private static final String POOL = LAYERS + "Subsampling1DLayer";
  private static final String GLOBAL_POOL = LAYERS + "GlobalPoolingLayer";
  private static final String LSTM = LAYERS + "LSTM";
  private static final String BIDIRECTIONAL = LAYERS + "recurrent.Bidirectional";
  private static final String DENSE = LAYERS + "DenseLayer";
  private static final String OUTPUT = LAYERS + "OutputLayer";
  private static final String LAYER_VERTEX = GRAPH + "LayerVertex";
  private static final String MERGE_VERTEX = GRAPH + "MergeVertex";
  private static final String REVERSE_VERTEX = GRAPH + "rnn.ReverseTimeSeriesVertex";

  private static final Set<String> CLASSES =
      Set.of(
          CONVOLUTION,
          POOL,
          GLOBAL_POOL,
          LSTM,
          BIDIRECTIONAL,
          DENSE,
          OUTPUT,
          LAYER_VERTEX,
          MERGE_VERTEX,
          REVERSE_VERTEX,
          "org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor",
          ACTIVATIONS + "ActivationReLU",
          ACTIVATIONS + "ActivationTanH",
          ACTIVATIONS + "ActivationSigmoid",
          ACTIVATIONS + "ActivationSoftmax",
          "org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT",
          "org.nd4j.linalg.lossfunctions.impl.LossMCXENT",
          "org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood");

  /** Packages of classes that concern training alone. */
  private static final List<String> TRAINING_PACKAGES =
      List.of(
          "org.nd4j.linalg.learning.",
          "org.nd4j.linalg.schedule.",
          "org.deeplearning4j.nn.weights.",
          "org.deeplearning4j.nn.conf.distribution.");

  /** Of kernels, pools and layers: far above any use, far below any overflow. */
  private static final int LARGEST_EXTENT = 1 << 16;

  /** Of a network of one experiment: bound and not. */
  private static final int CLASSES_OF_ONE = 2;

  private final ModelCard card;
  private final String activation;
  private final int outputs;
  private final List<Convolution> convolutions = new ArrayList<>();
  private final List<ParameterBlock> blocks = new ArrayList<>();
  private final List<Integer> hidden = new ArrayList<>();
  private boolean padded;
  private int recurrentLayers;
  private int recurrentSize;
  private int channels = Bases.COUNT;

  private ConfigurationReader(ModelCard card, String activation, int outputs) {
    this.card = card;
    this.activation = activation;
    this.outputs = outputs;
  }

  /**
   * @param card of the same bundle: names the architecture and says how long a window is
   * @throws InputException when a layer is not supported, is connected otherwise than described
   *     above, or the card says another architecture; the message does not name the file
   */
  public static Configuration read(byte[] content, ModelCard card) {
    return read(content, new ConfigurationReader(card, "Softmax", CLASSES_OF_ONE));
  }

  /**
   * Reads the configuration of a network with an output of its own for each of several experiments,
   * as {@link #read} does: its last layer has so many sigmoid units.
   */
  public static Configuration readMany(byte[] content, ModelCard card, int outputs) {
    return read(content, new ConfigurationReader(card, "Sigmoid", outputs));
  }

  private static Configuration read(byte[] content, ConfigurationReader reader) {
    return reader.read(JsonFields.parse(Dl4jFormat.CONFIGURATION, content));
  }

  private Configuration read(JsonFields root) {
    for (String name : root.everywhere("@class")) {
      if (!CLASSES.contains(name) && TRAINING_PACKAGES.stream().noneMatch(name::startsWith)) {
        throw new InputException(
            "configuration.json names the class "
                + BundleArchive.printable(name)
                + ", which is not a layer that motiflens supports (convolution, max-pool,"
                + " bidirectional LSTM, global pool, output); choose another model.");
      }
    }
    if (root.has("confs")) {
      readChain(root);
    } else {
      readGraph(root);
    }
    return new Configuration(architecture(), blocks);
  }

  private Architecture architecture() {
    boolean convolves = !convolutions.isEmpty();
    boolean recurs = recurrentLayers > 0;
    if (convolves && recurs && !padded) {
      throw unsupported("convolutions without padding below a recurrent layer");
    }
    if (recurs && !hidden.isEmpty()) {
      throw unsupported("a dense layer behind a recurrent one");
    }
    Family family =
        !recurs ? LayeredFamily.CNN : convolves ? LayeredFamily.CNN_RNN : LayeredFamily.RNN;
    Architecture found =
        new Architecture(
            card.architecture(),
            family,
            convolutions,
            padded,
            recurrentLayers,
            recurrentSize,
            hidden,
            card.windowLength());
    Architecture published = Architecture.PUBLISHED.get(card.architecture());
    if (published != null && !published.equals(found)) {
      throw new InputException(
          "card.json says that the model is a "
              + card.architecture()
              + " reading "
              + card.windowLength()
              + " bases, but the layers in configuration.json are not those of that architecture ("
              + published.windowLength()
              + " bases); fetch the model again.");
    }
    return found;
  }

  private void readChain(JsonFields root) {
    List<JsonFields> layers = new ArrayList<>();
    for (JsonFields conf : root.objects("confs")) {
      layers.add(conf.object("layer"));
    }
    int next = 0;
    while (isA(layers, next, CONVOLUTION)) {
      JsonFields convolution = layers.get(next++);
      int pool = isA(layers, next, POOL) ? pool(layers.get(next++)) : 1;
      convolution(convolution, pool);
    }
    if (isA(layers, next, BIDIRECTIONAL)) {
      bidirectional(layers.get(next++));
    }
    if (!isA(layers, next, GLOBAL_POOL)) {
      throw unsupported("the order of its layers, at layer " + next + typeOf(layers, next));
    }
    globalPool(layers.get(next++), recurrentLayers > 0 ? "AVG" : "MAX");
    while (isA(layers, next, DENSE)) {
      dense(layers.get(next++));
    }
    if (!isA(layers, next, OUTPUT)) {
      throw unsupported("the order of its layers, at layer " + next + typeOf(layers, next));
    }
    output(layers.get(next++));
    if (layers.size() > next) {
      throw unsupported("layers after the output");
    }
  }

  /** What stands at a place, for people: {@code , a DenseLayer}. */
  private static String typeOf(List<JsonFields> layers, int index) {
    if (index >= layers.size()) {
      return ", where there is none";
    }
    String type = layers.get(index).text("@class");
    return ", a " + BundleArchive.printable(type.substring(type.lastIndexOf('.') + 1));
  }

  private static boolean isA(List<JsonFields> layers, int index, String type) {
    return index < layers.size() && layers.get(index).text("@class").equals(type);
  }

  private void convolution(JsonFields layer, int pool) {
    int kernel = square(layer, "kernelSize");
    require(layer, "kernel size", kernel >= 1 && kernel <= LARGEST_EXTENT);
    require(layer, "activation", relu(layer.object("activationFn")));
    require(layer, "bias", layer.truth("hasBias"));
    require(layer, "stride", square(layer, "stride") == 1);
    require(layer, "dilation", square(layer, "dilation") == 1);
    require(layer, "padding", square(layer, "padding") == 0);
    require(layer, "data format", layer.text("rnnDataFormat").equals("NCW"));
    require(layer, "input channels", layer.integer("nin") == channels);
    String mode = layer.text("convolutionMode");
    boolean same = mode.equals("Same");
    require(layer, "padding mode", same || mode.equals("Truncate") || mode.equals("Strict"));
    require(layer, "padding mode", convolutions.isEmpty() || same == padded);
    padded = same;
    channels = size(layer, "nout");
    blocks.add(new ParameterBlock(Kind.CONVOLUTION, convolutions.size()));
    convolutions.add(new Convolution(channels, kernel, pool));
  }

  private static boolean relu(JsonFields activation) {
    return activation.text("@class").equals(ACTIVATIONS + "ActivationReLU")
        && activation.isNull("max")
        && (activation.isNull("negativeSlope") || activation.number("negativeSlope") == 0)
        && (activation.isNull("threshold") || activation.number("threshold") == 0);
  }

  private static int pool(JsonFields layer) {
    int width = first(layer, "kernelSize");
    require(layer, "pooling", layer.text("poolingType").equals("MAX"));
    require(layer, "pool width", width >= 1 && width <= LARGEST_EXTENT);
    require(layer, "stride", first(layer, "stride") == width);
    require(layer, "padding", first(layer, "padding") == 0);
    require(layer, "dilation", first(layer, "dilation") == 1);
    require(layer, "padding mode", layer.text("convolutionMode").equals("Truncate"));
    return width;
  }

  /** The value along the sequence, of a field that Deeplearning4j keeps for two dimensions. */
  private static int first(JsonFields layer, String field) {
    List<Integer> values = layer.integers(field);
    require(layer, field, !values.isEmpty());
    return values.get(0);
  }

  private void bidirectional(JsonFields layer) {
    require(layer, "mode", layer.text("mode").equals("CONCAT"));
    int units = lstm(layer.object("fwd"), channels);
    require(layer, "backward units", lstm(layer.object("bwd"), channels) == units);
    recurrentLayers = 1;
    recurrentSize = units;
    channels = 2 * units;
    blocks.add(new ParameterBlock(Kind.FORWARD_LSTM, 0));
    blocks.add(new ParameterBlock(Kind.BACKWARD_LSTM, 0));
  }

  /** Checks one LSTM; its number of units. */
  private static int lstm(JsonFields layer, int inputs) {
    require(layer, "class", layer.text("@class").equals(LSTM));
    require(layer, "activation", activation(layer, "activationFn", "TanH"));
    require(layer, "gate activation", activation(layer, "gateActivationFn", "Sigmoid"));
    require(layer, "data format", layer.text("rnnDataFormat").equals("NCW"));
    require(layer, "input channels", layer.integer("nin") == inputs);
    return size(layer, "nout");
  }

  private static boolean activation(JsonFields layer, String field, String name) {
    return layer.object(field).text("@class").equals(ACTIVATIONS + "Activation" + name);
  }

  private static void globalPool(JsonFields layer, String type) {
    require(layer, "class", layer.text("@class").equals(GLOBAL_POOL));
    require(layer, "pooling", layer.text("poolingType").equals(type));
    require(layer, "collapsed dimensions", layer.truth("collapseDimensions"));
    require(
        layer,
        "pooled dimensions",
        layer.isNull("poolingDimensions")
            || layer.integers("poolingDimensions").equals(List.of(2)));
  }

  private void dense(JsonFields layer) {
    require(layer, "activation", relu(layer.object("activationFn")));
    require(layer, "bias", layer.truth("hasBias"));
    require(layer, "normalisation", !layer.has("hasLayerNorm") || !layer.truth("hasLayerNorm"));
    require(layer, "input features", layer.integer("nin") == channels);
    channels = size(layer, "nout");
    blocks.add(new ParameterBlock(Kind.HIDDEN, hidden.size()));
    hidden.add(channels);
  }

  private void output(JsonFields layer) {
    require(layer, "class", layer.text("@class").equals(OUTPUT));
    require(layer, "activation", activation(layer, "activationFn", activation));
    require(layer, "bias", layer.truth("hasBias"));
    require(layer, "input features", layer.integer("nin") == channels);
    require(layer, "number of classes", layer.integer("nout") == outputs);
    blocks.add(new ParameterBlock(Kind.OUTPUT, 0));
  }

  private static int size(JsonFields layer, String field) {
    int size = layer.integer(field);
    require(layer, "size", size >= 1 && size <= LARGEST_EXTENT);
    return size;
  }

  /** The single value of a field that Deeplearning4j keeps for two dimensions. */
  private static int square(JsonFields layer, String field) {
    List<Integer> values = layer.integers(field);
    require(layer, field, !values.isEmpty() && values.stream().distinct().count() == 1);
    return values.get(0);
  }

  private static void require(JsonFields layer, String what, boolean supported) {
    if (!supported) {
      throw new InputException(
          layer.document()
              + ": this "
              + what
              + " is not supported, because the engine computes the published layers only; choose"
              + " another model.");
    }
  }

  private static InputException unsupported(String what) {
    return new InputException(
        "configuration.json describes a network that motiflens does not support ("
            + what
            + "); choose another model.");
  }

  /** A graph, while its layers are walked from the output down. */
  private static final class Graph {
    private final JsonFields vertices;
    private final JsonFields inputs;

    Graph(JsonFields root) {
      vertices = root.object("vertices");
      inputs = root.object("vertexInputs");
    }

    boolean isA(String vertex, String type) {
      return vertices.has(vertex) && vertices.object(vertex).text("@class").equals(type);
    }

    JsonFields layer(String vertex) {
      if (!isA(vertex, LAYER_VERTEX)) {
        throw unsupported("vertex " + BundleArchive.printable(vertex));
      }
      return vertices.object(vertex).object("layerConf").object("layer");
    }

    String below(String vertex) {
      List<String> names = inputs.texts(vertex);
      if (names.size() != 1) {
        throw unsupported("inputs of vertex " + BundleArchive.printable(vertex));
      }
      return names.get(0);
    }
  }

  private void readGraph(JsonFields root) {
    Graph graph = new Graph(root);
    List<String> networkInputs = root.texts("networkInputs");
    List<String> outputs = root.texts("networkOutputs");
    if (networkInputs.size() != 1 || outputs.size() != 1) {
      throw unsupported("several inputs or outputs");
    }
    String output = outputs.get(0);
    JsonFields outputLayer = graph.layer(output);
    String merge = graph.below(output);
    if (!graph.isA(merge, MERGE_VERTEX) || graph.inputs.texts(merge).size() != 2) {
      throw unsupported("what lies below its output");
    }
    List<String> forward = stack(graph, graph.inputs.texts(merge).get(0), networkInputs.get(0));
    List<String> backward = stack(graph, graph.inputs.texts(merge).get(1), networkInputs.get(0));
    String reversed = forward.remove(0);
    if (!reversed.equals(networkInputs.get(0))
        || !graph.isA(backward.remove(0), REVERSE_VERTEX)
        || forward.size() != backward.size()
        || forward.isEmpty()) {
      throw unsupported("its two stacks");
    }
    recurrentLayers = forward.size();
    for (int i = 0; i < forward.size(); i++) {
      int units = lstm(graph.layer(forward.get(i)), channels);
      require(graph.layer(forward.get(i)), "size", i == 0 || units == recurrentSize);
      require(
          graph.layer(backward.get(i)),
          "size",
          lstm(graph.layer(backward.get(i)), channels) == units);
      recurrentSize = units;
      channels = units;
    }
    channels = 2 * recurrentSize;
    // Deeplearning4j lays the parameters of a graph in topological order.
    for (String vertex : root.texts("topologicalOrderStr")) {
      if (forward.contains(vertex)) {
        blocks.add(new ParameterBlock(Kind.FORWARD_LSTM, forward.indexOf(vertex)));
      } else if (backward.contains(vertex)) {
        blocks.add(new ParameterBlock(Kind.BACKWARD_LSTM, backward.indexOf(vertex)));
      } else if (vertex.equals(output)) {
        output(outputLayer);
      }
    }
    if (blocks.stream().distinct().count() != 2L * recurrentLayers + 1
        || blocks.size() != 2 * recurrentLayers + 1) {
      throw unsupported("its order of layers");
    }
  }

  /**
   * The vertices of one stack from the input up: the network's input or the reversal of it, then
   * the LSTM layers.
   */
  private static List<String> stack(Graph graph, String mean, String input) {
    globalPool(graph.layer(mean), "AVG");
    List<String> vertices = new ArrayList<>();
    String vertex = graph.below(mean);
    while (graph.isA(vertex, LAYER_VERTEX)) {
      if (vertices.contains(vertex)) {
        throw unsupported("a cycle");
      }
      vertices.add(0, vertex);
      vertex = graph.below(vertex);
    }
    boolean reversed = graph.isA(vertex, REVERSE_VERTEX);
    if (!Objects.equals(reversed ? graph.below(vertex) : vertex, input)) {
      throw unsupported("vertex " + BundleArchive.printable(vertex));
    }
    vertices.add(0, vertex);
    return vertices;
  }
}
