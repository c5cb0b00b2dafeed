package org.motiflens.training.genomic;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.AtomicOutput;

/**
 * The hard windows of all tasks in a file, so that a training that goes on later need not look for
 * them again.
 */
public final class HardWindowsFile {
  private static final long MAGIC = 0x4D4C_4841_5244_0002L;

  private HardWindowsFile() {}

  /**
   * Writes beside, then moves. At the end is the checksum (CRC-32) of all before.
   *
   * @param fingerprint of all that the windows follow from
   */
  public static void write(List<List<Locus>> byTask, String fingerprint, Path file)
      throws IOException {
    LinkedHashSet<String> chromosomes = new LinkedHashSet<>();
    byTask.forEach(windows -> windows.forEach(window -> chromosomes.add(window.chromosome())));
    List<String> names = List.copyOf(chromosomes);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (AtomicOutput output = AtomicOutput.create(file)) {
      CheckedOutputStream checked =
          new CheckedOutputStream(new BufferedOutputStream(output.stream()), new CRC32());
      DataOutputStream out = new DataOutputStream(checked);
      out.writeLong(MAGIC);
      out.writeUTF(fingerprint);
      out.writeInt(names.size());
      for (String name : names) {
        out.writeUTF(name);
      }
      out.writeInt(byTask.size());
      for (List<Locus> windows : byTask) {
        out.writeInt(windows.size());
        for (Locus window : windows) {
          out.writeShort(names.indexOf(window.chromosome()));
          out.writeInt(window.start());
          out.writeShort(window.length());
        }
      }
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      output.commit();
    }
  }

  /**
   * The windows by task, if the file has those of this fingerprint. One that was cut off or damaged
   * has none: they are looked for again.
   */
  public static Optional<List<List<Locus>>> read(Path file, String fingerprint) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file)), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      if (in.readLong() != MAGIC || !in.readUTF().equals(fingerprint)) {
        return Optional.empty();
      }
      List<List<Locus>> byTask = tasks(in);
      long expected = checked.getChecksum().getValue();
      return in.readLong() == expected ? Optional.of(byTask) : Optional.empty();
    } catch (EOFException | UTFDataFormatException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What is behind the fingerprint. A count that is too large ends with the file. */
  private static List<List<Locus>> tasks(DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      names.add(in.readUTF());
    }
    List<List<Locus>> byTask = new ArrayList<>();
    for (int tasks = in.readInt(); tasks > 0; tasks--) {
      List<Locus> windows = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        String chromosome = names.get(in.readUnsignedShort());
        int start = in.readInt();
        windows.add(new Locus(chromosome, start, start + in.readUnsignedShort()));
      }
      byTask.add(windows);
    }
    return byTask;
  }
}
