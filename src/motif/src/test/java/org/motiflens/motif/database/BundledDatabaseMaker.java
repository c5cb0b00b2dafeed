package org.motiflens.motif.database;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;

/**
 * Makes the bundled motif database. Arguments: all matrices of a JASPAR release; the vertebrate
 * matrices of a later release, of which only the ids are used; the file to write.
 */
final class BundledDatabaseMaker {
  private BundledDatabaseMaker() {}

  public static void main(String[] arguments) {
    List<MotifMatrix> motifs = make(Path.of(arguments[0]), Path.of(arguments[1]));
    MotifFiles.write(Path.of(arguments[2]), motifs, MotifFormat.JASPAR);
  }

  /** The latest version of each matrix of the first file whose stem the second file has too. */
  static List<MotifMatrix> make(Path all, Path vertebrates) {
    Set<String> stems =
        MotifFiles.read(vertebrates).motifs().stream()
            .map(motif -> stem(motif.id()))
            .collect(Collectors.toSet());
    Map<String, MotifMatrix> latest = new LinkedHashMap<>();
    for (MotifMatrix motif : MotifFiles.read(all).motifs()) {
      if (stems.contains(stem(motif.id()))) {
        latest.merge(stem(motif.id()), motif, (a, b) -> version(a.id()) > version(b.id()) ? a : b);
      }
    }
    Collection<MotifMatrix> motifs = latest.values();
    return List.copyOf(motifs);
  }

  private static String stem(String id) {
    return id.substring(0, id.indexOf('.'));
  }

  private static int version(String id) {
    return Integer.parseInt(id.substring(id.indexOf('.') + 1));
  }
}
