package org.motiflens.explain.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.track.BedGraphWriter;
import org.motiflens.genome.track.TrackWriter;
import org.motiflens.genome.track.bigwig.LogoTracks;

/** Begins the files of an export, each with what the plan and the recipe say in it. */
public final class TrackFiles {
  private TrackFiles() {}

  /**
   * Begins a file of the format that its name asks for.
   *
   * @param threshold of formats that hold intervals
   * @throws InputException when it cannot be written
   * @throws IllegalArgumentException when the format needs a threshold and there is none
   */
  public static TrackWriter create(
      Path path, ExportPlan plan, ProfileRecipe recipe, OptionalDouble threshold) {
    return TrackFormat.of(path.getFileName().toString())
        .open(
            path,
            new TrackFormat.Header(
                plan.source(),
                plan.provenance(recipe),
                recipe.trackAttributes(),
                recipe.model().card().tf(),
                threshold));
  }

  /** Begins bedGraph text on a stream. */
  public static TrackWriter on(OutputStream stream, ExportPlan plan, ProfileRecipe recipe) {
    return BedGraphWriter.on(stream, plan.provenance(recipe), recipe.trackAttributes());
  }

  /**
   * Begins the four files of a track of letters; see {@link LogoTracks}.
   *
   * @throws InputException when they cannot be written
   */
  public static TrackWriter logo(Path folder, String name, ExportPlan plan) {
    try {
      return LogoTracks.create(folder, name, plan.source());
    } catch (IOException e) {
      throw FileFailure.writing(folder, e);
    }
  }
}
