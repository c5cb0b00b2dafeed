package org.motiflens.fuzz;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The inputs that are kept: for each target an archive of those by which a search found something
 * new in the reader, and files, by name, of what it did wrong once.
 *
 * <p>Run as a program: {@code Corpus list} names the targets, {@code Corpus unpack FOLDER} writes
 * inputs and seeds to folders, one a target, {@code Corpus keep TARGET FOLDER} makes the archive of
 * a target from a folder.
 */
public final class Corpus {
  private static final Path KEPT = Path.of("corpus");

  /** An archive in a repository: larger inputs and more of them can be found again. */
  private static final long MOST_BYTES = 200_000;

  private Corpus() {}

  /** Seeds, kept inputs and findings. */
  static List<byte[]> of(Target target) throws IOException {
    List<byte[]> inputs = new ArrayList<>(Seeds.of(target));
    Path archive = KEPT.resolve(target.key() + ".zip");
    if (Files.exists(archive)) {
      try (InputStream file = Files.newInputStream(archive);
          ZipInputStream zip = new ZipInputStream(file)) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          inputs.add(zip.readAllBytes());
        }
      }
    }
    Path findings = Path.of("findings").resolve(target.key());
    if (Files.isDirectory(findings)) {
      try (Stream<Path> files = Files.list(findings)) {
        for (Path file : files.sorted().toList()) {
          inputs.add(Files.readAllBytes(file));
        }
      }
    }
    return inputs;
  }

  private static String name(byte[] input) {
    return Hashing.sha256().hashBytes(input).toString().substring(0, 16);
  }

  /** The smallest first, as many as fit. */
  private static void keep(Target target, Path folder) throws IOException {
    TreeMap<String, byte[]> inputs = new TreeMap<>();
    long bytes = 0;
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .sorted((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
              .toList();
    }
    for (Path file : files) {
      byte[] input = Files.readAllBytes(file);
      bytes += input.length;
      if (bytes <= MOST_BYTES) {
        inputs.put(name(input), input);
      }
    }
    Seeds.of(target).forEach(seed -> inputs.remove(name(seed)));
    Files.createDirectories(KEPT);
    try (OutputStream file = Files.newOutputStream(KEPT.resolve(target.key() + ".zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (var input : inputs.entrySet()) {
        ZipEntry entry = new ZipEntry(input.getKey());
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(input.getValue());
      }
    }
    System.out.println(target.key() + ": " + inputs.size() + " inputs kept");
  }

  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "list" -> {
        for (Target target : Target.values()) {
          System.out.println(target.key() + " " + target.longest());
        }
      }
      case "unpack" -> {
        for (Target target : Target.values()) {
          Path folder = Files.createDirectories(Path.of(arguments[1]).resolve(target.key()));
          for (byte[] input : of(target)) {
            Files.write(folder.resolve(name(input)), input);
          }
        }
      }
      case "keep" -> keep(Target.named(arguments[1]), Path.of(arguments[2]));
      default -> throw new IllegalArgumentException("list, unpack or keep, not " + arguments[0]);
    }
  }
}
