package org.motiflens.training.deepresolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.Network;
import org.motiflens.training.sharing.ClassSimilarity;

/**
 * Resolves the networks that DeepResolve published and compares with its table. The folder is a
 * copy of its repository: {@code models/422tf/EXPERIMENT/16_G_best_archit.json} and {@code
 * 16_G_bestmodel_weights.h5}, {@code statistics/422-ONIV.pkl}. Immutable.
 *
 * @param rows one an experiment, in the order of their names
 */
public record PublishedReproduction(List<Row> rows) {
  private static final String MODELS = "models/422tf";
  private static final String ARCHITECTURE = "16_G_best_archit.json";
  private static final String WEIGHTS = "16_G_bestmodel_weights.h5";
  private static final String TABLE = "statistics/422-ONIV.pkl";

  public PublishedReproduction {
    rows = List.copyOf(rows);
  }

  /**
   * How an experiment compares.
   *
   * @param correlation Pearson's r of our OFIV and the published one; NaN where one is constant
   * @param topAgrees whether both have the same most important feature (largest OFIV)
   * @param relativeError ‖ours − published‖ / ‖published‖
   * @param optima distinct ones among our starts
   * @param interactionLevel our mean IL
   * @param publishedInteractionLevel theirs
   */
  public record Row(
      String experiment,
      double correlation,
      boolean topAgrees,
      double relativeError,
      int optima,
      double interactionLevel,
      double publishedInteractionLevel) {}

  /** Whether a folder has the networks and the table. */
  public static boolean isIn(Path folder) {
    return Files.isDirectory(folder.resolve(MODELS)) && Files.isRegularFile(folder.resolve(TABLE));
  }

  /** The folders of the published networks. */
  public static List<Path> networks(Path folder) {
    try (Stream<Path> folders = Files.list(folder.resolve(MODELS))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (UncheckedIOException e) {
      throw FileFailure.reading(folder.resolve(MODELS), e.getCause());
    } catch (IOException e) {
      throw FileFailure.reading(folder.resolve(MODELS), e);
    }
  }

  /**
   * The network of an experiment.
   *
   * @param experiment its folder
   * @throws InputException as {@link KerasOneNetwork#read}
   */
  public static Network network(Path experiment) {
    return KerasOneNetwork.read(experiment.resolve(ARCHITECTURE), experiment.resolve(WEIGHTS));
  }

  /** The file of an experiment's weights. */
  static Path weights(Path experiment) {
    return experiment.resolve(WEIGHTS);
  }

  /**
   * Resolves all networks.
   *
   * @throws InputException when a network or the table is missing or another
   */
  public static PublishedReproduction of(
      Path folder, Resolution.Settings settings, Monitor monitor) {
    PublishedImportance table = PublishedImportance.read(folder.resolve(TABLE));
    List<Path> networks = networks(folder);
    List<Row> rows = new ArrayList<>();
    for (Path experiment : networks) {
      String name = experiment.getFileName().toString();
      double[] published =
          table
              .importance(name)
              .orElseThrow(
                  () -> new InputException(name + " is not in " + TABLE + "; remove its network."));
      double[] publishedLevels = table.inconsistency(name).orElseThrow();
      Network network = network(experiment);
      Resolution resolution =
          Resolution.of(network, FeatureLayer.afterConvolutions(network), settings, Monitor.NONE);
      rows.add(row(name, resolution, published, publishedLevels));
      monitor.check();
      monitor.progress(rows.size(), networks.size());
    }
    return new PublishedReproduction(rows);
  }

  private static Row row(
      String name, Resolution resolution, double[] published, double[] publishedLevels) {
    double[] ours = resolution.importance().importance();
    if (ours.length != published.length) {
      throw new InputException(
          name
              + " has "
              + ours.length
              + " features; expected the "
              + published.length
              + " of the table.");
    }
    double error = 0;
    double size = 0;
    for (int k = 0; k < ours.length; k++) {
      error += (ours[k] - published[k]) * (ours[k] - published[k]);
      size += published[k] * published[k];
    }
    return new Row(
        name,
        ClassSimilarity.correlation(ours, published).orElse(Double.NaN),
        largest(ours) == largest(published),
        Math.sqrt(error / size),
        resolution.distinctOptima(),
        resolution.importance().interactionLevel(),
        Arrays.stream(publishedLevels).average().orElse(Double.NaN));
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }

  /** The values of r that are defined. */
  private double[] correlations() {
    return rows.stream().mapToDouble(Row::correlation).filter(r -> !Double.isNaN(r)).toArray();
  }

  /** Median of r, where it is defined. */
  public double medianCorrelation() {
    return median(correlations());
  }

  /** Mean of r, where it is defined. */
  public double meanCorrelation() {
    return Arrays.stream(correlations()).average().orElse(Double.NaN);
  }

  /** Share of experiments with r above a bound. */
  public double shareAbove(double correlation) {
    return rows.stream().filter(row -> row.correlation() > correlation).count()
        / (double) rows.size();
  }

  /** Share of experiments whose most important feature is the published one. */
  public double topAgreement() {
    return rows.stream().filter(Row::topAgrees).count() / (double) rows.size();
  }

  /** Median of the relative error. */
  public double medianError() {
    return median(rows.stream().mapToDouble(Row::relativeError).toArray());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int n = values.length;
    return n == 0 ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
  }
}
