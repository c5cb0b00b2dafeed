package org.motiflens.explain.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.motiflens.explain.profile.Profile;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.track.TrackWriter;

/**
 * Values of one chromosome, bit for bit, for this program alone: runs of a start, a length and
 * values, or one value for all; an empty run and a CRC-32 at the end.
 */
final class ProfileSpill implements TrackWriter {
  /** A shorter run of equal values is not worth a run of its own. */
  private static final int WORTH_A_RUN = 8;

  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_RUN = 1 << 14;
  private static final byte EACH = 0;
  private static final byte ALL = 1;

  private final AtomicOutput file;
  private final CheckedOutputStream checked;
  private final DataOutputStream out;

  private ProfileSpill(AtomicOutput file) {
    this.file = file;
    this.checked =
        new CheckedOutputStream(new BufferedOutputStream(file.stream(), BUFFER), new CRC32());
    this.out = new DataOutputStream(checked);
  }

  static ProfileSpill create(Path path) {
    return new ProfileSpill(AtomicOutput.create(path));
  }

  @Override
  public void write(Locus locus, float[] values) {
    try {
      int from = 0;
      for (int i = 0; i < values.length; ) {
        int end = i + 1;
        int bits = Float.floatToIntBits(values[i]);
        while (end < values.length && Float.floatToIntBits(values[end]) == bits) {
          end++;
        }
        if (end - i >= WORTH_A_RUN) {
          each(locus.start(), values, from, i);
          run(locus.start() + i, end - i, ALL);
          out.writeFloat(values[i]);
          from = end;
        }
        i = end;
      }
      each(locus.start(), values, from, values.length);
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private void each(int origin, float[] values, int from, int to) throws IOException {
    for (int start = from; start < to; start += LARGEST_RUN) {
      int count = Math.min(LARGEST_RUN, to - start);
      run(origin + start, count, EACH);
      ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES);
      bytes.asFloatBuffer().put(values, start, count);
      out.write(bytes.array());
    }
  }

  private void run(int start, int length, byte kind) throws IOException {
    out.writeInt(start);
    out.writeInt(length);
    out.writeByte(kind);
  }

  @Override
  public void commit() {
    try {
      run(0, 0, ALL);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
    } catch (IOException e) {
      throw file.failure(e);
    }
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Whether a file is there, complete and undamaged. */
  static boolean isWhole(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    try {
      requireChecksum(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Before a number of a file is believed, all of it is: a damaged length would be written out. */
  private static void requireChecksum(Path path) throws IOException {
    long rest = Files.size(path) - Long.BYTES;
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(path), BUFFER), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      byte[] buffer = new byte[BUFFER];
      while (rest > 0) {
        int count = (int) Math.min(buffer.length, rest);
        in.readFully(buffer, 0, count);
        rest -= count;
      }
      long expected = checked.getChecksum().getValue();
      if (in.readLong() != expected) {
        throw new IOException("it is damaged");
      }
    } catch (EOFException e) {
      throw new IOException("it was cut off", e);
    }
  }

  /** Hands out the values of a file that {@link #isWhole}, in order. */
  static void read(Path path, String chromosome, Consumer<Profile> sink) {
    try {
      readAll(path, chromosome, sink);
    } catch (IOException e) {
      throw new InputException(
          "Cannot read " + path + ": " + e.getMessage() + "; remove it and export again.", e);
    }
  }

  private static void readAll(Path path, String chromosome, Consumer<Profile> sink)
      throws IOException {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(path), BUFFER), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      while (true) {
        int start = in.readInt();
        int length = in.readInt();
        byte kind = in.readByte();
        if (length == 0) {
          break;
        }
        if (start < 0
            || length < 0
            || start > Integer.MAX_VALUE - length
            || (kind == EACH && length > LARGEST_RUN)) {
          throw new IOException("it is damaged");
        }
        readRun(in, new Locus(chromosome, start, start + length), kind, sink);
      }
      long expected = checked.getChecksum().getValue();
      if (in.readLong() != expected) {
        throw new IOException("it is damaged");
      }
    } catch (EOFException e) {
      throw new IOException("it was cut off", e);
    }
  }

  private static void readRun(DataInputStream in, Locus locus, byte kind, Consumer<Profile> sink)
      throws IOException {
    if (kind == EACH) {
      byte[] bytes = new byte[locus.length() * Float.BYTES];
      in.readFully(bytes);
      float[] values = new float[locus.length()];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
      sink.accept(new Profile(locus, values));
      return;
    }
    float value = in.readFloat();
    for (int start = locus.start(); start < locus.end(); start += LARGEST_RUN) {
      int end = Math.min(locus.end(), start + LARGEST_RUN);
      float[] values = new float[end - start];
      Arrays.fill(values, value);
      sink.accept(new Profile(new Locus(locus.chromosome(), start, end), values));
    }
  }
}
