package org.motiflens.plugin.track.learnt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JMenuItem;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.instance.BlockCaller;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.instance.InstanceBed;
import org.motiflens.explain.instance.SeqletCaller;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.learnt.LiveInstances;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.SessionAttributes;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.TrackView;
import org.motiflens.plugin.track.VisibleBases;
import org.motiflens.plugin.track.mark.MarkModel;
import org.motiflens.plugin.track.mark.StretchMenu;
import org.motiflens.plugin.work.Jobs;
import org.motiflens.plugin.work.Outcome;

/**
 * The model of a track of the stretches in view that carry attribution, each named by the known
 * motif that it resembles. Found block by block in the background; in batch mode before painting.
 */
public final class InstanceModel extends MarkModel {
  /** Bases of a view up to which stretches are sought. */
  public static final int WIDEST = 30_000;

  /** Greatest q that is shown. */
  public static final double GREATEST_Q = 0.1;

  private static final String SAVE = "Save the stretches in view as BED …";
  private static final int HEIGHT = 56;

  private final Map<String, String> problems = new ConcurrentHashMap<>();
  private volatile Optional<ModelCard> card = Optional.empty();
  private volatile Optional<String> problem = Optional.empty();

  /** What the queue of marks is asked for. */
  private record Sought(ModelCard card, BrowserGenome genome, String chromosome, int block) {}

  /** For a track of a session, which {@link #restore} tells its model. */
  public InstanceModel(TrackHost host, BrowserTrack track) {
    super(host, track);
  }

  public InstanceModel(TrackHost host, BrowserTrack track, ModelCard card) {
    super(host, track);
    this.card = Optional.of(card);
  }

  /** {@code Stretches, CTCF K562, small CNN}. */
  public static String trackName(ModelCard card) {
    return "Stretches, " + Messages.model(card);
  }

  @Override
  public int defaultHeight() {
    return HEIGHT;
  }

  /** The model, when it is there. */
  public Optional<ModelCard> card() {
    return card;
  }

  // ---- Seeking ----

  @Override
  protected Optional<String> instead(Locus locus) {
    if (problem.isPresent() || card.isEmpty()) {
      return problem.or(() -> Optional.of(Messages.badSession(track().getName())));
    }
    return locus.length() > WIDEST
        ? Optional.of(Messages.tooWide(locus.length(), WIDEST))
        : Optional.empty();
  }

  private LiveInstances source() {
    return host().orElseThrow().instances();
  }

  /** The blocks in view, the middle one first. */
  private List<Sought> blocks(VisibleBases visible) {
    Locus locus = visible.locus();
    List<Sought> blocks = new ArrayList<>();
    int first = BlockCaller.blockOf(locus.start());
    int last = BlockCaller.blockOf(locus.end() - 1);
    for (int block = first; block <= last; block++) {
      blocks.add(new Sought(card.orElseThrow(), visible.genome(), locus.chromosome(), block));
    }
    int middle = (first + last) / 2;
    blocks.sort(Comparator.comparingInt(sought -> Math.abs(sought.block() - middle)));
    return blocks;
  }

  private Optional<List<Instance>> known(Sought sought) {
    return source().known(sought.card(), sought.genome(), sought.chromosome(), sought.block());
  }

  private boolean isComplete(VisibleBases visible) {
    return blocks(visible).stream().allMatch(block -> known(block).isPresent());
  }

  @Override
  public boolean isReady(View view) {
    VisibleBases visible = visible(view);
    return visible.sentence().isPresent() || isComplete(visible) || isUnderWay(view, visible);
  }

  private boolean isUnderWay(View view, VisibleBases visible) {
    TrackHost owner = host().orElseThrow();
    return !owner.browser().isBatch()
        && owner.marks().covers(new TrackView(track(), view.frame()), blocks(visible));
  }

  @Override
  public void load(View view) {
    if (isReady(view)) {
      return;
    }
    VisibleBases visible = visible(view);
    List<Sought> blocks = blocks(visible);
    problems.remove(view.frame());
    TrackHost owner = host().orElseThrow();
    if (owner.browser().isBatch()) {
      blocks.forEach(block -> seek(view.frame(), block, Monitor.NONE));
      return;
    }
    owner
        .marks()
        .want(
            new TrackView(track(), view.frame()),
            track().getName(),
            blocks,
            () -> new ArrayList<Object>(blocks),
            (sought, cancellation) -> seek(view.frame(), (Sought) sought, cancellation));
  }

  private void seek(String frame, Sought block, Monitor monitor) {
    Outcome<List<Instance>> outcome =
        Outcome.of(
            () ->
                source()
                    .find(
                        block.card(), block.genome(), block.chromosome(), block.block(), monitor));
    outcome.problem().ifPresent(sentence -> problems.put(frame, sentence));
  }

  /** The stretches that overlap the view and are shown, as far as they are found. */
  public List<Instance> instances(View view) {
    VisibleBases visible = visible(view);
    return visible.sentence().isPresent() ? List.of() : shown(visible);
  }

