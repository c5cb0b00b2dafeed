package org.motiflens.network.bpnet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.network.bpnet.BpnetShape.Residual;

/**
 * The entry {@value #ENTRY} of a bundle: the bytes {@code MotifLensBPNet01}, then little-endian 32
 * bit integers, the number of nets (1 or 2) and eight sizes of each, then the weights as IEEE 754
 * binary32, net by net, in {@link BpnetWeights}'s order, and nothing more. The sizes fix the number
 * of bytes; a file of another length is refused before anything of its size is allocated.
 */
public final class BpnetFormat {
  /** Its name in a bundle. */
  public static final String ENTRY = "bpnet.bin";

  private static final byte[] MAGIC = "MotifLensBPNet01".getBytes(StandardCharsets.US_ASCII);
  private static final int SIZES = 8;

  private BpnetFormat() {}

  /** The entry's content; the same model gives the same bytes. */
  public static byte[] write(BpnetModel model) {
    ByteBuffer buffer =
        ByteBuffer.allocate((int) length(model.parts().stream().map(BpnetWeights::shape).toList()))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putInt(model.parts().size());
    for (BpnetWeights part : model.parts()) {
      BpnetShape shape = part.shape();
      buffer
          .putInt(shape.inputLength())
          .putInt(shape.outputLength())
          .putInt(shape.filters())
          .putInt(shape.firstKernel())
          .putInt(shape.layers())
          .putInt(shape.profileKernel())
          .putInt(shape.strands())
          .putInt(shape.residual().code());
    }
    for (BpnetWeights part : model.parts()) {
      for (float[] values : part.arrays()) {
        for (float value : values) {
          buffer.putFloat(value);
        }
      }
    }
    return buffer.array();
  }

  private static long length(List<BpnetShape> shapes) {
    long bytes = (long) MAGIC.length + Integer.BYTES;
    for (BpnetShape shape : shapes) {
      bytes += (long) SIZES * Integer.BYTES;
      for (int size : BpnetWeights.sizes(shape)) {
        bytes += (long) size * Float.BYTES;
      }
    }
    return bytes;
  }

  /**
   * Reads an entry.
   *
   * @throws InputException when it is not such an entry to the last byte; the message does not name
   *     the file
   */
  public static BpnetModel read(byte[] content) {
    int header = MAGIC.length + Integer.BYTES;
    if (content.length < header || !Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      throw new InputException(
          ENTRY + " does not begin as it should; choose a bundle written by motiflens.");
    }
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(MAGIC.length);
    int parts = buffer.getInt();
    if (parts < 1 || parts > 2 || buffer.remaining() < parts * SIZES * Integer.BYTES) {
      throw new InputException(
          ENTRY + " has " + parts + " nets or is cut short; expected 1 or 2, fetch it again.");
    }
    List<BpnetShape> shapes = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      shapes.add(shape(buffer));
    }
    if (length(shapes) != content.length) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s has %,d bytes where its sizes need %,d; fetch the model again.",
              ENTRY,
              content.length,
              length(shapes)));
    }
    List<BpnetWeights> weights = new ArrayList<>();
    for (BpnetShape shape : shapes) {
      List<float[]> arrays = new ArrayList<>();
      for (int size : BpnetWeights.sizes(shape)) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
          values[i] = buffer.getFloat();
        }
        arrays.add(values);
      }
      weights.add(new BpnetWeights(shape, arrays));
    }
    return new BpnetModel(weights);
  }

  private static BpnetShape shape(ByteBuffer buffer) {
    int[] sizes = new int[SIZES];
    for (int i = 0; i < SIZES; i++) {
      sizes[i] = buffer.getInt();
    }
    int code = sizes[SIZES - 1];
    Residual residual =
        Stream.of(Residual.values())
            .filter(kind -> kind.code() == code)
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        ENTRY
                            + " has residuals of kind "
                            + code
                            + "; expected 0 or 1, fetch it again."));
    return new BpnetShape(
        sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], residual);
  }
}
