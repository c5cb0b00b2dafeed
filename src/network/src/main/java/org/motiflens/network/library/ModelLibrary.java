package org.motiflens.network.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;

/**
 * The models in a folder: every {@code .zip} in it and in the folders below, by id. Scanning reads
 * cards alone; weights are read when a model is asked for. A bundle that cannot be used is listed
 * with the reason and hides no other. Immutable: scan again to see what changed on disk.
 */
public final class ModelLibrary {
  private static final int DEEPEST_FOLDER = 4;
  private static final int MOST_SUGGESTIONS = 3;

  /** The cell line of the benchmark, and of a factor that is named without any. */
  private static final String USUAL_CELL_LINE = "K562";

  /**
   * A usable model.
   *
   * @param file the bundle
   */
  public record Entry(ModelCard card, Path file) {
    public String id() {
      return card.id();
    }
  }

  /**
   * A bundle that cannot be used.
   *
   * @param reason one sentence for people, beginning with the file's name
   */
  public record Broken(Path file, String reason) {}

  /**
   * A usable network of many outputs.
   *
   * @param outputs what they are, in their order
   * @param file the bundle
   */
  public record Shared(ModelCard card, List<SharedOutput> outputs, Path file) {
    public Shared {
      outputs = List.copyOf(outputs);
    }

    public String id() {
      return card.id();
    }
  }

  private final Path folder;
  private final Map<String, Entry> entries;
  private final List<Shared> shared;
  private final List<Broken> broken;

  private ModelLibrary(
      Path folder, Map<String, Entry> entries, List<Shared> shared, List<Broken> broken) {
    this.folder = folder;
    this.entries = entries;
    this.shared = List.copyOf(shared);
    this.broken = List.copyOf(broken);
  }