  private List<Instance> shown(VisibleBases visible) {
    List<Instance> shown = new ArrayList<>();
    for (Sought block : blocks(visible)) {
      for (Instance instance : known(block).orElse(List.of())) {
        if (instance.seqlet().q() <= GREATEST_Q && instance.locus().overlaps(visible.locus())) {
          shown.add(instance);
        }
      }
    }
    shown.sort(Comparator.comparingInt(instance -> instance.locus().start()));
    return shown;
  }

  // ---- Painting ----

  @Override
  protected Scene.MarkList marks(View view, VisibleBases visible, Ink ink) {
    load(view);
    List<Instance> shown = shown(visible);
    return new Scene.MarkList(
        new InstanceMarks(shown, ink), corner(view, visible, shown.size()), ink);
  }

  private String corner(View view, VisibleBases visible, int shown) {
    String sentence = problems.get(view.frame());
    if (sentence != null) {
      return sentence;
    }
    return isComplete(visible)
        ? String.format(
            Locale.ROOT,
            "%,d stretches in view, q ≤ %s; green: for binding, orange: against",
            shown,
            GREATEST_Q)
        : Messages.COMPUTING;
  }

  @Override
  public Optional<String> tooltip(View view, double position) {
    String text = at(view, position).map(this::words).collect(Collectors.joining());
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The stretches at a position, or near enough to it to be meant. */
  private Stream<Instance> at(View view, double position) {
    return instances(view).stream().filter(instance -> isNear(view, position, instance.locus()));
  }

  private String words(Instance instance) {
    String motif =
        instance
            .match()
            .map(
                best ->
                    String.format(
                        Locale.ROOT,
                        "most like %s (%s, strand %s, Tomtom q = %.2g)<br>",
                        Messages.plain(best.target().name()),
                        Messages.plain(best.target().id()),
                        best.orientation(),
                        best.qValue()))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "<b>%s</b><br>%s<br>%s<br>%scontributions add up to %.3g, p = %.2g, q = %.2g<br>",
        Messages.plain(track().getName()),
        instance.locus(),
        instance.bases(),
        motif,
        instance.seqlet().sum(),
        instance.seqlet().p(),
        instance.seqlet().q());
  }

  // ---- Menu ----

  @Override
  public List<JMenuItem> items(View view, double position) {
    List<JMenuItem> items = new ArrayList<>();
    host()
        .ifPresent(
            owner ->
                items.addAll(
                    new StretchMenu(owner, card.map(ModelCard::id))
                        .items(at(view, position).map(NamedStretch::of).toList())));
    items.add(item(SAVE, () -> save(view)));
    return items;
  }

  private void save(View view) {
    host()
        .flatMap(owner -> owner.browser().chooseTarget(SAVE, "stretches.bed"))
        .ifPresent(file -> saveTo(file, view));
  }

  /** Writes the stretches in view in the background. */
  public void saveTo(Path file, View view) {
    VisibleBases visible = visible(view);
    TrackHost owner = host().orElseThrow();
    Browser browser = owner.browser();
    Supplier<InputFiles> inputs = owner.inputs();
    if (visible.sentence().isPresent()) {
      browser.tell(visible.sentence().get());
      return;
    }
    owner
        .jobs()
        .start(
            "Saving stretches",
            monitor -> {
              inputs.get().requireNone(file);
              write(file, visible, monitor);
              return file;
            },
            new Jobs.Ends<>(owner.exported()::offer, browser::tell, () -> {}));
  }

  private void write(Path file, VisibleBases visible, Monitor monitor) {
    ModelCard model = card.orElseThrow();
    StringBuilder text =
        new StringBuilder(
            Kernels.addTo(Provenance.ofThisProduct())
                .with("genome", visible.genome().genomeId())
                .with("locus", visible.locus())
                .with("coordinates", "below 0-based, end exclusive")
                .with("model", model.id())
                .with("model sha256", model.weightsSha256())
                .with("contribution", "corrected gradient of the window with the nearest centre")
                .with("null", BlockCaller.nullWords())
                .with("level", SeqletCaller.DEFAULT_LEVEL)
                .with(
                    "q-value", "at most " + GREATEST_Q + ", within blocks of " + BlockCaller.BLOCK)
                .with("motif database", source().namer().database().notice())
                .commentLines());
    text.append(InstanceBed.HEADER);
    for (Instance instance : source().find(model, visible.genome(), visible.locus(), monitor)) {
      if (instance.seqlet().q() <= GREATEST_Q) {
        text.append(InstanceBed.line(instance));
      }
    }
    AtomicOutput.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  // ---- Sessions ----

  @Override
  public Map<String, String> attributes() {
    return card.map(
            model ->
                Map.of(
                    SessionAttributes.MODEL, model.id(),
                    SessionAttributes.HASH, model.weightsSha256()))
        .orElse(Map.of());
  }

  @Override
  public void restore(UnaryOperator<String> attribute) {
    try {
      card =
          host()
              .map(
                  owner ->
                      owner.card(
                          attribute.apply(SessionAttributes.MODEL),
                          attribute.apply(SessionAttributes.HASH)));
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    }
  }
}
