package org.motiflens.training;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A copy of numbers that belong to a network, in Deeplearning4j's order. Immutable. */
public final class Parameters {
  private final float[] values;

  private Parameters(float[] values) {
    this.values = values;
  }

  /** A copy of a row as it is now. */
  static Parameters copyOf(INDArray row) {
    return new Parameters(row.toFloatVector());
  }

  /** How many there are. */
  public int count() {
    return values.length;
  }

  /** SHA-256 of the values, in hexadecimal. */
  public String sha256() {
    Hasher hasher = Hashing.sha256().newHasher();
    for (float value : values) {
      hasher.putFloat(value);
    }
    return hasher.hash().toString();
  }

  /** A copy of the values. */
  public float[] toArray() {
    return values.clone();
  }

  static Parameters of(float[] values) {
    return new Parameters(values.clone());
  }

  /** A new row with these values. */
  INDArray toRow() {
    return Nd4j.createFromArray(values);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param limit bytes that the source has in all
   */
  static Parameters read(DataInputStream in, long limit) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > limit / Float.BYTES) {
      throw new EOFException("a checkpoint that claims " + count + " values");
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return new Parameters(values);
  }
}
