package org.motiflens.plugin.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.export.ExportPlan;
import org.motiflens.explain.export.ExportRun;
import org.motiflens.explain.export.LocalEngine;
import org.motiflens.explain.export.ProfileEngine;
import org.motiflens.explain.export.TrackFiles;
import org.motiflens.explain.export.TrackFormat;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.genome.InputException;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;

/**
 * The values of a track over regions as a file: bedGraph, bigWig or wiggle, as the file's name
 * says. Computed and written as the command line does it: the same regions give the same bytes.
 *
 * @param repository of the track's model
 * @param methods where the track's method is registered
 * @param source the genome
 * @param spec what the track shows
 */
public record TrackExport(
    ModelRepository repository,
    AttributionRegistry methods,
    SequenceSource source,
    TrackSpec spec) {

  /**
   * Writes a file, whole or not at all. Reads the model and computes: not for the event thread.
   *
   * @param regions of which bases; an anchor of the track is theirs to have
   * @param monitor told of the progress in bases, and asked whether to go on
   * @throws InputException when no region has a value, or the file cannot be written
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public void write(Path file, RegionSet regions, Monitor monitor) {
    if (TrackFormat.of(file.getFileName().toString()).needsThreshold()) {
      throw new InputException(Messages.wantsValues(file));
    }
    ModelCard card = repository.card(spec.modelId());
    ProfileRecipe recipe =
        new ProfileRecipe(
            new ModelBundle(card, repository.network(card.id())),
            methods.named(spec.methodKey()),
            WindowLayout.everyBases(spec.windowLength(), spec.stride()),
            spec.strand());
    ExportPlan plan = new ExportPlan(source, regions, List.of(recipe));
    try (ProfileEngine engine = LocalEngine.onAllProcessors(source)) {
      new ExportRun(
              plan,
              List.of((p, r) -> TrackFiles.create(file, p, r, OptionalDouble.empty())),
              Optional.empty())
          .run(engine, monitor);
    }
  }
}
