package org.motiflens.training.gradient;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;

/**
 * Which parameters of a network must be equal for it to see no difference between the strands:
 * filters come in pairs, each the reverse complement of the other, and an LSTM that reads backwards
 * is the one that reads forwards on the complement (tied weights; Shrikumar, Greenside and Kundaje
 * 2017 for convolutions). The network stays one of its architecture; training in this subspace is
 * training it with every window shown from both strands.
 *
 * <p>Such a network is exactly symmetric where nothing is pooled between convolutions. A pool of
 * two that does not divide the row meets the two strands at different phases: to a tied {@code
 * small-cnn} the other strand of a window is the same window moved by one base.
 */
public final class StrandSymmetry {
  private static final int GATES = 4;

  private final int[] partner;

  /**
   * @param outputs of the network
   * @throws IllegalArgumentException when a convolution has an odd number of maps, or there are
   *     hidden dense layers
   */
  public StrandSymmetry(Architecture architecture, int outputs) {
    if (!architecture.hidden().isEmpty()) {
      throw new IllegalArgumentException("units of hidden dense layers are not paired");
    }
    ParameterLayout layout = ParameterLayout.of(architecture, outputs);
    partner = new int[layout.count()];
    Arrays.fill(partner, -1);
    int inputs = Bases.COUNT;
    for (int i = 0; i < architecture.convolutions().size(); i++) {
      Architecture.Convolution shape = architecture.convolutions().get(i);
      if (shape.maps() % 2 != 0) {
        throw new IllegalArgumentException("an odd number of maps cannot be paired");
      }
      convolution(layout.convolutions().get(i), shape, inputs);
      inputs = shape.maps();
    }
    for (int layer = 0; layer < architecture.recurrentLayers(); layer++) {
      // Above the lowest layer a stack reads its own direction's units.
      boolean lowest = layer == 0;
      lstm(
          layout.forward().get(layer),
          layout.backward().get(layer),
          inputs,
          architecture.recurrentSize(),
          lowest);
      inputs = architecture.recurrentSize();
    }
    output(layout, architecture.isRecurrent() ? architecture.recurrentSize() : 0);
  }

  /** Filters 2i and 2i + 1 are a pair. */
  private static int other(int channel, int channels) {
    return channels == Bases.COUNT ? Bases.COUNT - 1 - channel : channel ^ 1;
  }

  private void convolution(int first, Architecture.Convolution shape, int inputs) {
    int maps = shape.maps();
    for (int map = 0; map < maps; map++) {
      partner[first + map] = first + (map ^ 1);
      for (int tap = 0; tap < shape.kernel(); tap++) {
        for (int input = 0; input < inputs; input++) {
          int mirrored = (shape.kernel() - 1 - tap) * inputs + other(input, inputs);
          partner[first + maps + (tap * inputs + input) * maps + map] =
              first + maps + mirrored * maps + (map ^ 1);
        }
      }
    }
  }

  private void lstm(int forward, int backward, int inputs, int units, boolean lowest) {
    int columns = GATES * units;
    for (int column = 0; column < columns; column++) {
      for (int input = 0; input < inputs; input++) {
        pair(
            forward + column * inputs + input,
            backward + column * inputs + (lowest ? other(input, inputs) : input));
      }
    }
    int rest = columns * inputs;
    for (int i = rest; i < rest + columns * (units + 1); i++) {
      pair(forward + i, backward + i);
    }
  }

  private void output(ParameterLayout layout, int units) {
    int biases = layout.output() + layout.outputs() * layout.features();
    for (int output = 0; output < layout.outputs(); output++) {
      int row = layout.output() + output * layout.features();
      for (int feature = 0; feature < layout.features(); feature++) {
        partner[row + feature] = row + (units > 0 ? (feature + units) % (2 * units) : feature ^ 1);
      }
      partner[biases + output] = biases + output;
    }
  }

  private void pair(int a, int b) {
    partner[a] = b;
    partner[b] = a;
  }

  /** Makes each second parameter of a pair equal to the first. */
  public void tie(float[] parameters) {
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] > i) {
        parameters[partner[i]] = parameters[i];
      }
    }
  }

  /** Gives both of a pair the mean of their gradients: the step that follows keeps them equal. */
  public void average(float[] gradient) {
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] > i) {
        float mean = 0.5f * (gradient[i] + gradient[partner[i]]);
        gradient[i] = mean;
        gradient[partner[i]] = mean;
      }
    }
  }
}
