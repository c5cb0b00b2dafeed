package org.motiflens.explain.instance;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;

/**
 * Names stretches of bases by the known motif that they resemble most, as Tomtom compares motifs:
 * each base a column of its own. The same bases are compared once. Safe for use by many threads.
 */
public final class InstanceNamer {
  private final MotifDatabase database;
  private final Tomtom tomtom;
  private final Map<String, Optional<TomtomMatch>> known = new ConcurrentHashMap<>();

  public InstanceNamer(MotifDatabase database) {
    this.database = database;
    tomtom = new Tomtom(database.motifs(), Tomtom.Options.DEFAULT);
  }

  /** The database that is compared with. */
  public MotifDatabase database() {
    return database;
  }

  /** The best match; nothing for bases with an unknown one among them. */
  public Optional<TomtomMatch> best(String bases) {
    return known.computeIfAbsent(bases, this::compare);
  }

  private Optional<TomtomMatch> compare(String bases) {
    if (!bases.matches("[ACGT]+")) {
      return Optional.empty();
    }
    double[][] columns = new double[bases.length()][Bases.COUNT];
    for (int i = 0; i < columns.length; i++) {
      columns[i][Bases.code(bases.charAt(i))] = 1;
    }
    return tomtom.match(MotifMatrix.ofProbabilities(bases, "", columns)).stream().findFirst();
  }
}
