package org.motiflens.fuzz;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The inputs that are kept: for each target an archive of those by which a search found something
 * new in the reader, and files, by name, of what it did wrong once.
 *
 * <p>Run as a program: {@code Corpus list} names the targets, {@code Corpus longest TARGET} says
 * how many bytes an input may have, {@code Corpus unpack FOLDER} writes inputs and seeds to
 * folders, one a target, {@code Corpus keep TARGET FOLDER} makes the archive of a target from a
 * folder.
 */
public final class Corpus {
  private static final Path KEPT = Path.of("corpus");

  /** An archive in a repository: larger inputs and more of them can be found again. */
  private static final int MOST_BYTES = 24 << 10;

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
    inputs.addAll(findings(target));
    return inputs;
  }

  private static List<byte[]> findings(Target target) throws IOException {
    Path folder = Path.of("findings").resolve(target.key());
    List<byte[]> findings = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          findings.add(Files.readAllBytes(file));
        }
      }
    }
    return findings;
  }

  private static String name(byte[] input) {
    return Hashing.sha256().hashBytes(input).toString().substring(0, 16);
  }

  /** The smallest first, as many as fit; those that are seeds or findings are kept as such. */
  private static void keep(Target target, Path folder) throws IOException {
    Set<String> known = new HashSet<>();
    Seeds.of(target).forEach(seed -> known.add(name(seed)));
    findings(target).forEach(finding -> known.add(name(finding)));
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    inputs.sort(Comparator.<byte[]>comparingInt(input -> input.length).thenComparing(Corpus::name));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    int kept = 0;
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (byte[] input : inputs) {
        if (archive.size() > MOST_BYTES) {
          break;
        }
        if (known.add(name(input))) {
          ZipEntry entry = new ZipEntry(name(input));
          entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
          zip.putNextEntry(entry);
          zip.write(input);
          zip.closeEntry();
          kept++;
        }
      }
    }
    if (kept > 0) {
      Files.createDirectories(KEPT);
      Files.write(KEPT.resolve(target.key() + ".zip"), archive.toByteArray());
    }
    System.out.println(target.key() + ": " + kept + " of " + inputs.size() + " inputs kept");
  }

  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "list" -> {
        for (Target target : Target.values()) {
          System.out.println(target.key());
        }
      }
      case "longest" -> System.out.println(Target.named(arguments[1]).longest());
      case "unpack" -> {
        for (Target target : Target.values()) {
          Path folder = Files.createDirectories(Path.of(arguments[1]).resolve(target.key()));
          for (byte[] input : of(target)) {
            Files.write(folder.resolve(name(input)), input);
          }
        }
      }
      case "keep" -> keep(Target.named(arguments[1]), Path.of(arguments[2]));
      default ->
          throw new IllegalArgumentException("list, longest, unpack or keep, not " + arguments[0]);
    }
  }
}
