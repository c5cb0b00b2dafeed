package org.motiflens.explain.factors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.motif.SaliencySeqlet;
import org.motiflens.explain.score.KnownBases;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.engine.GroupEvaluator;
import org.motiflens.network.engine.NetworkGroup;

/**
 * Calibrated models of many factors that are asked together. Those that are equal below the last
 * layer read a window once for all of them. Immutable and safe for use by many threads.
 */
public final class FactorPanel {
  /** Bases between the windows of a place that is longer than one. */
  public static final int STRIDE = 25;

  private final StrandRule strand;
  private final List<ModelCard> cards = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /** Models that are asked at once, by their indices in the group. */
  private record Group(NetworkGroup networks, List<Member> members) {}

  /** A model with its scale; its network shares layers with others, also in memory. */
  private record Member(ModelCard card, Network network, GenomicScale scale) {}

  /** What a model says, before its word is known. */
  private record Found(Member member, FactorCall call) {}

  /**
   * @param models those that are not calibrated are left out
   * @param strand how both strands are combined
   * @throws InputException when none is calibrated
   */
  public FactorPanel(Collection<ModelBundle> models, StrandRule strand) {
    this.strand = strand;
    List<ModelBundle> calibrated =
        models.stream().filter(model -> model.calibration().isPresent()).toList();
    if (calibrated.isEmpty()) {
      throw new InputException(
          "None of the models is calibrated, and so their scores cannot be compared; calibrate them"
              + " with motiflens calibrate.");
    }
    calibrated.forEach(model -> cards.add(model.card()));
    for (NetworkGroup group :
        NetworkGroup.of(calibrated.stream().map(ModelBundle::network).toList())) {
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < group.members().size(); i++) {
        ModelBundle model = calibrated.get(group.members().get(i));
        members.add(
            new Member(model.card(), group.networks().get(i), GenomicScale.required(model)));
      }
      groups.add(new Group(group, members));
    }
  }

  /** The models that are asked. */
  public List<ModelCard> cards() {
    return List.copyOf(cards);
  }

  /**
   * A scorer of variants, for one thread. Models of profiles, whose scores have another unit, are
   * not asked.
   *
   * @param source the genome
   */
  public FactorVariantScorer variantScorer(SequenceSource source) {
    FactorVariantScorer scorer = new FactorVariantScorer(strand);
    for (Group group : groups) {
      if (!predictsProfiles(group)) {
        scorer.add(
            source,
            group.networks(),
            group.members().stream()
                .map(member -> new FactorVariantScorer.Model(member.card(), member.scale()))
                .toList());
      }
    }
    return scorer;
  }

  /** The models that {@link #variantScorer} asks. */
  public List<ModelCard> variantModels() {
    List<ModelCard> asked =
        groups.stream()
            .filter(group -> !predictsProfiles(group))
            .flatMap(group -> group.members().stream())
            .map(Member::card)
            .toList();
    return cards.stream().filter(asked::contains).toList();
  }

  private static boolean predictsProfiles(Group group) {
    return group.members().get(0).network().architecture().family().predictsProfiles();
  }

  /** The most bases that one of the models reads. */
  public int windowLength() {
    return cards.stream().mapToInt(ModelCard::windowLength).max().orElseThrow();
  }

  /**
   * Asks all models of a place, as many at a time as the common pool has threads.
   *
   * @param codes its bases: as many as a window has, or more; then the best window of each model
   *     counts, of those every {@value #STRIDE} bases
   * @param words how many of the first get a word
   * @return the highest rank first; models that read longer windows, or to which too few bases are
   *     known, are left out
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public List<FactorCall> calls(byte[] codes, int words, Monitor monitor) {
    return calls(
        codes,
        words,
        monitor,
        length -> new WindowRun(0, STRIDE, (codes.length - length) / STRIDE + 1));
  }

  /**
   * As {@link #calls}, but of each model the one window in the middle of the codes, however long it
   * is.
   */
  public List<FactorCall> callsAtCentre(byte[] codes, int words, Monitor monitor) {
    return calls(codes, words, monitor, length -> WindowRun.single(codes.length / 2 - length / 2));
  }

  private List<FactorCall> calls(
      byte[] codes, int words, Monitor monitor, IntFunction<WindowRun> windows) {
    List<Found> found = new ArrayList<>();
    groups.parallelStream()
        .map(
            group -> {
              monitor.check();
              return ask(group, codes, windows);
            })
        .toList()
        .forEach(found::addAll);
    found.sort(
        Comparator.comparingDouble((Found one) -> one.call().rank())
            .reversed()
            .thenComparing(one -> one.call().card().id()));
    List<FactorCall> calls = new ArrayList<>();
    calls.addAll(
        found.subList(0, Math.min(words, found.size())).parallelStream()
            .map(
                one -> {
                  monitor.check();
                  return withWord(one, codes);
                })
            .toList());
    found.subList(calls.size(), found.size()).forEach(one -> calls.add(one.call()));
    return calls;
  }

  private List<Found> ask(Group group, byte[] codes, IntFunction<WindowRun> windows) {
    GroupEvaluator evaluator = group.networks().newEvaluator();
    int length = evaluator.windowLength();
    if (codes.length < length) {
      return List.of();
    }
    WindowRun run = windows.apply(length);
    float[][] forward = new float[group.members().size()][run.count()];
    evaluator.logitMargins(codes, run, forward);
    float[][] reverse = new float[group.members().size()][run.count()];
    // The last window of this strand is the first of the other.
    evaluator.logitMargins(
        Bases.reverseComplement(codes),
        new WindowRun(codes.length - run.end(length), run.stride(), run.count()),
        reverse);
    boolean[] known = new boolean[run.count()];
    for (int i = 0; i < known.length; i++) {
      known[i] = KnownBases.areEnough(codes, run.start(i), length);
    }
    List<Found> found = new ArrayList<>();
    for (int m = 0; m < group.members().size(); m++) {
      int best = -1;
      float highest = 0;
      for (int i = 0; i < known.length; i++) {
        float score =
            StrandMargins.combine(strand, forward[m][i], reverse[m][known.length - 1 - i]);
        if (known[i] && (best < 0 || score > highest)) {
          best = i;
          highest = score;
        }
      }
      if (best >= 0) {
        Member member = group.members().get(m);
        found.add(
            new Found(
                member,
                new FactorCall(
                    member.card(),
                    run.start(best),
                    highest,
                    reverse[m][known.length - 1 - best] > forward[m][best],
                    member.scale().meaning(highest, strand),
                    Optional.empty(),
                    member.card().tf())));
      }
    }
    return found;
  }

  private static FactorCall withWord(Found found, byte[] codes) {
    FactorCall call = found.call();
    byte[] window =
        Arrays.copyOfRange(codes, call.start(), call.start() + call.card().windowLength());
    byte[] read = call.reverse() ? Bases.reverseComplement(window) : window;
    SaliencySeqlet saliency = new SaliencySeqlet();
    Network network = found.member().network();
    return saliency.supports(network.architecture())
        ? call.with(saliency.reader(network).word(read, 0))
        : call;
  }
}
