package org.motiflens.plugin.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.export.TrackFormat;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.interval.Region;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.file.TrackExport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.AttributionModel;
import org.motiflens.plugin.track.VisibleBases;
import org.motiflens.plugin.work.Jobs;

/** Writes the values of a track over regions of the browser's choice. */
public final class TrackValueFiles {
  private final Extension extension;
  private final AttributionModel model;

  public TrackValueFiles(Extension extension, AttributionModel model) {
    this.extension = extension;
    this.model = model;
  }

  /**
   * A name for a file: factor, cells, architecture, method and where, in letters that every system
   * takes; a bigWig, which every browser reads.
   *
   * @param where the bases, for example {@code chr20:1-100}
   */
  public String suggestedName(String where) {
    TrackSpec spec = spec();
    ModelCard card = extension.models().card(spec.modelId());
    return String.join(
                "_", card.tf(), card.cellLine(), card.architecture(), spec.methodKey(), where)
            .replace(",", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
        + ".bw";
  }

  /** Writes regions in the background, with its progress in the panel, and says how it went. */
  public void export(Path file, RegionSet regions) {
    TrackExport export = export();
    Browser browser = extension.browser();
    Supplier<InputFiles> inputs = extension.inputs();
    extension
        .jobs()
        .start(
            Messages.exporting(file),
            monitor -> {
              requireNone(inputs.get(), file);
              export.write(file, regions, monitor);
              return file;
            },
            new Jobs.Ends<>(
                extension.exported()::offer,
                browser::tell,
                () -> browser.status(Messages.exportStopped(file))));
  }

  /** Writes what a view shows, on this thread. */
  public void write(Path file, View view) {
    requireNone(extension.inputs().get(), file);
    export().write(file, inView(view), Monitor.NONE);
  }

  /** A bigWig has a description beside it. */
  private static void requireNone(InputFiles inputs, Path file) {
    inputs.requireNone(file);
    if (TrackFormat.of(file.getFileName().toString()) == TrackFormat.BIGWIG) {
      inputs.requireNone(file.resolveSibling(file.getFileName() + ".json"));
    }
  }

  private TrackExport export() {
    if (!model.source().keepsPlaces()) {
      throw new InputException(Messages.NO_FILE_OF_OTHER_LENGTH);
    }
    return new TrackExport(extension.models(), extension.methods(), genome(), spec());
  }

  private TrackSpec spec() {
    return model.spec().orElseThrow(() -> new InputException(Messages.NOT_INSTALLED));
  }

  private BrowserGenome genome() {
    return model.genome().orElseThrow(() -> new InputException(Messages.NO_GENOME));
  }

  /**
   * What a view shows.
   *
   * @throws InputException when it shows no values
   */
  public RegionSet inView(View view) {
    VisibleBases shown = model.bases(view);
    if (shown.sentence().isPresent()) {
      throw new InputException(shown.sentence().get());
    }
    return ofLocus(shown.genome(), shown.locus());
  }

  private RegionSet ofLocus(BrowserGenome genome, Locus locus) {
    return RegionSet.ofLocus(genome, locus, spec().layout(locus.chromosome()).anchor());
  }

  /** The whole chromosome that a view shows a part of. */
  public RegionSet chromosome(View view) {
    BrowserGenome genome = genome();
    String chromosome =
        genome.canonical(
            view.chromosome().orElseThrow(() -> new InputException(Messages.WHOLE_GENOME)));
    return ofLocus(genome, new Locus(chromosome, 0, genome.length(chromosome)));
  }

  /** The regions that the user marked in the browser. */
  public RegionSet regionList() {
    BrowserGenome genome = genome();
    List<Region> regions =
        extension.browser().regionsOfInterest().stream()
            .map(
                region ->
                    Region.of(
                        new Locus(
                            genome.canonical(region.chromosome()), region.start(), region.end())))
            .toList();
    if (regions.isEmpty()) {
      throw new InputException(Messages.NO_REGIONS);
    }
    return RegionSet.of(genome, regions, Messages.REGION_LIST);
  }
}
