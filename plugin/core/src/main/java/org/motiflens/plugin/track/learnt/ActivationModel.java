package org.motiflens.plugin.track.learnt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.swing.JMenuItem;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.FeatureActivations;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.SessionAttributes;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.TrackView;
import org.motiflens.plugin.track.VisibleBases;
import org.motiflens.plugin.track.mark.MarkModel;
import org.motiflens.plugin.work.Outcome;

/** The model of a track of the activation of one feature of a model's layer. */
public final class ActivationModel extends MarkModel {
  /** Bases of a view up to which activations are computed. */
  public static final int WIDEST = 30_000;

  private static final String LAYER = "motiflensLayer";
  private static final String FEATURE = "motiflensFeature";
  private static final int HEIGHT = 50;

  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private volatile Optional<Feature> feature = Optional.empty();
  private volatile Optional<String> problem = Optional.empty();

  /**
   * A feature of a model.
   *
   * @param layer name of the layer
   * @param channel counted from 0
   */
  public record Feature(ModelCard card, String layer, int channel) {
    /** {@code Feature 12 of pool 1, CTCF K562, small CNN}. */
    public String trackName() {
      return "Feature " + (channel + 1) + " of " + layer + ", " + Messages.model(card);
    }
  }

  private record Wish(BrowserGenome genome, Locus locus) {
    boolean covers(VisibleBases visible) {
      Locus view = visible.locus();
      return genome == visible.genome()
          && locus.chromosome().equals(view.chromosome())
          && locus.start() <= view.start()
          && locus.end() >= view.end();
    }
  }

  /** What the queue of marks is asked for. */
  private record Sought(BrowserTrack track, String frame, Wish wish) {}

  private record Found(
      Wish wish, Optional<FeatureActivations.Columns> columns, Optional<String> problem) {}

  /** For a track of a session, which {@link #restore} tells its feature. */
  public ActivationModel(TrackHost host, BrowserTrack track) {
    super(host, track);
  }

  public ActivationModel(TrackHost host, BrowserTrack track, Feature feature) {
    super(host, track);
    this.feature = Optional.of(feature);
  }

  @Override
  public int defaultHeight() {
    return HEIGHT;
  }

  /** The feature, when its model is there. */
  public Optional<Feature> feature() {
    return feature;
  }

  @Override
  protected Optional<String> instead(Locus locus) {
    if (problem.isPresent() || feature.isEmpty()) {
      return problem.or(() -> Optional.of(Messages.badSession(track().getName())));
    }
    return locus.length() > WIDEST
        ? Optional.of(Messages.tooWide(locus.length(), WIDEST))
        : Optional.empty();
  }

  @Override
  public boolean isReady(View view) {
    VisibleBases visible = visible(view);
    if (visible.sentence().isPresent()) {
      return true;
    }
    Found last = found.get(view.frame());
    if (last != null && last.wish().covers(visible)) {
      return true;
    }
    TrackHost owner = host().orElseThrow();
    return !owner.browser().isBatch()
        && owner.marks().wish(new TrackView(track(), view.frame())) instanceof Wish wish
        && wish.covers(visible);
  }

  @Override
  public void load(View view) {
    if (isReady(view)) {
      return;
    }
    VisibleBases visible = visible(view);
    Wish wish = new Wish(visible.genome(), widened(visible));
    TrackHost owner = host().orElseThrow();
    if (owner.browser().isBatch()) {
      found.put(view.frame(), compute(wish, Monitor.NONE));
      return;
    }
    owner
        .marks()
        .want(
            new TrackView(track(), view.frame()),
            track().getName(),
            wish,
            () -> List.of(new Sought(track(), view.frame(), wish)),
            (sought, cancellation) -> found.put(view.frame(), compute(wish, cancellation)));
  }

  /** The view and half as much to both sides, so that small steps find what they need. */
  private static Locus widened(VisibleBases visible) {
    Locus locus = visible.locus();
    int length = visible.genome().length(locus.chromosome());
    return new Locus(
        locus.chromosome(),
        Math.max(0, locus.start() - locus.length() / 2),
        (int) Math.min(length, (long) locus.end() + locus.length() / 2));
  }

