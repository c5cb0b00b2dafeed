package org.motiflens.network;

import java.util.List;

/**
 * The numbers of a trained network, in the engine's layout, immutable. Every matrix is row-major;
 * channels of the input are A C G T. A reader of another format permutes into this layout; whether
 * the sizes suit an {@link Architecture} is checked by {@code
 * org.motiflens.network.engine.Networks}.
 *
 * @param convolutions from the input up; empty for a recurrent network
 * @param forward the stack of LSTM layers that reads from the first base to the last, from the
 *     input up; empty for a convolutional network
 * @param backward the stack that reads from the last base to the first
 * @param hidden dense layers with rectifiers below the output, from the input up
 * @param output the linear layer
 * @param positiveIndex output that means "bound": 0 or 1
 */
public record NetworkWeights(
    List<Convolution> convolutions,
    List<Lstm> forward,
    List<Lstm> backward,
    List<Dense> hidden,
    Output output,
    int positiveIndex) {

  public NetworkWeights {
    convolutions = List.copyOf(convolutions);
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
    hidden = List.copyOf(hidden);
  }

  /** Without hidden dense layers. */
  public NetworkWeights(
      List<Convolution> convolutions,
      List<Lstm> forward,
      List<Lstm> backward,
      Output output,
      int positiveIndex) {
    this(convolutions, forward, backward, List.of(), output, positiveIndex);
  }

  /** A convolution over time. */
  public static final class Convolution {
    private final float[] weights;
    private final float[] bias;

    /**
     * @param weights kernel × inputs × outputs: tap {@code k}, input channel {@code i}, output map
     *     {@code o} is at {@code (k * inputs + i) * outputs + o}; tap 0 meets the first base
     * @param bias one value a map
     */
    public Convolution(float[] weights, float[] bias) {
      this.weights = weights.clone();
      this.bias = bias.clone();
    }

    /** Kernel × inputs × outputs, a copy. */
    public float[] weights() {
      return weights.clone();
    }

    /** One value a map, a copy. */
    public float[] bias() {
      return bias.clone();
    }
  }

  /**
   * One layer of long short-term memory without peepholes (Lanchantin et al. 2017, after equation
   * 4), H units:
   *
   * <pre>
   *   z = W x + R h' + b      in four blocks of H rows, in this order:
   *   i = σ(z rows 0..H)      input gate
   *   f = σ(z rows H..2H)     forget gate
   *   o = σ(z rows 2H..3H)    output gate
   *   g = tanh(z rows 3H..4H) block input
   *   c = f ⊙ c' + i ⊙ g,  h = o ⊙ tanh(c)
   * </pre>
   */
  public static final class Lstm {
    private final float[] input;
    private final float[] recurrent;
    private final float[] bias;

    /**
     * @param input W, 4H × inputs
     * @param recurrent R, 4H × H
     * @param bias b, 4H
     */
    public Lstm(float[] input, float[] recurrent, float[] bias) {
      this.input = input.clone();
      this.recurrent = recurrent.clone();
      this.bias = bias.clone();
    }

    /** W, 4H × inputs, a copy. */
    public float[] input() {
      return input.clone();
    }

    /** R, 4H × H, a copy. */
    public float[] recurrent() {
      return recurrent.clone();
    }

    /** The four blocks of biases, 4H, a copy. */
    public float[] bias() {
      return bias.clone();
    }
  }

  /** A dense layer with its rectifier: max(0, W x + b). */
  public static final class Dense {
    private final float[] weights;
    private final float[] bias;

    /**
     * @param weights units × inputs, unit by unit
     * @param bias one value a unit
     */
    public Dense(float[] weights, float[] bias) {
      this.weights = weights.clone();
      this.bias = bias.clone();
    }

    /** Units × inputs, a copy. */
    public float[] weights() {
      return weights.clone();
    }

    /** One value a unit, a copy. */
    public float[] bias() {
      return bias.clone();
    }
  }

  /** The linear layer before the softmax. */
  public static final class Output {
    private final float[] weights;
    private final float[] bias;

    /**
     * @param weights 2 × features, class by class: the features are the maps of the last
     *     convolution, the units of the last hidden layer, or the last forward LSTM's units and
     *     then the last backward LSTM's
     * @param bias one value a class
     */
    public Output(float[] weights, float[] bias) {
      this.weights = weights.clone();
      this.bias = bias.clone();
    }

    /** 2 × features, a copy. */
    public float[] weights() {
      return weights.clone();
    }

    /** One value a class, a copy. */
    public float[] bias() {
      return bias.clone();
    }
  }
}
