package org.motiflens.plugin.panel.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.FeatureMotif;
import org.motiflens.explain.resolve.FeatureMotifs;
import org.motiflens.explain.resolve.FeatureUse;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.learnt.FeatureReport;
import org.motiflens.plugin.learnt.FeatureStore;
import org.motiflens.plugin.learnt.LiveInstances;

/** What is computed for the list of features, in the background. */
final class FeatureWork {
  /** Bases around the view that motifs of features come from where no peaks are loaded. */
  private static final int AROUND = 200_000;

  private static final int MOST_PEAKS = 1_000;

  private FeatureWork() {}

  /**
   * Features of a layer.
   *
   * @param layers that can be chosen
   */
  record Features(List<String> layers, String layer, FeatureReport report) {}

  /**
   * Reads or computes the features of a layer.
   *
   * @param wanted name of the layer; the one after the convolutions where there is none
   */
  static Features features(
      FeatureStore store,
      ModelCard card,
      Network network,
      Optional<String> wanted,
      Monitor monitor) {
    List<String> layers =
        FeatureLayer.choices(network).stream().map(choice -> choice.shape().name()).toList();
    FeatureLayer layer =
        wanted
            .filter(layers::contains)
            .map(name -> FeatureLayer.named(network, name))
            .orElseGet(() -> FeatureLayer.afterConvolutions(network));
    String name = layer.shape().name();
    return new Features(layers, name, store.resolve(card, name, monitor));
  }

  /**
   * Where motifs of features come from.
   *
   * @param words for people
   */
  record Windows(List<byte[]> codes, List<Locus> loci, String words) {}

  /** Windows on the summits of peaks; without peaks, edge to edge around the view. */
  static Windows windows(
      SequenceSource genome, Optional<Path> peaks, Optional<Locus> view, int length) {
    if (peaks.isPresent()) {
      List<byte[]> codes = new ArrayList<>();
      List<Locus> loci = new ArrayList<>();
      for (Peak peak : PeakReader.read(peaks.get())) {
        int start = peak.summit() - length / 2;
        if (codes.size() < MOST_PEAKS
            && start >= 0
            && start + length <= length(genome, peak.chromosome())) {
          Locus window = new Locus(peak.chromosome(), start, start + length);
          codes.add(genome.codes(window));
          loci.add(window);
        }
      }
      return new Windows(
          codes,
          loci,
          String.format(
              Locale.ROOT, "motifs from %,d peaks of %s", codes.size(), peaks.get().getFileName()));
    }
    if (view.isEmpty()) {
      throw new InputException(
          "Motifs of features need peaks, or a view of one chromosome to take sequence from.");
    }
    Locus shown = view.get();
    int middle = shown.start() + shown.length() / 2;
    int start = Math.max(0, middle - AROUND / 2);
    int end = (int) Math.min(genome.length(shown.chromosome()), (long) start + AROUND);
    byte[] all = genome.codes(new Locus(shown.chromosome(), start, end));
    List<byte[]> codes = new ArrayList<>();
    List<Locus> loci = new ArrayList<>();
    for (int at = 0; at + length <= all.length; at += length) {
      byte[] window = Arrays.copyOfRange(all, at, at + length);
      if (isKnown(window)) {
        codes.add(window);
        loci.add(new Locus(shown.chromosome(), start + at, start + at + length));
      }
    }
    return new Windows(
        codes,
        loci,
        String.format(
            Locale.ROOT, "motifs from %,d windows around the view (no peaks)", codes.size()));
  }

  /** 0 for a chromosome that the genome lacks. */
  private static int length(SequenceSource genome, String chromosome) {
    try {
      return genome.length(chromosome);
    } catch (InputException e) {
      return 0;
    }
  }

  private static boolean isKnown(byte[] codes) {
    for (byte code : codes) {
      if (code >= Bases.COUNT) {
        return false;
      }
    }
    return true;
  }

  /** The rows of a report without motifs. */
  static List<FeatureRow> rows(FeatureReport report) {
    List<FeatureRow> rows = new ArrayList<>();
    for (int k : report.ranked()) {
      rows.add(
          FeatureRow.of(
              k,
              report.importance().get(k),
              report.inconsistency().get(k),
              report.nonAdditive().get(k)));
    }
    return rows;
  }

  /** The same rows with the motifs of their features. */
  static List<FeatureRow> withMotifs(
      List<FeatureRow> rows,
      Network network,
      String layer,
      Windows windows,
      LiveInstances instances,
      Monitor monitor) {
    List<FeatureMotif> motifs =
        FeatureMotifs.of(network, FeatureLayer.named(network, layer), windows.codes(), monitor);
    Tomtom tomtom = new Tomtom(instances.namer().database().motifs(), Tomtom.Options.DEFAULT);
    List<FeatureRow> named = new ArrayList<>();
    for (FeatureRow row : rows) {
      monitor.check();
      FeatureMotif motif = motifs.get(row.channel());
      Optional<TomtomMatch> match =
          motif.stretch().flatMap(stretch -> tomtom.match(stretch).stream().findFirst());
      named.add(row.with(motif, match, hits(motif, windows)));
    }
    return named;
  }

  /** Where the strongest of a feature's stretches lie. */
  private static List<Locus> hits(FeatureMotif motif, Windows windows) {
    return motif.hits().stream()
        .map(
            hit -> {
              Locus window = windows.loci().get(hit.window());
              int start = window.start() + hit.offset();
              return new Locus(window.chromosome(), start, start + hit.length());
            })
        .toList();
  }

  /**
   * What each feature contributes to the score of a window (IFIV).
   *
   * @param window as long as the network reads
   */
  static double[] use(Network network, String layer, SequenceSource genome, Locus window) {
    return new FeatureUse(network, FeatureLayer.named(network, layer)).of(genome.codes(window), 0);
  }

  /**
   * The window whose middle is a position, moved to where the chromosome has all of it.
   *
   * @throws InputException when the chromosome is shorter
   */
  static Locus window(SequenceSource genome, String chromosome, int position, int length) {
    int last = genome.length(chromosome) - length;
    if (last < 0) {
      throw new InputException(
          chromosome
              + " is shorter than the "
              + length
              + " bases that the model reads; choose another.");
    }
    int start = Math.max(0, Math.min(position - length / 2, last));
    return new Locus(chromosome, start, start + length);
  }
}
