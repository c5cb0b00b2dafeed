package org.motiflens.network.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.BundleArchive;

/**
 * Reads {@code coefficients.bin}, one row of parameters as ND4J 1.0 writes arrays: a buffer of
 * shape information, then a buffer of data, big-endian, each of them
 *
 * <pre>
 *   allocation mode    modified UTF-8 with length, "MIXED_DATA_TYPES" (or older, "LONG_SHAPE")
 *   element count      int64
 *   data type          modified UTF-8 with length: LONG for the shape, FLOAT or DOUBLE
 *   elements
 * </pre>
 *
 * <p>The shape information of an array of rank r is r, r extents, r strides, a word of flags, the
 * stride of elements, and its order, {@code 'c'} or {@code 'f'}; for one row both orders are the
 * same.
 */
public final class CoefficientsReader {
  private static final int LARGEST_RANK = 2;

  private static final String FOREIGN =
      "coefficients.bin is not an array as ND4J 1.0 writes it; choose a bundle written by"
          + " motiflens.";

  private final DataInputStream in;
  private final ByteArrayInputStream bytes;

  private CoefficientsReader(byte[] content) {
    bytes = new ByteArrayInputStream(content);
    in = new DataInputStream(bytes);
  }

  /**
   * @return the parameters in file order; those of type DOUBLE are rounded to float
   * @throws InputException when the content is not one complete row of finite numbers
   */
  public static float[] read(byte[] content) {
    try {
      return new CoefficientsReader(content).read();
    } catch (EOFException e) {
      throw new InputException(
          "coefficients.bin ends before its last parameter; fetch the model again.", e);
    } catch (UTFDataFormatException e) {
      throw new InputException(FOREIGN, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float[] read() throws IOException {
    long expected = readShape();
    long length = readHeader();
    String type = in.readUTF();
    boolean wide = type.equals("DOUBLE");
    if (!wide && !type.equals("FLOAT")) {
      throw new InputException(
          "coefficients.bin holds numbers of type "
              + BundleArchive.printable(type)
              + "; expected FLOAT or DOUBLE.");
    }
    int size = wide ? Double.BYTES : Float.BYTES;
    if (length != expected || length * size != bytes.available()) {
      throw new InputException(
          "coefficients.bin announces "
              + expected
              + " parameters and holds "
              + bytes.available() / size
              + "; fetch the model again.");
    }
    ByteBuffer data = ByteBuffer.wrap(in.readAllBytes());
    float[] parameters = new float[(int) length];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = wide ? (float) data.getDouble() : data.getFloat();
      if (!Float.isFinite(parameters[i])) {
        throw new InputException(
            "Parameter "
                + i
                + " in coefficients.bin is "
                + parameters[i]
                + "; every weight must be a finite number: the model's training failed, choose"
                + " another.");
      }
    }
    return parameters;
  }

  /** Reads the shape buffer; the number of elements of its single row. */
  private long readShape() throws IOException {
    long length = readHeader();
    String type = in.readUTF();
    long rank = type.equals("LONG") && length > 0 ? in.readLong() : -1;
    if (rank < 1 || rank > LARGEST_RANK || length != 2 * rank + 4) {
      throw new InputException(
          "coefficients.bin does not begin with the shape of one row of parameters; choose a bundle"
              + " written by motiflens.");
    }
    long count = 1;
    boolean oneRow = true;
    for (int axis = 0; axis < rank; axis++) {
      long extent = in.readLong();
      oneRow &= extent >= 1 && extent <= Integer.MAX_VALUE && (extent == 1 || count == 1);
      count = oneRow ? count * extent : 0;
    }
    // Strides, flags and the stride of elements say nothing about a contiguous row.
    in.skipNBytes((rank + 2) * Long.BYTES);
    long order = in.readLong();
    if (!oneRow || (order != 'c' && order != 'f')) {
      throw new InputException(
          "coefficients.bin holds an array that is not one row of parameters; choose a bundle"
              + " written by motiflens.");
    }
    return count;
  }

  /** Reads the allocation mode and the number of elements of a buffer. */
  private long readHeader() throws IOException {
    String mode = in.readUTF();
    if (!mode.equals("MIXED_DATA_TYPES") && !mode.equals("LONG_SHAPE")) {
      throw new InputException(FOREIGN);
    }
    return in.readLong();
  }
}
