package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.cli.option.GenomeChoice;
import org.motiflens.cli.option.OneModel;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a model and stretches of one of its windows. */
final class LocusInput {
  @Mixin private OneModel model;

  @Mixin private GenomeChoice genome;

  @Option(
      names = "--window",
      paramLabel = "LOCUS",
      description = "What lies in the middle of the window; when not given, the stretches.")
  private String window;

  /**
   * A window and its stretches.
   *
   * @param genome that the window is of
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never changed
  record Placed(
      ModelBundle bundle, Locus window, byte[] codes, List<Stretch> stretches, GenomeMatch genome) {
    /** A stretch as a locus. */
    Locus locus(int index) {
      Stretch stretch = stretches.get(index);
      return new Locus(
          window.chromosome(), window.start() + stretch.start(), window.start() + stretch.end());
    }
  }

  /**
   * Reads the window.
   *
   * @param loci stretches; may be none where --window says what to read
   * @throws InputException when they do not lie in one window
   */
  Placed read(List<String> loci) {
    ModelBundle bundle = model.load();
    int length = bundle.network().architecture().windowLength();
    try (GenomeFile source = genome.open(List.of(bundle))) {
      List<Locus> own = new ArrayList<>();
      for (String locus : loci) {
        own.add(source.names().resolve(Locus.parse(locus), genome.file().toString()));
      }
      WindowInput input;
      if (window != null) {
        input = WindowInput.at(window, source, genome.file(), length);
      } else {
        if (own.isEmpty()) {
          throw new InputException(
              "Neither --window nor a stretch says where to look; give one of them.");
        }
        int start = own.stream().mapToInt(Locus::start).min().orElseThrow();
        int end = own.stream().mapToInt(Locus::end).max().orElseThrow();
        if (end - start > length) {
          throw new InputException(
              String.join(" and ", loci)
                  + " do not lie in one window of the model, which reads "
                  + length
                  + " bases; name stretches that do.");
        }
        Locus all = new Locus(own.get(0).chromosome(), start, end);
        input = WindowInput.at(all.toString(), source, genome.file(), length);
      }
      Locus at = input.loci().get(0);
      List<Stretch> stretches = new ArrayList<>();
      for (Locus one : own) {
        if (!one.chromosome().equals(at.chromosome())
            || one.start() < at.start()
            || one.end() > at.end()) {
          throw new InputException(
              one
                  + " does not lie in the window "
                  + at
                  + " of "
                  + length
                  + " bases; choose stretches inside one window.");
        }
        stretches.add(new Stretch(one.start() - at.start(), one.end() - at.start()));
      }
      return new Placed(
          bundle,
          at,
          input.codes().get(0),
          stretches,
          GenomeMatch.of(source, List.of(bundle.card())));
    }
  }
}
