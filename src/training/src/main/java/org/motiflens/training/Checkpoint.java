package org.motiflens.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.motiflens.genome.file.AtomicOutput;

/**
 * All that a training needs to go on as if it had never stopped: written after each epoch. Order,
 * strands and dropout of an epoch depend on the seed and the epoch's number alone.
 *
 * @param fingerprint of architecture, recipe and data; a checkpoint of another training is not
 *     taken up
 * @param epoch epochs done
 * @param iteration optimiser steps done
 * @param learningRate of the next epoch
 * @param parameters of the network now
 * @param updaterState the optimiser's memory now
 * @param bestEpoch epoch of the best validation AUC
 * @param bestAuc that AUC
 * @param bestParameters the network's parameters then
 */
record Checkpoint(
    String fingerprint,
    int epoch,
    int iteration,
    double learningRate,
    Parameters parameters,
    Parameters updaterState,
    int bestEpoch,
    double bestAuc,
    Parameters bestParameters) {
  private static final long MAGIC = 0x4D4C_434B_5054_0002L;

  /** Of checkpoints without a checksum, which trainings that are under way may have left. */
  private static final long FIRST_MAGIC = 0x4D4C_434B_5054_0001L;

  /** Writes beside, then moves: the file is either this checkpoint or the one before. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (AtomicOutput output = AtomicOutput.create(file)) {
      CheckedOutputStream checked =
          new CheckedOutputStream(new BufferedOutputStream(output.stream()), new CRC32());
      DataOutputStream out = new DataOutputStream(checked);
      out.writeLong(MAGIC);
      out.writeUTF(fingerprint);
      out.writeInt(epoch);
      out.writeInt(iteration);
      out.writeDouble(learningRate);
      parameters.write(out);
      updaterState.write(out);
      out.writeInt(bestEpoch);
      out.writeDouble(bestAuc);
      bestParameters.write(out);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      output.commit();
    }
  }

  /**
   * The checkpoint of this very training, if the file is one. One that was cut off or damaged is
   * none: the training begins anew.
   */
  static Optional<Checkpoint> read(Path file, String fingerprint) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file)), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      return read(in, checked, fingerprint, Files.size(file));
    } catch (EOFException | UTFDataFormatException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Checkpoint> read(
      DataInputStream in, CheckedInputStream checked, String fingerprint, long size)
      throws IOException {
    long magic = in.readLong();
    if ((magic != MAGIC && magic != FIRST_MAGIC) || !in.readUTF().equals(fingerprint)) {
      return Optional.empty();
    }
    Checkpoint checkpoint =
        new Checkpoint(
            fingerprint,
            in.readInt(),
            in.readInt(),
            in.readDouble(),
            Parameters.read(in, size),
            Parameters.read(in, size),
            in.readInt(),
            in.readDouble(),
            Parameters.read(in, size));
    long expected = checked.getChecksum().getValue();
    boolean whole = magic == FIRST_MAGIC || in.readLong() == expected;
    return whole ? Optional.of(checkpoint) : Optional.empty();
  }
}
