package org.motiflens.network.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.chain.ChainModel.Link;

/**
 * The entry {@value #ENTRY} of a bundle: the bytes {@code MotifLensChain01}, then little-endian 32
 * bit integers: bases read, the input channel of A, C, G and T, the last activation, the output
 * that means "bound", the number of layers; then layer by layer its kind, its sizes and its weights
 * as IEEE 754 binary32, and nothing more. What does not fit is refused before anything of its size
 * is allocated.
 */
public final class ChainFormat {
  /** Its name in a bundle. */
  public static final String ENTRY = "chain.bin";

  private static final byte[] MAGIC = "MotifLensChain01".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_LAYERS = 1000;

  private ChainFormat() {}

  static InputException damaged(String what) {
    return new InputException(ENTRY + " has " + what + "; fetch or import the model again.");
  }

  /** The number of a constant in files: new ones are added at the end. */
  static <E extends Enum<E>> int code(E constant) {
    return List.of(constant.getDeclaringClass().getEnumConstants()).indexOf(constant);
  }

  /** The constant of a number. */
  static <E extends Enum<E>> E constant(Class<E> of, int code, String what) {
    List<E> constants = List.of(of.getEnumConstants());
    if (code < 0 || code >= constants.size()) {
      throw damaged(what + " of kind " + code);
    }
    return constants.get(code);
  }

  /** The entry's content; the same model gives the same bytes. */
  public static byte[] write(ChainModel model) {
    long bytes = MAGIC.length + (4L + Bases.COUNT) * Integer.BYTES;
    for (ChainLayer layer : model.layers()) {
      bytes += Integer.BYTES * (1L + layer.sizes().length);
      for (float[] values : layer.weights()) {
        bytes += (long) Float.BYTES * values.length;
      }
    }
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putInt(model.windowLength());
    model.order().forEach(buffer::putInt);
    buffer.putInt(code(model.link())).putInt(model.output()).putInt(model.layers().size());
    for (ChainLayer layer : model.layers()) {
      buffer.putInt(code(layer.kind()));
      for (int size : layer.sizes()) {
        buffer.putInt(size);
      }
      for (float[] values : layer.weights()) {
        for (float value : values) {
          buffer.putFloat(value);
        }
      }
    }
    return buffer.array();
  }

  /**
   * Reads an entry.
   *
   * @throws InputException when it is not such an entry to the last byte; the message does not name
   *     the file
   */
  public static ChainModel read(byte[] content) {
    int head = MAGIC.length + (4 + Bases.COUNT) * Integer.BYTES;
    if (content.length < head || !Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      throw new InputException(
          ENTRY + " does not begin as it should; choose a bundle written by motiflens.");
    }
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(MAGIC.length);
    int window = buffer.getInt();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < Bases.COUNT; i++) {
      order.add(buffer.getInt());
    }
    Link link = constant(Link.class, buffer.getInt(), "a last activation");
    int output = buffer.getInt();
    int count = buffer.getInt();
    if (count < 0 || count > MOST_LAYERS) {
      throw damaged(count + " layers");
    }
    List<ChainLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(layer(buffer));
    }
    if (buffer.hasRemaining()) {
      throw damaged(buffer.remaining() + " bytes behind its last layer");
    }
    return new ChainModel(window, order, layers, link, output);
  }

  private static ChainLayer layer(ByteBuffer buffer) {
    ChainLayer.Kind kind = constant(ChainLayer.Kind.class, number(buffer), "a layer");
    int[] sizes = new int[kind.sizes()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = number(buffer);
    }
    long weights;
    try {
      weights = kind.requireSizes(sizes).weights(sizes);
    } catch (ArithmeticException e) {
      throw new InputException(damaged("a layer without end").getMessage(), e);
    }
    if (weights < 0 || weights > buffer.remaining() / Float.BYTES) {
      throw damaged("a layer of " + weights + " weights and is cut short");
    }
    return kind.read(sizes, buffer);
  }

  private static int number(ByteBuffer buffer) {
    if (buffer.remaining() < Integer.BYTES) {
      throw damaged("an end in the middle");
    }
    return buffer.getInt();
  }
}
