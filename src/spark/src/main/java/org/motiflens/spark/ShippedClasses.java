package org.motiflens.spark;

import com.google.common.collect.ImmutableMap;
import com.google.gson.Gson;
import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.motiflens.explain.export.ProfileTask;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Network;

/**
 * The classes that machines of a cluster need besides Spark's own, as jars. Those that lie in a
 * folder, as in a checkout, are packed into a temporary jar.
 */
final class ShippedClasses implements Closeable {
  /** One class of each part. */
  private static final List<Class<?>> PARTS =
      List.of(
          WorkerInputs.class,
          ProfileTask.class,
          Network.class,
          MotifMatrix.class,
          SequenceSource.class,
          BlockCompressedInputStream.class,
          ImmutableMap.class,
          Gson.class);

  private final List<Path> jars;
  private final List<Path> temporary;

  private ShippedClasses(List<Path> jars, List<Path> temporary) {
    this.jars = jars;
    this.temporary = temporary;
  }

  static ShippedClasses none() {
    return new ShippedClasses(List.of(), List.of());
  }

  /**
   * @throws InputException when a jar cannot be made
   */
  static ShippedClasses collect() {
    List<Path> jars = new ArrayList<>();
    List<Path> temporary = new ArrayList<>();
    ShippedClasses shipped = new ShippedClasses(jars, temporary);
    try {
      for (Class<?> part : PARTS) {
        Path place = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
          Path jar = Files.createTempFile("motiflens-", ".jar");
          temporary.add(jar);
          pack(place, jar);
          jars.add(jar);
        } else {
          jars.add(place);
        }
      }
      return shipped;
    } catch (IOException | URISyntaxException e) {
      shipped.close();
      throw new InputException(
          "The program cannot be packed for the cluster: "
              + e.getMessage()
              + "; make room for temporary files, or leave --engine out.",
          e);
    }
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name =
            Stream.iterate(0, i -> i + 1)
                .limit(folder.relativize(file).getNameCount())
                .map(i -> folder.relativize(file).getName(i).toString())
                .collect(Collectors.joining("/"));
        entries.putNextEntry(new ZipEntry(name));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  /** As Spark wants them. */
  String jars() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(","));
  }

  /** Removes temporary jars. */
  @Override
  public void close() {
    for (Path jar : temporary) {
      try {
        Files.deleteIfExists(jar);
      } catch (IOException e) {
        // It lies where temporary files are cleared away.
      }
    }
  }
}
