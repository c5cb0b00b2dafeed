package org.motiflens.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The layers of a network, as data. Three families: convolutional (global maximum over time),
 * recurrent and convolutional-recurrent (mean over time of each direction, concatenated); each ends
 * in a linear layer with two outputs and a softmax, a convolutional one after any number of hidden
 * dense layers with rectifiers. Of a {@link Family} with a package of its own only the first
 * convolution stands here; that package describes the rest.
 *
 * @param name one of the seven of Lanchantin et al. 2017, Table 1, or any name for other sizes
 * @param family what lies between the input and the score
 * @param convolutions from the input up; empty for {@link LayeredFamily#RNN}
 * @param padded whether convolutions keep the length, by zeros at both ends; always so in {@link
 *     LayeredFamily#CNN_RNN}, as the network needs it in {@link LayeredFamily#CNN}
 * @param recurrentLayers LSTM layers in each direction's stack; 0 where nothing recurs. Two layers
 *     are two separate stacks that meet only at the end, as in the published code
 * @param recurrentSize units of each LSTM
 * @param hidden units of each dense layer between the maximum over time and the classifier; only
 *     {@link LayeredFamily#CNN} has any
 * @param windowLength bases read
 */
public record Architecture(
    String name,
    Family family,
    List<Convolution> convolutions,
    boolean padded,
    int recurrentLayers,
    int recurrentSize,
    List<Integer> hidden,
    int windowLength) {

  /**
   * One convolution with its rectifier and pool.
   *
   * @param maps output channels
   * @param kernel taps; where the architecture is {@link Architecture#padded} the length is kept by
   *     {@code kernel / 2} zeros at both ends, of DeepBind {@code kernel - 1} unknown bases are
   *     added at both ends
   * @param pool width and stride of the max-pool that follows the rectifier; 1 for none
   */
  public record Convolution(int maps, int kernel, int pool) {
    public Convolution {
      if (maps < 1 || kernel < 1 || pool < 1) {
        throw new IllegalArgumentException(
            "not a convolution: " + maps + " maps, " + kernel + " taps, pool " + pool);
      }
    }
  }

  /** Window length of the published models. */
  public static final int PUBLISHED_WINDOW = 101;

  /** The seven architectures of Lanchantin et al. 2017, Table 1, by name, small before large. */
  public static final Map<String, Architecture> PUBLISHED = published();

  public Architecture {
    Objects.requireNonNull(name);
    Objects.requireNonNull(family);
    convolutions = List.copyOf(convolutions);
    hidden = List.copyOf(hidden);
    if (family.convolves() == convolutions.isEmpty()
        || family.recurs() != (recurrentLayers > 0)
        || family.recurs() != (recurrentSize > 0)
        || (family == LayeredFamily.CNN_RNN && !padded)
        || (padded && family != LayeredFamily.CNN && family != LayeredFamily.CNN_RNN)
        || (!hidden.isEmpty() && family != LayeredFamily.CNN)
        || hidden.stream().anyMatch(units -> units < 1)) {
      throw new IllegalArgumentException("layers do not fit the family " + family + ": " + name);
    }
  }

  /** Without hidden dense layers, and padded as the published members of the family are. */
  public Architecture(
      String name,
      Family family,
      List<Convolution> convolutions,
      int recurrentLayers,
      int recurrentSize,
      int windowLength) {
    this(
        name,
        family,
        convolutions,
        family == LayeredFamily.CNN_RNN,
        recurrentLayers,
        recurrentSize,
        List.of(),
        windowLength);
  }

  /** Whether there is a recurrent layer, and with it a temporal output. */
  public boolean isRecurrent() {
    return family.recurs();
  }

  /** Whether its networks have a {@link LayerEvaluator}. */
  public boolean showsLayers() {
    return family.showsLayers();
  }

  /**
   * A published architecture by its name.
   *
   * @throws IllegalArgumentException for another name
   */
  public static Architecture named(String name) {
    Architecture architecture = PUBLISHED.get(name);
    if (architecture == null) {
      throw new IllegalArgumentException(
          "no architecture \"" + name + "\"; there are " + PUBLISHED.keySet());
    }
    return architecture;
  }

  private static Map<String, Architecture> published() {
    Map<String, Architecture> byName = new LinkedHashMap<>();
    for (Architecture architecture :
        List.of(
            cnn("small-cnn", 9, 5),
            cnn("medium-cnn", 9, 5, 3),
            cnn("large-cnn", 9, 5, 3, 3),
            new Architecture("small-rnn", LayeredFamily.RNN, List.of(), 1, 32, PUBLISHED_WINDOW),
            new Architecture("large-rnn", LayeredFamily.RNN, List.of(), 2, 32, PUBLISHED_WINDOW),
            new Architecture(
                "small-cnn-rnn",
                LayeredFamily.CNN_RNN,
                List.of(new Convolution(128, 9, 1)),
                1,
                32,
                PUBLISHED_WINDOW),
            new Architecture(
                "large-cnn-rnn",
                LayeredFamily.CNN_RNN,
                List.of(new Convolution(128, 9, 2), new Convolution(128, 5, 2)),
                1,
                32,
                PUBLISHED_WINDOW))) {
      byName.put(architecture.name(), architecture);
    }
    return Collections.unmodifiableMap(byName);
  }

  /** All convolutions but the last are followed by a pool of two. */
  private static Architecture cnn(String name, int... kernels) {
    List<Convolution> layers = new ArrayList<>();
    for (int i = 0; i < kernels.length; i++) {
      layers.add(new Convolution(64, kernels[i], i < kernels.length - 1 ? 2 : 1));
    }
    return new Architecture(name, LayeredFamily.CNN, layers, 0, 0, PUBLISHED_WINDOW);
  }
}