  private Found compute(Wish wish, Monitor monitor) {
    return Outcome.of(
            () -> new Found(wish, Optional.of(columns(wish, monitor)), Optional.<String>empty()))
        .orElse(sentence -> new Found(wish, Optional.empty(), Optional.of(sentence)));
  }

  private FeatureActivations.Columns columns(Wish wish, Monitor monitor) {
    Feature shown = feature.orElseThrow();
    Network network = host().orElseThrow().models().network(shown.card().id());
    FeatureLayer layer = FeatureLayer.named(network, shown.layer());
    return new FeatureActivations(network, layer, shown.channel())
        .over(wish.genome(), wish.locus(), monitor);
  }

  /** The columns that have been computed around the view. */
  public Optional<FeatureActivations.Columns> columns(View view) {
    VisibleBases visible = visible(view);
    Found last = found.get(view.frame());
    return last == null
            || visible.sentence().isPresent()
            || last.wish().genome() != visible.genome()
            || !last.wish().locus().chromosome().equals(visible.locus().chromosome())
        ? Optional.empty()
        : last.columns();
  }

  @Override
  protected Scene.MarkList marks(View view, VisibleBases visible, Ink ink) {
    load(view);
    Optional<FeatureActivations.Columns> columns = columns(view);
    float largest = columns.map(c -> largest(c, visible.locus())).orElse(0f);
    Found last = found.get(view.frame());
    String corner =
        last != null && last.problem().isPresent()
            ? last.problem().get()
            : columns.isEmpty()
                ? Messages.COMPUTING
                : String.format(Locale.ROOT, "activation, 0 to %.3g", largest);
    return new Scene.MarkList(
        (g, viewport) -> columns.ifPresent(c -> ActivationBars.paint(g, viewport, c, largest)),
        corner,
        ink);
  }

  private static float largest(FeatureActivations.Columns columns, Locus locus) {
    float largest = 0;
    for (int i = 0; i < columns.values().length; i++) {
      int first = columns.firstBase(i);
      if (first < locus.end() && first + columns.span() > locus.start()) {
        largest = Math.max(largest, columns.values()[i]);
      }
    }
    return largest;
  }

  @Override
  public Optional<String> tooltip(View view, double position) {
    return columns(view)
        .flatMap(
            columns -> {
              int column =
                  (int) Math.floor((position - ActivationBars.left(columns, 0)) / columns.step());
              if (column < 0
                  || column >= columns.values().length
                  || Float.isNaN(columns.values()[column])) {
                return Optional.empty();
              }
              int first = columns.firstBase(column);
              return Optional.of(
                  String.format(
                      Locale.ROOT,
                      "<b>%s</b><br>activation %.4g of the stretch %,d-%,d<br>",
                      Messages.plain(track().getName()),
                      columns.values()[column],
                      first + 1,
                      first + columns.span()));
            });
  }

  @Override
  public List<JMenuItem> items(View view, double position) {
    return List.of();
  }

  // ---- Sessions ----

  @Override
  public Map<String, String> attributes() {
    return feature
        .map(
            shown ->
                Map.of(
                    SessionAttributes.MODEL,
                    shown.card().id(),
                    SessionAttributes.HASH,
                    shown.card().weightsSha256(),
                    LAYER,
                    shown.layer(),
                    FEATURE,
                    Integer.toString(shown.channel() + 1)))
        .orElse(Map.of());
  }

  @Override
  public void restore(UnaryOperator<String> attribute) {
    try {
      int channel = Integer.parseInt(attribute.apply(FEATURE)) - 1;
      feature =
          host()
              .map(
                  owner ->
                      new Feature(
                          owner.card(
                              attribute.apply(SessionAttributes.MODEL),
                              attribute.apply(SessionAttributes.HASH)),
                          attribute.apply(LAYER),
                          channel));
    } catch (NumberFormatException e) {
      problem = Optional.of(Messages.badSession(track().getName()));
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    }
  }
}
