package org.motiflens.network.bpnet;

import java.util.Locale;
import org.motiflens.genome.InputException;

/**
 * The sizes of one BPNet: nothing is padded, so that each convolution shortens what it reads, and
 * residuals are cropped at both ends alike.
 *
 * @param inputLength bases read
 * @param outputLength positions of the predicted profile, in the middle of the input
 * @param filters channels of all hidden layers
 * @param firstKernel taps of the first convolution
 * @param layers dilated convolutions of {@value #DILATED_KERNEL} taps; the i-th, counted from 1,
 *     has dilation 2^i
 * @param profileKernel taps of the profile head
 * @param strands profiles predicted: 1, or 2 for the forward and the reverse strand
 * @param residual where a layer is added
 */
public record BpnetShape(
    int inputLength,
    int outputLength,
    int filters,
    int firstKernel,
    int layers,
    int profileKernel,
    int strands,
    Residual residual) {

  /** Taps of a dilated convolution. */
  public static final int DILATED_KERNEL = 3;

  private static final int MOST_LAYERS = 12;
  private static final int MOST_FILTERS = 2048;
  private static final int LONGEST_KERNEL = 255;
  private static final int LONGEST_INPUT = 1 << 16;

  /** What is added to a layer's input, h(i) from h(i−1), with ρ the rectifier and C the layer. */
  public enum Residual {
    /** h(i) = h(i−1) + ρ(C h(i−1)), h(0) = ρ(first convolution): ChromBPNet. */
    AFTER_RECTIFIER(0),
    /** h(i) = h(i−1) + C ρ(h(i−1)), h(0) = first convolution, the heads read ρ(h(n)): BPNet. */
    BEFORE_RECTIFIER(1);

    private final int code;

    Residual(int code) {
      this.code = code;
    }

    /** What stands for it in a file. */
    int code() {
      return code;
    }
  }

  /**
   * @throws InputException when the sizes cannot be those of such a network
   */
  public BpnetShape {
    between("bases of input", inputLength, 1, LONGEST_INPUT);
    between("positions of output", outputLength, 1, inputLength);
    between("filters", filters, 1, MOST_FILTERS);
    between("taps of the first convolution", firstKernel, 1, LONGEST_KERNEL);
    between("dilated layers", layers, 0, MOST_LAYERS);
    between("taps of the profile head", profileKernel, 1, LONGEST_KERNEL);
    between("strands", strands, 1, 2);
    int left = inputLength - firstKernel + 1 - 2 * shrinkage(layers) - profileKernel + 1;
    if (left < outputLength || (left - outputLength) % 2 != 0) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "Its convolutions leave %d of %d bases, which cannot be cropped to %d at both ends"
                  + " alike; choose a network without padding.",
              Math.max(0, left),
              inputLength,
              outputLength));
    }
  }

  private static void between(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InputException(
          String.format(Locale.ROOT, "It has %d %s; expected %d to %d.", value, what, least, most));
    }
  }

  /** Columns that the first {@code count} dilated layers take from each end. */
  private static int shrinkage(int count) {
    return (1 << (count + 1)) - 2;
  }

  /** Dilation of layer {@code i}, counted from 1. */
  public int dilation(int i) {
    return 1 << i;
  }

  /** Columns lost at each end from the first convolution to the output of layer {@code i}. */
  int offset(int i) {
    return shrinkage(i);
  }

  /** Columns after layer {@code i} (0: the first convolution) of {@code bases} bases. */
  int columns(int bases, int i) {
    return bases - firstKernel + 1 - 2 * shrinkage(i);
  }

  /** Bases that a column of layer {@code i} stands over. */
  int reach(int i) {
    return firstKernel + 2 * offset(i);
  }

  /** Columns that the heads read in a window: over these the counts head takes the mean. */
  public int trunkLength() {
    return columns(inputLength, layers);
  }

  /** Positions that the profile head predicts and the crop takes off, at each end. */
  public int crop() {
    return (trunkLength() - profileKernel + 1 - outputLength) / 2;
  }

  /** Index in the window of the first base that has a predicted value. */
  public int outputStart() {
    return (inputLength - outputLength) / 2;
  }

  /**
   * Index in a window of the first base all of whose columns of the trunk lie in the window: what
   * it gives to the counts does not depend on where exactly the window lies.
   */
  public int innerStart() {
    return reach(layers) - 1;
  }

  /**
   * After the last such base; not above {@link #innerStart} where a column stands over more bases
   * than the trunk has columns.
   */
  public int innerEnd() {
    return trunkLength();
  }
}
