package org.motiflens.explain.calibration;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.motiflens.genome.Product;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.engine.NetworkGroup;

/**
 * Calibrates models: scores windows of the genome on both strands, random single-base changes at
 * the centres of some of them, and windows that are known to be bound or not. Sequence is read
 * once, and networks that are equal below the last layer read it together. The same input and seed
 * give the same numbers, to the last bit, whatever the threads and whoever else is calibrated.
 */
public final class Calibrator {
  /** Windows that are scored at a time. */
  private static final int BATCH = 512;

  /** Of the memory that Java may use the part that scores may fill. */
  private static final int PART_OF_MEMORY = 4;

  /**
   * Windows that did not train the model.
   *
   * @param peaks which peaks say what is bound, for people
   * @param positives codes of bound windows; not to be changed
   * @param unbound which of the windows that validate are not bound
   * @param share of the genome's windows that are bound, 0 to 1
   */
  public record Labelled(String peaks, List<byte[]> positives, BitSet unbound, double share) {
    public Labelled {
      positives = List.copyOf(positives);
    }
  }

  private final Supplier<WindowBases> sample;
  private final Supplier<WindowBases> validating;
  private final String sequence;
  private final int changes;
  private final long seed;
  private final Workers workers;

  /**
   * @param sample windows of the genome
   * @param validating windows among which each model's peaks tell the unbound ones
   * @param sequence what was sampled, for people
   * @param changes how many single-base changes are drawn; at most one a window
   * @param threads at least 1
   */
  public Calibrator(
      GenomeSample sample,
      GenomeSample validating,
      String sequence,
      int changes,
      long seed,
      int threads) {
    this.sample = Suppliers.memoize(() -> WindowBases.of(sample));
    this.validating = Suppliers.memoize(() -> WindowBases.of(validating));
    this.sequence = sequence;
    this.changes = changes;
    this.seed = seed;
    workers = new Workers(threads);
  }

  /**
   * Calibrates a model.
   *
   * @param labelled nothing when no peaks are at hand
   */
  public Calibration calibrate(ModelBundle model, Optional<Labelled> labelled) {
    List<Calibration> made = new ArrayList<>();
    calibrate(List.of(model), List.of(labelled), (calibration, index) -> made.add(calibration));
    return made.get(0);
  }

  /**
   * Calibrates models, those together that share layers.
   *
   * @param models whose windows are all as long as the sample's
   * @param labelled one a model; nothing when no peaks are at hand
   * @param done receives each calibration as soon as it is there, with the index of its model
   * @throws IllegalArgumentException when windows are of another length than the sample's
   */
  public void calibrate(
      List<ModelBundle> models,
      List<Optional<Labelled>> labelled,
      ObjIntConsumer<Calibration> done) {
    for (NetworkGroup group : NetworkGroup.of(models.stream().map(ModelBundle::network).toList())) {
      int atATime = atATime();
      for (int first = 0; first < group.members().size(); first += atATime) {
        int last = Math.min(group.members().size(), first + atATime);
        List<Integer> members = group.members().subList(first, last);
        calibrate(
            group.networks().subList(first, last),
            members.stream().map(models::get).toList(),
            members.stream().map(labelled::get).toList(),
            (calibration, index) -> done.accept(calibration, members.get(index)));
      }
    }
  }

