package org.motiflens.plugin.extension;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.panel.features.FeatureHost;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.widget.DividerShares;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Jobs;

/** The browser as the side panel sees it. */
public final class BrowserPanelHost implements PanelHost {
  /** Bases shown around a summit when the view is the whole genome or much wider. */
  private static final int PEAK_VIEW = 180;

  private static final int WIDEST_KEPT = 2_000;

  private final Extension extension;

  public BrowserPanelHost(Extension extension) {
    this.extension = extension;
  }

  @Override
  public List<ModelCard> models() {
    return extension.models().cards();
  }

  @Override
  public List<String> modelProblems() {
    return extension.models().problems();
  }

  @Override
  public List<AttributionMethod> methodsFor(ModelCard card) {
    return extension.facts().methodsFor(card);
  }

  @Override
  public List<AttributionMethod> usualMethods(ModelCard card) {
    return extension.facts().usualMethods(card);
  }

  @Override
  public void addTracks(ModelCard card, List<AttributionMethod> methods) {
    extension.addTracks(card, methods);
  }

  @Override
  public Map<String, Integer> trackCounts() {
    return new ModelTracks(extension).counts();
  }

  @Override
  public void replaceTracks(String modelId, ModelCard by) {
    new ModelTracks(extension).replace(modelId, by);
  }

  @Override
  public void removeTracks(String modelId) {
    new ModelTracks(extension).remove(modelId);
  }

  @Override
  public OptimisedSequences sequences() {
    return extension.sequences();
  }

  @Override
  public TrackColours colours() {
    return extension.colours();
  }

  @Override
  public Jobs jobs() {
    return extension.jobs();
  }

  @Override
  public Optional<SequenceSource> genome() {
    return extension.genome().map(SequenceSource.class::cast);
  }

  @Override
  public Network network(String modelId) {
    return extension.models().network(modelId);
  }

  @Override
  public Optional<Calibration> calibration(String modelId) {
    return extension.models().calibration(modelId);
  }

  @Override
  public Supplier<InputFiles> inputs() {
    return extension.inputs();
  }

  @Override
  public FactorPanel factors(Monitor monitor) {
    return extension.models().factors(StrandRule.MEAN, monitor);
  }

  @Override
  public Optional<Path> chooseTarget(String title, String suggestedName) {
    return extension.browser().chooseTarget(title, suggestedName);
  }

  @Override
  public DividerShares dividers() {
    return extension.dividers();
  }

  @Override
  public MotifLibrary motifLibrary() {
    return MotifLibrary.ofUser();
  }

  @Override
  public Optional<Path> chooseMotifs() {
    return extension.browser().chooseFile("Add known motifs (MEME, JASPAR or TRANSFAC)");
  }

  @Override
  public void addHits(MotifMatrix motif, double greatestP, String notice) {
    extension.markTracks().addHits(motif, greatestP, notice);
  }

  @Override
  public void addAllHits(String database) {
    extension.markTracks().addAllHits(database);
  }

  @Override
  public Optional<Locus> stretch() {
    View view = extension.browser().view();
    Optional<BrowserGenome> genome = extension.genome();
    if (view.chromosome().isEmpty() || genome.isEmpty()) {
      return Optional.empty();
    }
    String chromosome = genome.get().canonical(view.chromosome().get());
    int start = (int) Math.max(0, Math.floor(view.origin()));
    int end = (int) Math.min(genome.get().length(chromosome), Math.ceil(view.end()));
    Optional<Locus> marked =
        extension.browser().regionsOfInterest().stream()
            .filter(region -> genome.get().canonical(region.chromosome()).equals(chromosome))
            .filter(region -> region.start() < end && region.end() > start)
            .filter(region -> region.length() <= LONGEST_STRETCH)
            .reduce((first, second) -> second)
            .map(region -> new Locus(chromosome, region.start(), region.end()));
    return marked.or(
        () ->
            start < end && end - start <= LONGEST_STRETCH
                ? Optional.of(new Locus(chromosome, start, end))
                : Optional.empty());
  }

  @Override
  public Optional<Path> exported() {
    return extension.exported().offered();
  }

  @Override
  public void loadExported() {
    extension.exported().load();
  }

