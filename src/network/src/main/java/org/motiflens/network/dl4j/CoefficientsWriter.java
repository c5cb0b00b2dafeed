package org.motiflens.network.dl4j;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes {@code coefficients.bin} as {@link CoefficientsReader} describes it: ND4J's own bytes. */
public final class CoefficientsWriter {
  private static final String MODE = "MIXED_DATA_TYPES";
  private static final int ROW = 1;

  /** What ND4J keeps of a row of type FLOAT in the word of flags. */
  private static final long FLAGS = 0x2000;

  private CoefficientsWriter() {}

  /** One row of parameters. */
  public static byte[] write(float[] parameters) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MODE);
      out.writeLong(2 * ROW + 4);
      out.writeUTF("LONG");
      out.writeLong(ROW);
      out.writeLong(parameters.length);
      out.writeLong(1);
      out.writeLong(FLAGS);
      out.writeLong(1);
      out.writeLong('c');
      out.writeUTF(MODE);
      out.writeLong(parameters.length);
      out.writeUTF("FLOAT");
      for (float parameter : parameters) {
        out.writeFloat(parameter);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
