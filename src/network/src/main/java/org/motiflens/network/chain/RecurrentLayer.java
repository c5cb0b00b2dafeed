package org.motiflens.network.chain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.motiflens.network.kernel.Kernels;

/**
 * An LSTM (Hochreiter and Schmidhuber 1997, with a forget gate) or a GRU (Cho et al. 2014) over the
 * positions of a map, in one direction or both; it gives the state at every position or the last
 * alone. The last of the backward direction is the one that it has after the first position.
 * Formulas and the order of weights are those of Keras.
 */
public final class RecurrentLayer implements ChainLayer {
  /** What is computed at a position. */
  public enum Cell {
    LSTM(4, 1),
    /** The reset gate acts on the state before its product with the weights. */
    GRU(3, 1),
    /** The reset gate acts on that product, to which a bias of its own was added. */
    GRU_RESET_AFTER(3, 2);

    final int gates;
    final int biases;

    Cell(int gates, int biases) {
      this.gates = gates;
      this.biases = biases;
    }
  }

  /** Which way it reads, and how the two ways are joined. */
  public enum Reading {
    FORWARD(1),
    BACKWARD(1),
    CONCATENATED(2),
    SUM(2),
    MEAN(2);

    final int directions;

    Reading(int directions) {
      this.directions = directions;
    }
  }

  /**
   * What both directions have in common.
   *
   * @param units values of a state
   * @param inputs channels that are read
   * @param everywhere whether the state at every position is given; else the last alone
   * @param activation of the candidate and, of an LSTM, of the cell
   * @param gate of the gates
   * @param gateParameter of {@code gate}, where it has one; else 0
   */
  public record Setting(
      Cell cell,
      int units,
      int inputs,
      Reading reading,
      boolean everywhere,
      Curve activation,
      Curve gate,
      float gateParameter) {}

  /**
   * The weights of one direction.
   *
   * @param kernel inputs × gates · units
   * @param recurrent units × gates · units
   * @param bias gates · units; of {@link Cell#GRU_RESET_AFTER} twice, of the inputs and of the
   *     state
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  public record Direction(float[] kernel, float[] recurrent, float[] bias) {}

  private final Setting setting;
  private final List<Direction> directions;

  /** With the weights of each direction, the forward one first. */
  public RecurrentLayer(Setting setting, List<Direction> directions) {
    this.setting = setting;
    this.directions = List.copyOf(directions);
  }

  static long count(int[] sizes) {
    Cell cell = cell(sizes);
    long row = Math.multiplyExact((long) cell.gates, sizes[1]);
    return reading(sizes).directions
        * (Math.multiplyExact(row, (long) sizes[1] + sizes[2]) + cell.biases * row);
  }

  static RecurrentLayer read(int[] sizes, ByteBuffer from) {
    Setting setting =
        new Setting(
            cell(sizes),
            sizes[1],
            sizes[2],
            reading(sizes),
            sizes[4] == 1,
            Curve.of(sizes[5]),
            Curve.of(sizes[6]),
            Float.intBitsToFloat(sizes[7]));
    int row = setting.cell().gates * setting.units();
    Direction[] directions = new Direction[setting.reading().directions];
    for (int i = 0; i < directions.length; i++) {
      float[] kernel = Kind.floats(from, setting.inputs() * row);
      float[] recurrent = Kind.floats(from, setting.units() * row);
      directions[i] =
          new Direction(kernel, recurrent, Kind.floats(from, setting.cell().biases * row));
    }
    return new RecurrentLayer(setting, List.of(directions));
  }

  private static Cell cell(int[] sizes) {
    return ChainFormat.constant(Cell.class, sizes[0], "a recurrent layer");
  }

  private static Reading reading(int[] sizes) {
    return ChainFormat.constant(Reading.class, sizes[3], "a reading direction");
  }

  @Override
  public Shape output(Shape input) {
    return new Shape(
        setting.everywhere() ? input.length() : 1,
        setting.reading() == Reading.CONCATENATED ? 2 * setting.units() : setting.units());
  }

  @Override
  public void requireFits(Shape input) {
    if (setting.units() < 1
        || setting.inputs() != input.channels()
        || !Float.isFinite(setting.gateParameter())) {
      throw ChainFormat.damaged(
          "a recurrent layer of " + setting.inputs() + " channels behind " + input);
    }
  }

  @Override
  public Kind kind() {
    return Kind.RECURRENT;
  }

  @Override
  public int[] sizes() {
    return new int[] {
      ChainFormat.code(setting.cell()),
      setting.units(),
      setting.inputs(),
      ChainFormat.code(setting.reading()),
      setting.everywhere() ? 1 : 0,
      ChainFormat.code(setting.activation()),
      ChainFormat.code(setting.gate()),
      Float.floatToIntBits(setting.gateParameter())
    };
  }

  @Override
  public List<float[]> weights() {
    return directions.stream()
        .flatMap(d -> List.of(d.kernel(), d.recurrent(), d.bias()).stream())
        .toList();
  }

  @Override
  public Plan plan(Shape in, Kernels maker) {
    List<StateWeights> laidOut =
        directions.stream().map(d -> new StateWeights(setting, d, maker)).toList();
    return kernels -> new Sweep(in, laidOut, kernels);
  }

  /** Both directions, each with its own states, and how they are joined. */
  private final class Sweep implements Step {
    private final Shape out;
    private final StatePass[] passes;
    private final float[] output;
    private final float[] back;
    private final float[] stateGradient;
    private final int stateWidth;

    Sweep(Shape in, List<StateWeights> weights, Kernels kernels) {
      out = output(in);
      passes = new StatePass[weights.size()];
      for (int i = 0; i < passes.length; i++) {
        boolean backward = i == 1 || setting.reading() == Reading.BACKWARD;
        passes[i] =
            setting.cell() == Cell.LSTM
                ? new LstmPass(setting, weights.get(i), in, backward, kernels)
                : new GruPass(setting, weights.get(i), in, backward, kernels);
      }
      output = new float[out.size()];
      back = new float[in.size()];
      stateWidth = new Shape(in.length(), setting.units()).width();
      stateGradient = new float[in.length() * stateWidth];
    }

    /** The row of a direction's states that an output row is made of. */
    private int state(int pass, int row) {
      return setting.everywhere() ? row : passes[pass].lastPosition();
    }

    private int offset(int pass) {
      return setting.reading() == Reading.CONCATENATED ? pass * setting.units() : 0;
    }

    private float share() {
      return setting.reading() == Reading.MEAN ? 0.5f : 1;
    }

    @Override
    public float[] forward(float[] input) {
      Arrays.fill(output, 0);
      for (int pass = 0; pass < passes.length; pass++) {
        float[] states = passes[pass].forward(input);
        for (int row = 0; row < out.length(); row++) {
          int to = row * out.width() + offset(pass);
          int from = state(pass, row) * stateWidth;
          for (int unit = 0; unit < setting.units(); unit++) {
            output[to + unit] += share() * states[from + unit];
          }
        }
      }
      return output;
    }

    @Override
    public float[] backward(float[] input, float[] gradient) {
      Arrays.fill(back, 0);
      for (int pass = 0; pass < passes.length; pass++) {
        Arrays.fill(stateGradient, 0);
        for (int row = 0; row < out.length(); row++) {
          int from = row * out.width() + offset(pass);
          int to = state(pass, row) * stateWidth;
          for (int unit = 0; unit < setting.units(); unit++) {
            stateGradient[to + unit] = share() * gradient[from + unit];
          }
        }
        passes[pass].backward(stateGradient, back);
      }
      return back;
    }
  }
}
