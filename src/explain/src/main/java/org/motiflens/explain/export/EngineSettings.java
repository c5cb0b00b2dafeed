package org.motiflens.explain.export;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * What an engine may need to compute elsewhere.
 *
 * @param source the genome, open
 * @param genome its file
 * @param bundles the models' files, by id
 * @param threads how many pieces are computed at a time on this machine
 * @param master the cluster, in the engine's own words; this machine when empty
 * @param messages takes sentences for people
 */
public record EngineSettings(
    SequenceSource source,
    Path genome,
    Map<String, Path> bundles,
    int threads,
    Optional<String> master,
    Consumer<String> messages) {
  public EngineSettings {
    bundles = Map.copyOf(bundles);
  }
}
