package org.motiflens.network.bpnet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.network.bpnet.BpnetShape.Residual;

/**
 * The entry {@value #ENTRY} of a bundle: the bytes {@code MotifLensBPNet01}, then little-endian 32
 * bit integers, the number of nets (1 or 2) and eight sizes of each, then the weights as IEEE 754
 * binary32, net by net, in {@link BpnetWeights}'s order, and nothing more. Of a model with control
 * tracks the first bytes are {@code MotifLensBPNet02}, their number follows that of nets, and their
 * weights are the last, track by track one a strand, then that of the counts. The sizes fix the
 * number of bytes; a file of another length is refused before anything of its size is allocated.
 */
public final class BpnetFormat {
  /** Its name in a bundle. */
  public static final String ENTRY = "bpnet.bin";

  private static final byte[] MAGIC = "MotifLensBPNet01".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WITH_CONTROLS =
      "MotifLensBPNet02".getBytes(StandardCharsets.US_ASCII);
  private static final int SIZES = 8;

  private BpnetFormat() {}

  /** The entry's content; the same model gives the same bytes. */
  public static byte[] write(BpnetModel model) {
    Optional<ControlWeights> controls = model.controls();
    int tracks = controls.map(ControlWeights::tracks).orElse(0);
    List<BpnetShape> shapes = model.parts().stream().map(BpnetWeights::shape).toList();
    ByteBuffer buffer =
        ByteBuffer.allocate((int) length(shapes, tracks)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(tracks == 0 ? MAGIC : WITH_CONTROLS).putInt(model.parts().size());
    if (tracks > 0) {
      buffer.putInt(tracks);
    }
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
    if (controls.isPresent()) {
      for (float value : controls.get().profile()) {
        buffer.putFloat(value);
      }
      buffer.putFloat(controls.get().counts());
    }
    return buffer.array();
  }

  private static long length(List<BpnetShape> shapes, int tracks) {
    long bytes = (long) MAGIC.length + Integer.BYTES;
    if (tracks > 0) {
      bytes += Integer.BYTES + ((long) tracks * shapes.get(0).strands() + 1) * Float.BYTES;
    }
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
    byte[] begin = Arrays.copyOf(content, MAGIC.length);
    boolean controlled = Arrays.equals(WITH_CONTROLS, begin);
    if (content.length < header || !(controlled || Arrays.equals(MAGIC, begin))) {
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
    int tracks = controlled ? buffer.getInt() : 0;
    if (controlled && (tracks < 1 || tracks > ControlWeights.MOST_TRACKS)) {
      throw new InputException(
          ENTRY + " has " + tracks + " control tracks; expected 1 to 8, fetch it again.");
    }
    if (buffer.remaining() < parts * SIZES * Integer.BYTES) {
      throw new InputException(ENTRY + " is cut short; fetch it again.");
    }
    List<BpnetShape> shapes = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      shapes.add(shape(buffer));
    }
    if (length(shapes, tracks) != content.length) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s has %,d bytes where its sizes need %,d; fetch the model again.",
              ENTRY,
              content.length,
              length(shapes, tracks)));
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
    if (!controlled) {
      return new BpnetModel(weights);
    }
    float[] profile = new float[tracks * shapes.get(0).strands()];
    for (int i = 0; i < profile.length; i++) {
      profile[i] = buffer.getFloat();
    }
    return new BpnetModel(
        weights, Optional.of(new ControlWeights(tracks, profile, buffer.getFloat())));
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
