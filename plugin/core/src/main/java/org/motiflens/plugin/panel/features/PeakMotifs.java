package org.motiflens.plugin.panel.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.instance.InstanceBed;
import org.motiflens.explain.instance.SeqletMotifs;
import org.motiflens.explain.instance.WindowInstances;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.plugin.learnt.LiveInstances;
import org.motiflens.plugin.message.Messages;

/**
 * The motifs that the stretches with attribution make on the peaks of a file. Immutable.
 *
 * @param title model and file
 * @param words how many stretches, in how many windows
 * @param motifs those of at least {@value #FEWEST} stretches, the one with most first
 * @param found all stretches
 */
public record PeakMotifs(
    String title, String words, List<Row> motifs, WindowInstances found, Provenance provenance) {
  /** Stretches of a motif that is shown. */
  static final int FEWEST = 5;

  public PeakMotifs {
    motifs = List.copyOf(motifs);
  }

  /**
   * A motif.
   *
   * @param match the known motif that it resembles most, where q is small enough for a name
   * @param strongest of its stretches
   */
  record Row(SeqletMotifs.Motif motif, Optional<TomtomMatch> match, Instance strongest) {
    /** Stretches with their sign. */
    String count() {
      return (motif.positive() ? "+ " : "− ") + motif.members().size();
    }

    /** Name of the known motif; a dash where it resembles none. */
    String name() {
      return match
          .map(best -> best.target().name().isEmpty() ? best.target().id() : best.target().name())
          .orElse("–");
    }
  }

  /**
   * Finds them, in the background.
   *
   * @throws InputException when no window lies in the genome
   */
  static PeakMotifs find(
      ModelCard card,
      Network network,
      SequenceSource genome,
      Path peaks,
      LiveInstances instances,
      Monitor monitor) {
    FeatureWork.Windows windows =
        FeatureWork.windows(
            genome, Optional.of(peaks), Optional.empty(), network.architecture().windowLength());
    if (windows.codes().isEmpty()) {
      throw new InputException(
          peaks + ": no window lies in the genome; load peaks of the genome that is shown.");
    }
    WindowInstances.Settings settings = WindowInstances.Settings.STANDARD;
    WindowInstances found =
        WindowInstances.of(
            network, windows.loci(), windows.codes(), settings, instances.namer(), monitor);
    MotifDatabase known = instances.namer().database();
    Tomtom tomtom = new Tomtom(known.motifs(), Tomtom.Options.DEFAULT);
    List<Row> rows = new ArrayList<>();
    for (SeqletMotifs.Motif motif : found.motifs()) {
      monitor.check();
      if (motif.members().size() >= FEWEST) {
        Optional<TomtomMatch> match =
            motif.stretch().flatMap(stretch -> tomtom.match(stretch).stream().findFirst());
        rows.add(
            new Row(
                motif,
                match.filter(best -> best.qValue() <= Instance.NAMED),
                found.strongest(motif)));
      }
    }
    return new PeakMotifs(
        Messages.model(card) + ", " + peaks.getFileName(),
        String.format(
            Locale.ROOT,
            "%,d stretches with q ≤ %s in %,d windows, gathered into motifs; those of at least %d"
                + " are shown. +: for binding, −: against.",
            found.instances().size(),
            settings.greatestQ(),
            windows.codes().size(),
            FEWEST),
        rows,
        found,
        provenance(card, genome, peaks, windows.codes().size(), known));
  }

  private static Provenance provenance(
      ModelCard card, SequenceSource genome, Path peaks, int windows, MotifDatabase known) {
    WindowInstances.Settings settings = WindowInstances.Settings.STANDARD;
    return Kernels.addTo(Provenance.ofThisProduct())
        .with("model", card.id())
        .with("model sha256", card.weightsSha256())
        .with("genome", genome.genomeId())
        .with("peaks", peaks.getFileName())
        .with("windows", windows)
        .with("contribution", settings.contribution().words())
        .with("null", settings.shuffles() + " dinucleotide shuffles, seed " + settings.seed())
        .with("level", settings.level())
        .with("q-value", "at most " + settings.greatestQ())
        .with("motif database", known.notice());
  }

  /** The stretches as BED, as {@code motiflens instances} writes them. */
  String bed() {
    return InstanceBed.of(found, provenance);
  }

  /** The motifs that are shown as MEME. */
  String meme() {
    List<MotifMatrix> matrices = motifs.stream().map(row -> row.motif().matrix()).toList();
    return MotifFiles.format(matrices, MotifFormat.MEME);
  }
}
