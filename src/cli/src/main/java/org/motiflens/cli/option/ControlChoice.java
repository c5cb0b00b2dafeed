package org.motiflens.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bpnet.ControlTracks;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Option;

/** The option that gives control tracks to the models that read some. */
public final class ControlChoice {
  @Option(
      names = "--control",
      paramLabel = "FILE",
      split = ",",
      description =
          "bigWig files of the control experiment, for BPNet models that were trained with one:"
              + " one a track, of two strands forward first, separated by commas. Zero when not"
              + " given.")
  private List<Path> files = List.of();

  /** Whether there are any. */
  public boolean isGiven() {
    return !files.isEmpty();
  }

  /**
   * The models with the tracks that were given.
   *
   * @param genome that the tracks have to be of
   * @throws InputException when a file cannot be read or is of another genome, or a model reads no
   *     control tracks or another number of them
   */
  public List<ModelBundle> giveTo(List<ModelBundle> bundles, SequenceSource genome) {
    if (!isGiven()) {
      return bundles;
    }
    ControlTracks tracks = ControlTracks.open(files);
    tracks.requireGenome(genome);
    return bundles.stream().map(bundle -> with(bundle, tracks)).toList();
  }

  private static ModelBundle with(ModelBundle bundle, ControlTracks tracks) {
    if (!(bundle.network() instanceof BpnetNetwork network)) {
      throw new InputException(bundle.id() + " reads no control tracks; leave --control out.");
    }
    try {
      // A model is calibrated without a control: what its scores mean under one is not known.
      return new ModelBundle(bundle.card(), network.with(tracks));
    } catch (InputException e) {
      throw new InputException(bundle.id() + ": " + e.getMessage(), e);
    }
  }

  /** Says what models read besides the sequence. */
  public static Provenance addTo(Provenance provenance, List<ModelBundle> bundles) {
    Provenance result = provenance;
    for (int i = 0; i < bundles.size(); i++) {
      String which = bundles.size() == 1 ? "" : " " + (i + 1);
      String words = bundles.get(i).network().controls().orElse("");
      result = words.isEmpty() ? result : result.with("control tracks" + which, words);
    }
    return result;
  }
}