  /**
   * Reads the cards of all bundles in a folder.
   *
   * @throws InputException when the folder does not exist or cannot be read
   */
  public static ModelLibrary scan(Path folder) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Shared> shared = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    for (Path file : bundles(folder)) {
      try {
        BundleReader.Described described = BundleReader.describe(file);
        if (!described.outputs().isEmpty()) {
          shared.add(new Shared(described.card(), described.outputs(), file));
          continue;
        }
        Entry entry = new Entry(described.card(), file);
        Entry first = entries.putIfAbsent(entry.id(), entry);
        if (first != null) {
          broken.add(
              new Broken(
                  file,
                  file
                      + ": its id "
                      + entry.id()
                      + " is that of "
                      + first.file()
                      + "; remove one of the two."));
        }
      } catch (InputException e) {
        broken.add(new Broken(file, e.getMessage()));
      }
    }
    return new ModelLibrary(folder, sorted(entries), shared, broken);
  }

  private static List<Path> bundles(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder + ": there is no such folder of models; name one that is there.");
    }
    try (Stream<Path> files = Files.walk(folder, DEEPEST_FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw FileFailure.reading(folder, e.getCause());
    } catch (IOException e) {
      throw FileFailure.reading(folder, e);
    }
  }

  /** By factor, cell line and id; architectures small before large, as published. */
  private static Map<String, Entry> sorted(Map<String, Entry> entries) {
    List<String> architectures = List.copyOf(Architecture.PUBLISHED.keySet());
    Comparator<Entry> order =
        Comparator.comparing((Entry entry) -> entry.card().tf().toLowerCase(Locale.ROOT))
            .thenComparing(entry -> entry.card().experiment())
            .thenComparing(
                entry -> {
                  int index = architectures.indexOf(entry.card().architecture());
                  return index < 0 ? architectures.size() : index;
                })
            .thenComparing(Entry::id);
    Map<String, Entry> result = new LinkedHashMap<>();
    entries.values().stream().sorted(order).forEach(entry -> result.put(entry.id(), entry));
    return result;
  }

  /** The folder that was scanned. */
  public Path folder() {
    return folder;
  }

  /** The usable models: by factor, then experiment, then architecture. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The networks of many outputs, by file: no models until an output is named. */
  public List<Shared> shared() {
    return shared;
  }

  /**
   * A network of many outputs by its id.
   *
   * @throws InputException when there is none; the message names those there are
   */
  public Shared findShared(String id) {
    return shared.stream()
        .filter(one -> one.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no network of many outputs \""
                        + id
                        + "\" in "
                        + folder
                        + (shared.isEmpty()
                            ? ", which holds none; name another folder."
                            : "; choose one of "
                                + String.join(", ", shared.stream().map(Shared::id).toList())
                                + ".")));
  }

  /** Whether an id is that of a network of many outputs. */
  public boolean isShared(String id) {
    return shared.stream().anyMatch(one -> one.id().equalsIgnoreCase(id));
  }

  /**
   * An output of a network of many as a model. Where a bundle of its own has the very same weights
   * and is calibrated, so is it.
   *
   * @param id of the network
   * @param output as {@link SharedBundle#index} takes it
   * @throws InputException when there is no such network or output, or its bundle cannot be used
   */
  public ModelBundle output(String id, String output) {
    SharedBundle bundle = SharedBundle.read(findShared(id).file());
    ModelBundle model = bundle.model(bundle.index(output));
    return model.calibration().isPresent()
        ? model
        : new ModelBundle(
            model.card(),
            model.network(),
            ofTheSameWeights(model.card())
                .flatMap(entry -> BundleReader.readCalibration(entry.file())));
  }

  /** The bundle of one experiment that has the weights of a card, if there is one. */
  public Optional<Entry> ofTheSameWeights(ModelCard card) {
    return entries.values().stream()
        .filter(entry -> entry.card().weightsSha256().equals(card.weightsSha256()))
        .findFirst();
  }

  /** The bundles that cannot be used, by file. */
  public List<Broken> broken() {
    return broken;
  }

  /**
   * Of models of several experiments those that are meant when none is named: the ones of the only
   * experiment in {@value #USUAL_CELL_LINE}; where there is none, or more than one, all.
   */
  public static List<Entry> ofTheUsualExperiment(List<Entry> models) {
    List<Entry> usual =
        models.stream().filter(model -> model.card().cellLine().equals(USUAL_CELL_LINE)).toList();
    long experiments = usual.stream().map(model -> model.card().experiment()).distinct().count();
    return experiments == 1 ? usual : models;
  }

  /**
   * Finds a model by its id, {@code EXPERIMENT/ARCHITECTURE}, or by {@code TF/ARCHITECTURE} when
   * only one experiment of that factor has it; among several, when only one is of {@value
   * #USUAL_CELL_LINE}. Upper and lower case are the same unless two ids differ by nothing else.
   *
   * @throws InputException when there is none, or more than one; the message names candidates
   */
  public Entry find(String name) {
    Entry exact = entries.get(name);
    if (exact != null) {
      return exact;
    }
    List<Entry> matches =
        entries.values().stream().filter(entry -> entry.id().equalsIgnoreCase(name)).toList();
    if (matches.isEmpty()) {
      matches =
          entries.values().stream()
              .filter(entry -> byFactor(entry).equalsIgnoreCase(name))
              .toList();
    }
    matches = ofTheUsualExperiment(matches);
    if (matches.size() == 1) {
      return matches.get(0);
    }
    if (matches.isEmpty()) {
      throw new InputException(unknown(name));
    }
    throw new InputException(
        "\""
            + name
            + "\" may be any of "
            + String.join(", ", matches.stream().map(Entry::id).toList())
            + "; name one of them.");
  }

  private static String byFactor(Entry entry) {
    return entry.card().tf() + "/" + entry.card().architecture();
  }

  private String unknown(String name) {
    String sentence = "There is no model \"" + name + "\" in " + folder;
    if (entries.isEmpty()) {
      return sentence + ", which holds no usable model; name another folder of models.";
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    List<String> nearest =
        entries.values().stream()
            .sorted(
                Comparator.comparingInt(
                    entry ->
                        Math.min(
                            distance(wanted, entry.id().toLowerCase(Locale.ROOT)),
                            distance(wanted, byFactor(entry).toLowerCase(Locale.ROOT)))))
            .limit(MOST_SUGGESTIONS)
            .map(Entry::id)
            .toList();
    return sentence + "; did you mean " + String.join(", ", nearest) + "?";
  }

  /** Number of letters to insert, delete or replace (Levenshtein distance). */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], above[j]));
      }
      int[] swap = above;
      above = row;
      row = swap;
    }
    return above[b.length()];
  }

  /**
   * Reads the model that {@link #find} finds, weights and all.
   *
   * @throws InputException as {@link #find} and {@link BundleReader#read}
   */
  public ModelBundle load(String name) {
    if (isShared(name)) {
      throw new InputException(
          name
              + " is a network of many outputs; name one of them by --output, such as \"CTCF K562\","
              + " with a command that has this option.");
    }
    return BundleReader.read(find(name).file());
  }
}