  /** How many networks' scores may be kept at a time. */
  private int atATime() {
    long scores = 2L * (sample.get().size() + validating.get().size());
    long room = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, room / (Float.BYTES * scores)));
  }

  /** Calibrates models of one group. */
  private void calibrate(
      List<Network> networks,
      List<ModelBundle> models,
      List<Optional<Labelled>> labelled,
      ObjIntConsumer<Calibration> done) {
    if (networks.get(0).architecture().windowLength() != sample.get().windowLength()) {
      throw new IllegalArgumentException("windows of " + sample.get().windowLength());
    }
    List<StrandScores> background = score(networks, sample.get());
    List<Map<String, float[]>> moved = changes(networks, background);
    boolean anyLabels = labelled.stream().anyMatch(Optional::isPresent);
    List<StrandScores> pool = anyLabels ? score(networks, validating.get()) : List.of();
    AtomicReferenceArray<Calibration> made = new AtomicReferenceArray<>(networks.size());
    workers.run(
        networks.size(),
        () ->
            i ->
                made.set(
                    i,
                    new Calibration(
                        Calibration.SCHEMA,
                        models.get(i).card().weightsSha256(),
                        sequence,
                        background.get(i).size(),
                        seed,
                        Product.version(),
                        distributions(background.get(i).draws()),
                        distributions(moved.get(i)),
                        labelled
                            .get(i)
                            .map(windows -> precision(networks.get(i), windows, pool.get(i))))));
    for (int i = 0; i < networks.size(); i++) {
      done.accept(made.get(i), i);
    }
  }

  private static Map<String, Calibration.Distribution> distributions(Map<String, float[]> draws) {
    Map<String, Calibration.Distribution> distributions = new LinkedHashMap<>();
    draws.forEach((strand, d) -> distributions.put(strand, SurvivalFunction.estimate(d)));
    return distributions;
  }

  private static Calibration.Precision precision(
      Network network, Labelled labelled, StrandScores pool) {
    int length = network.architecture().windowLength();
    WindowBases bound = WindowBases.of(labelled.positives(), length);
    StrandScores found = StrandScores.ofSize(bound.size());
    NetworkGroup alone = NetworkGroup.of(List.of(network)).get(0);
    BothStrands strands = new BothStrands(alone.newEvaluator(), 1);
    strands.score(bound.codes(0, bound.size()), List.of(found), 0);
    Map<String, float[]> positives = found.draws();
    StrandScores unbound = pool.at(labelled.unbound().stream().toArray());
    Map<String, float[]> negatives = unbound.draws();
    Map<String, Calibration.Points> curves = new LinkedHashMap<>();
    for (String strand : Calibration.STRANDS) {
      curves.put(
          strand,
          PrecisionCurve.estimate(positives.get(strand), negatives.get(strand), labelled.share()));
    }
    return new Calibration.Precision(
        labelled.peaks(), labelled.positives().size(), unbound.size(), labelled.share(), curves);
  }

  /**
   * |change of the score| by network and strand: the base at the centre of a window becomes another
   * one.
   */
  private List<Map<String, float[]>> changes(
      List<Network> networks, List<StrandScores> background) {
    Random random = new Random(seed);
    WindowBases windows = sample.get();
    int centre = windows.windowLength() / 2;
    int count = Math.min(changes, windows.size());
    int[] chosen = new int[count];
    List<byte[]> changed = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) ((long) i * windows.size() / count);
      byte[] window = windows.codes(chosen[i], 1);
      int other = 1 + random.nextInt(Bases.COUNT - 1);
      window[centre] = (byte) ((window[centre] + other) % Bases.COUNT);
      changed.add(window);
    }
    List<StrandScores> after = score(networks, WindowBases.of(changed, windows.windowLength()));
    return IntStream.range(0, networks.size())
        .mapToObj(i -> after.get(i).changesFrom(background.get(i).at(chosen)))
        .toList();
  }

  private List<StrandScores> score(List<Network> networks, WindowBases windows) {
    NetworkGroup group = NetworkGroup.of(networks).get(0);
    List<StrandScores> scores =
        networks.stream().map(network -> StrandScores.ofSize(windows.size())).toList();
    workers.run(
        (windows.size() + BATCH - 1) / BATCH,
        () -> {
          BothStrands strands = new BothStrands(group.newEvaluator(), networks.size());
          return batch -> {
            int first = batch * BATCH;
            int count = Math.min(BATCH, windows.size() - first);
            strands.score(windows.codes(first, count), scores, first);
          };
        });
    return scores;
  }
}
