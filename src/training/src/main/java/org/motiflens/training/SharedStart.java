package org.motiflens.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.dl4j.CoefficientsLayout;
import org.motiflens.network.library.SharedBundle;
import org.motiflens.network.library.SharedOutput;
import org.motiflens.training.gradient.NetworkGradient;

/**
 * A network trained on many experiments at once, from which the network of each single one starts:
 * the same layers, and of the classifier the row of its own task.
 *
 * @param architecture its name
 * @param tasks names of the tasks, ENCODE tables
 * @param windows how many positives it was trained on
 * @param bestEpoch the epoch of these weights
 * @param validationAuc mean over tasks of that epoch
 * @param parameters in Deeplearning4j's order: the layers' and then the classifier's, weights by
 *     task and biases
 */
public record SharedStart(
    String architecture,
    List<String> tasks,
    int windows,
    int bestEpoch,
    double validationAuc,
    Parameters parameters) {
  private static final long MAGIC = 0x4D4C_5354_5254_0002L;

  /** Without a checksum; networks of this form are shipped. */
  private static final long FIRST_MAGIC = 0x4D4C_5354_5254_0001L;

  public SharedStart {
    tasks = List.copyOf(tasks);
  }

  /**
   * Parameters of a network of one experiment, whose margin z₊ − z₋ is the task's logit: half of
   * its classifier row for the output "bound", the negative half for the other.
   *
   * @return empty when there is no such task
   */
  public Optional<Parameters> of(String task) {
    int index = tasks.indexOf(task);
    return index < 0
        ? Optional.empty()
        : Optional.of(
            Parameters.of(
                CoefficientsLayout.one(
                    Architecture.named(architecture),
                    parameters.toArray(),
                    tasks.size(),
                    index,
                    NetworkDefinition.POSITIVE_INDEX)));
  }

  /** What a bundle of such a network holds. */
  public static SharedStart of(SharedBundle bundle) {
    ModelCard card = bundle.card();
    return new SharedStart(
        card.architecture(),
        bundle.outputs().stream().map(SharedOutput::table).toList(),
        card.training().trainingPositives(),
        card.training().bestEpoch(),
        card.inGenome().validationPrecision(),
        Parameters.of(bundle.parameters()));
  }

  /**
   * Writes all of it, and the checksum (CRC-32) of it; {@code file} is either complete or as it was
   * before.
   */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (AtomicOutput output = AtomicOutput.create(file)) {
      CheckedOutputStream checked =
          new CheckedOutputStream(new BufferedOutputStream(output.stream()), new CRC32());
      DataOutputStream out = new DataOutputStream(checked);
      out.writeLong(MAGIC);
      out.writeUTF(architecture);
      out.writeInt(tasks.size());
      for (String task : tasks) {
        out.writeUTF(task);
      }
      out.writeInt(windows);
      out.writeInt(bestEpoch);
      out.writeDouble(validationAuc);
      parameters.write(out);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      output.commit();
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InputException when the file is not such a network
   */
  public static SharedStart read(Path file) {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file)), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      return read(in, checked, Files.size(file));
    } catch (IOException e) {
      throw new InputException(
          file
              + " is not a network shared by experiments: "
              + (e instanceof EOFException ? "it is cut off" : e.getMessage())
              + "; delete it, and it is trained anew.",
          e);
    }
  }

  private static SharedStart read(DataInputStream in, CheckedInputStream checked, long size)
      throws IOException {
    long magic = in.readLong();
    if (magic != MAGIC && magic != FIRST_MAGIC) {
      throw new IOException("it does not begin as one");
    }
    String architecture = in.readUTF();
    List<String> tasks = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      tasks.add(in.readUTF());
    }
    SharedStart start =
        new SharedStart(
            architecture,
            tasks,
            in.readInt(),
            in.readInt(),
            in.readDouble(),
            Parameters.read(in, size));
    long expected = checked.getChecksum().getValue();
    if (magic == MAGIC && in.readLong() != expected) {
      throw new IOException("it is damaged");
    }
    start.requireFit();
    return start;
  }

  /** That the parameters are those of the architecture and the tasks, and numbers. */
  private void requireFit() throws IOException {
    int expected;
    try {
      expected =
          new NetworkGradient(Architecture.named(architecture), tasks.size(), 1).parameterCount();
    } catch (IllegalArgumentException e) {
      throw new IOException("its architecture or the number of its tasks is none", e);
    }
    float[] values = parameters.toArray();
    if (tasks.isEmpty() || values.length != expected) {
      throw new IOException(values.length + " parameters are not those of its tasks");
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IOException("it holds a parameter that is no number");
      }
    }
  }
}