  @Override
  public void putExportedAside() {
    extension.exported().putAside();
  }

  @Override
  public FeatureHost features() {
    return new BrowserFeatureHost(extension, this);
  }

  @Override
  public List<PeakFile> loadedPeaks() {
    List<PeakFile> files = new ArrayList<>();
    for (Browser.OpenFile open : extension.browser().openFiles()) {
      if (isPeaks(open.path())) {
        localFile(open.path())
            .ifPresent(path -> files.add(new PeakFile(Messages.plain(open.name()), path)));
      }
    }
    // What is listed first is shown first: peaks with summits rather than genes or other intervals.
    files.sort(Comparator.comparing(file -> !isNamed(file.path().toString(), "narrowpeak")));
    return files;
  }

  private static boolean isPeaks(String path) {
    return isNamed(path, "narrowpeak") || isNamed(path, "bed");
  }

  private static boolean isNamed(String path, String end) {
    return path.toLowerCase(Locale.ROOT).matches(".*\\." + end + "(\\.gz)?");
  }

  private static Optional<Path> localFile(String path) {
    try {
      Path file = Path.of(path);
      return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Path> choosePeaks() {
    return extension.browser().chooseFile("Open peaks (narrowPeak or BED)");
  }

  @Override
  public Optional<String> goTo(Peak peak) {
    return goTo(peak.chromosome(), peak.summit(), peak.end(), () -> peak.locus().toString());
  }

  @Override
  public Optional<String> goTo(Anchor place) {
    return goTo(
        place.chromosome(),
        place.position(),
        place.position() + 1,
        () -> new Locus(place.chromosome(), place.position(), place.position() + 1).toString());
  }

  private Optional<String> goTo(String name, int position, int end, Supplier<String> locus) {
    Optional<BrowserGenome> genome = extension.genome();
    if (genome.isEmpty()) {
      return Optional.of(Messages.NO_GENOME);
    }
    String chromosome = genome.get().canonical(name);
    try {
      if (end > genome.get().length(chromosome)) {
        return Optional.of(Messages.peakOutside(locus.get(), genome.get().genomeId()));
      }
    } catch (InputException e) {
      return Optional.of(e.getMessage());
    }
    extension.anchorAt(Optional.of(new Anchor(chromosome, position)));
    View view = extension.browser().view();
    double shown = view.width();
    boolean keepZoom =
        view.chromosome().filter(chromosome::equals).isPresent()
            && shown > 20
            && shown <= WIDEST_KEPT;
    int bases = keepZoom ? (int) Math.round(shown) : PEAK_VIEW;
    int start = Math.max(0, position - bases / 2);
    extension.browser().show(chromosome, start, start + bases);
    extension.browser().repaint();
    return Optional.empty();
  }

  @Override
  public Optional<Path> chooseVariants() {
    return extension.browser().chooseFile("Open variants (VCF)");
  }

  @Override
  public void addEffects(VariantList list, VariantScores scores, Path file) {
    extension.markTracks().addEffects(list, scores, file);
  }

  @Override
  public void tell(String sentence) {
    extension.browser().tell(sentence);
  }

  @Override
  public void repaintTracks() {
    extension.browser().repaint();
  }

  @Override
  public Optional<Anchor> viewCentre() {
    View view = extension.browser().view();
    Optional<Anchor> anchor = extension.anchor();
    if (anchor.isPresent() && view.chromosome().equals(anchor.map(Anchor::chromosome))) {
      double half = view.width() / 2;
      if (Math.abs(view.origin() + half - anchor.get().position()) <= half) {
        return anchor;
      }
    }
    int centre = (int) ((view.origin() + view.end()) / 2);
    return centre < 0
        ? Optional.empty()
        : view.chromosome().map(chromosome -> new Anchor(chromosome, centre));
  }

  @Override
  public Memory memory() {
    return extension.memory();
  }

  @Override
  public List<DemandQueue.Activity> activities() {
    return extension.engine().activities();
  }

  @Override
  public void stop(DemandQueue.Activity activity) {
    extension.engine().stop(activity.client());
    extension.browser().repaint(extension.tracks());
  }
}
