package org.motiflens.plugin.igv2;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.broad.igv.ui.util.FileDialogUtils;
import org.broad.igv.ui.util.MessageUtils;
import org.broad.igv.util.ResourceLocator;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.work.Jobs;

/** IGV as the side panel sees it. */
final class IgvHost implements PanelHost {
  /** Bases shown around a summit when the view is the whole genome or much wider. */
  private static final int PEAK_VIEW = 180;

  private static final int WIDEST_KEPT = 2_000;

  private final Extension extension;

  IgvHost(Extension extension) {
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
    return extension.methodsFor(card);
  }

  @Override
  public List<AttributionMethod> usualMethods(ModelCard card) {
    return extension.usualMethods(card);
  }

  @Override
  public void addTracks(ModelCard card, List<AttributionMethod> methods) {
    extension.addTracks(card, methods);
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
  public Optional<Path> chooseTarget(String title, String suggestedName) {
    File suggested = new File(System.getProperty("user.home"), suggestedName);
    File chosen = FileDialogUtils.chooseFile(title, null, suggested, FileDialogUtils.SAVE);
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public MotifLibrary motifLibrary() {
    return MotifLibrary.ofUser();
  }

  @Override
  public Optional<Path> chooseMotifs() {
    File chosen = FileDialogUtils.chooseFile("Add known motifs (MEME, JASPAR or TRANSFAC)");
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public void addHits(MotifMatrix motif, double greatestP, String notice) {
    extension.addHits(motif, greatestP, notice);
  }

  @Override
  public List<PeakFile> loadedPeaks() {
    List<PeakFile> files = new ArrayList<>();
    if (IGV.hasInstance()) {
      for (Track track : IGV.getInstance().getAllTracks()) {
        ResourceLocator locator = track.getResourceLocator();
        if (locator != null && locator.getPath() != null && isPeaks(locator.getPath())) {
          localFile(locator.getPath())
              .ifPresent(path -> files.add(new PeakFile(Messages.plain(track.getName()), path)));
        }
      }
    }
    return files;
  }

  private static boolean isPeaks(String path) {
    return path.toLowerCase(Locale.ROOT).matches(".*\\.(narrowpeak|bed)(\\.gz)?");
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
    File chosen = FileDialogUtils.chooseFile("Open peaks (narrowPeak or BED)");
    return Optional.ofNullable(chosen).map(File::toPath);
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
    Optional<IgvGenome> genome = extension.genome();
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
    ReferenceFrame frame = FrameManager.getDefaultFrame();
    double shown = frame.getEnd() - frame.getOrigin();
    boolean keepZoom = chromosome.equals(frame.getChrName()) && shown > 20 && shown <= WIDEST_KEPT;
    int bases = keepZoom ? (int) Math.round(shown) : PEAK_VIEW;
    int start = Math.max(0, position - bases / 2);
    frame.jumpTo(chromosome, start, start + bases);
    IGV.getInstance().repaint();
    return Optional.empty();
  }

  @Override
  public Optional<Path> chooseVariants() {
    File chosen = FileDialogUtils.chooseFile("Open variants (VCF)");
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public void addEffects(VariantList list, VariantScores scores, Path file) {
    extension.addEffects(list, scores, file);
  }

  @Override
  public void tell(String sentence) {
    MessageUtils.showMessage(sentence);
  }

  @Override
  public void repaintTracks() {
    if (IGV.hasInstance()) {
      IGV.getInstance().repaint();
    }
  }

  @Override
  public Optional<Anchor> viewCentre() {
    ReferenceFrame frame = FrameManager.getDefaultFrame();
    Optional<Anchor> anchor = extension.anchor();
    if (anchor.isPresent() && anchor.get().chromosome().equals(frame.getChrName())) {
      double half = (frame.getEnd() - frame.getOrigin()) / 2;
      if (Math.abs(frame.getOrigin() + half - anchor.get().position()) <= half) {
        return anchor;
      }
    }
    int centre = (int) ((frame.getOrigin() + frame.getEnd()) / 2);
    return frame.getChrName() == null || centre < 0
        ? Optional.empty()
        : Optional.of(new Anchor(frame.getChrName(), centre));
  }

  @Override
  public Memory memory() {
    return extension.memory();
  }

  @Override
  public List<TileEngine.Activity> activities() {
    return extension.engine().activities();
  }

  @Override
  public void stop(TileEngine.Activity activity) {
    extension.engine().stop(activity.client());
    IGV.getInstance().repaint(extension.tracks());
  }
}
