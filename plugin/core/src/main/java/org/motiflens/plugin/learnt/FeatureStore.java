package org.motiflens.plugin.learnt;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;

/**
 * Features of models, resolved once: kept in memory, and on disk in the folder {@value #FOLDER} by
 * the hash of the weights and the layer. A file that cannot be read or written is as if it were not
 * there. Safe for use by many threads; none of it is for the event thread.
 */
public final class FeatureStore {
  private static final String FOLDER = "motiflens-features";

  /** Changes with what is computed, so that files of other versions are not taken for it. */
  private static final int VERSION = 2;

  private final Function<String, Network> networks;
  private final Path folder;
  private final Map<String, FeatureReport> reports = new ConcurrentHashMap<>();

  /**
   * @param networks of models by their names
   * @param parent folder that the folder of features lies in
   */
  public FeatureStore(Function<String, Network> networks, Path parent) {
    this.networks = networks;
    this.folder = parent.resolve(FOLDER);
  }

  private static String key(ModelCard card, String layer) {
    return (card.weightsSha256() + "-" + layer + "-" + VERSION).replaceAll("[^A-Za-z0-9-]", "_");
  }

  /** What is known of a layer without computing anything. */
  public Optional<FeatureReport> known(ModelCard card, String layer) {
    FeatureReport report = reports.get(key(card, layer));
    return report != null ? Optional.of(report) : read(card, layer);
  }

  /**
   * The features of a layer; computed where they are not known.
   *
   * @throws InputException when the model cannot be read or has no such layer
   */
  public FeatureReport resolve(ModelCard card, String layer, Monitor monitor) {
    Optional<FeatureReport> known = known(card, layer);
    if (known.isPresent()) {
      return known.get();
    }
    Network network = networks.apply(card.id());
    FeatureLayer features = FeatureLayer.named(network, layer);
    Resolution resolution =
        Resolution.of(network, features, Resolution.standard(network, features), monitor);
    FeatureReport report = FeatureReport.of(card.weightsSha256(), resolution);
    reports.put(key(card, layer), report);
    write(card, layer, report);
    return report;
  }

  private Path file(ModelCard card, String layer) {
    return folder.resolve(key(card, layer) + ".json");
  }

  private Optional<FeatureReport> read(ModelCard card, String layer) {
    Path file = file(card, layer);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      FeatureReport report =
          new Gson().fromJson(WholeFile.text(file, Limits.LARGEST_SMALL_FILE), FeatureReport.class);
      if (report == null
          || !card.weightsSha256().equals(report.weights())
          || !layer.equals(report.layer())) {
        return Optional.empty();
      }
      reports.put(key(card, layer), report);
      return Optional.of(report);
    } catch (IOException | JsonParseException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      // What is not as it was written comes out of the record's constructor, wrapped or not.
      return Optional.empty();
    }
  }

  private void write(ModelCard card, String layer, FeatureReport report) {
    try {
      Files.createDirectories(folder);
      AtomicOutput.write(
          file(card, layer), new Gson().toJson(report).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | InputException e) {
      // It is in memory.
    }
  }
}
