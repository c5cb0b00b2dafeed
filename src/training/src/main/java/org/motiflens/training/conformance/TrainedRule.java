package org.motiflens.training.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.dl4j.Dl4jBundle;
import org.motiflens.network.library.BundleReader;
import org.motiflens.training.Auc;
import org.motiflens.training.BundleWriter;
import org.motiflens.training.ModelTrainer;
import org.motiflens.training.NetworkDefinition;
import org.motiflens.training.Recipe;
import org.motiflens.training.TrainedModel;
import org.motiflens.training.data.WindowSet;

/**
 * A network that was trained on windows of a rule, read back from its bundle.
 *
 * @param test windows that it was not shown
 * @param auc on these
 * @param best what the log-odds of the labels themselves reach there: the labels are drawn
 * @param observed what these log-odds reach where sites have to be recognised ({@link SiteOdds}):
 *     some that are drawn are no better than chance bases
 * @param epochs that were run
 */
public record TrainedRule(
    Rule rule,
    List<MotifMatrix> motifs,
    Network network,
    List<PlantedWindow> test,
    double auc,
    double best,
    double observed,
    int epochs) {
  /** The layers of the published networks of DeepResolve, half as wide. */
  private static final List<Convolution> ONE_CONVOLUTION = List.of(new Convolution(16, 12, 1));

  /** Two convolutions, whose top sees 36 bases: enough for two motifs and what lies between. */
  private static final List<Convolution> TWO_CONVOLUTIONS =
      List.of(new Convolution(16, 12, 2), new Convolution(16, 12, 1));

  private static final List<Integer> HIDDEN = List.of(16);
  private static final double STEP = 0.005;

  /**
   * Trainings from different weights, of which validation chooses one: a network that has missed a
   * motif says nothing of what is found in one that has it.
   */
  private static final int STARTS = 3;

  /** Far from the seeds that people give. */
  private static final long NEXT_START = 1_000_003;

  private static final int BATCH = 64;

  /**
   * @param windows of the training set; a fifth as many validate, a fifth as many test
   * @throws InputException when the folder cannot be written to
   */
  static TrainedRule of(
      Rule rule,
      List<MotifMatrix> motifs,
      int windows,
      int epochs,
      long seed,
      Path folder,
      Monitor monitor) {
    PlantedSequences sequences = new PlantedSequences(rule, motifs, seed);
    List<PlantedWindow> training = sequences.draw(windows);
    List<PlantedWindow> validation = sequences.draw(windows / 5);
    List<PlantedWindow> test = sequences.draw(windows / 5);
    Architecture architecture =
        new Architecture(
            "planted",
            LayeredFamily.CNN,
            rule.isLimited() ? TWO_CONVOLUTIONS : ONE_CONVOLUTION,
            false,
            0,
            0,
            HIDDEN,
            PlantedSequences.window());
    TrainedModel model = null;
    for (int start = 0; start < STARTS; start++) {
      Recipe recipe =
          new Recipe(
              STEP,
              0,
              BATCH,
              0,
              epochs,
              epochs,
              0,
              Recipe.Strands.AS_GIVEN,
              seed + start * NEXT_START);
      TrainedModel one =
          new ModelTrainer(architecture, recipe)
              .train(
                  set(training), set(validation), Optional.empty(), p -> {}, monitor::isCancelled);
      monitor.check();
      model = model == null || one.validationAuc() > model.validationAuc() ? one : model;
    }
    return new TrainedRule(
        rule,
        motifs,
        bundled(rule, motifs, model, test, folder),
        test,
        model.evaluate(set(test)).value(),
        best(test),
        observed(rule, motifs, test),
        model.epochs());
  }

  private static WindowSet set(List<PlantedWindow> windows) {
    return new WindowSet(codes(windows, true), codes(windows, false));
  }

  private static List<byte[]> codes(List<PlantedWindow> windows, boolean positive) {
    return windows.stream()
        .filter(w -> w.positive() == positive)
        .map(PlantedWindow::codes)
        .toList();
  }

  private static double best(List<PlantedWindow> windows) {
    return Auc.of(logits(windows, true), logits(windows, false)).value();
  }

  private static double[] logits(List<PlantedWindow> windows, boolean positive) {
    return windows.stream()
        .filter(w -> w.positive() == positive)
        .mapToDouble(PlantedWindow::logit)
        .toArray();
  }

  private static double observed(Rule rule, List<MotifMatrix> motifs, List<PlantedWindow> windows) {
    SiteOdds ofA = new SiteOdds(motifs.get(0));
    SiteOdds ofB = new SiteOdds(motifs.get(1));
    List<List<Double>> byLabel = List.of(new ArrayList<>(), new ArrayList<>());
    for (PlantedWindow window : windows) {
      double a = ofA.probability(window.codes());
      double b = ofB.probability(window.codes());
      double bound =
          a * b * odds(rule.logit(true, true))
              + a * (1 - b) * odds(rule.logit(true, false))
              + (1 - a) * b * odds(rule.logit(false, true))
              + (1 - a) * (1 - b) * odds(rule.logit(false, false));
      byLabel.get(window.positive() ? 0 : 1).add(bound);
    }
    return rule.isLimited()
        ? Double.NaN
        : Auc.of(
                byLabel.get(0).stream().mapToDouble(p -> p).toArray(),
                byLabel.get(1).stream().mapToDouble(p -> p).toArray())
            .value();
  }

  private static double odds(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** Writes test windows and bundle, and reads the bundle as every command does. */
  private static Network bundled(
      Rule rule,
      List<MotifMatrix> motifs,
      TrainedModel model,
      List<PlantedWindow> test,
      Path folder) {
    try {
      Files.createDirectories(folder);
      Path source = folder.resolve(rule.name() + ".fa");
      AtomicOutput.write(source, fasta(rule, motifs, test).getBytes(StandardCharsets.UTF_8));
      BundleWriter writer = BundleWriter.of(model.architecture(), model.parameters().toArray());
      Path bundle =
          Dl4jBundle.of(
                  source,
                  writer.configuration(),
                  writer.coefficients(),
                  new Dl4jBundle.Declaration(
                      rule.name(),
                      "planted-" + rule.name(),
                      "none",
                      PlantedSequences.window(),
                      NetworkDefinition.POSITIVE_INDEX,
                      "made by this program"))
              .write(folder.resolve("models"));
      return BundleReader.read(bundle).network();
    } catch (IOException e) {
      throw FileFailure.writing("sequences and models to " + folder, e);
    }
  }

  private static String fasta(Rule rule, List<MotifMatrix> motifs, List<PlantedWindow> windows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < windows.size(); i++) {
      PlantedWindow window = windows.get(i);
      text.append('>').append(rule.name()).append('-').append(i + 1);
      text.append(window.positive() ? " bound" : " unbound");
      for (int m = 0; m < motifs.size(); m++) {
        Optional<Stretch> site = window.sites().get(m);
        if (site.isPresent()) {
          text.append(
              String.format(
                  Locale.ROOT,
                  " %s=%d-%d",
                  motifs.get(m).name(),
                  site.get().start() + 1,
                  site.get().end()));
        }
      }
      text.append('\n').append(Bases.decode(window.codes())).append('\n');
    }
    return text.toString();
  }

  /** The most probable word of a, b or the decoy. */
  String word(int motif) {
    MotifMatrix matrix = motifs.get(motif);
    StringBuilder word = new StringBuilder();
    for (int column = 0; column < matrix.columns(); column++) {
      word.append(Bases.letter(matrix.mostProbable(column)));
    }
    return word.toString();
  }
}
