package org.motiflens.explain.export;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bundle.ModelBundle;

/**
 * The profile of one locus as a file: the values of {@link ProfileComputer}, to the last bit, with
 * where they come from. It is the export of one track and one region; the command line and the
 * extension write the same bytes.
 *
 * @param source where the bases come from
 * @param model what looks at them
 * @param method what of it is shown
 * @param layout which window a base belongs to
 */
public record ProfileExport(
    SequenceSource source, ModelBundle model, AttributionMethod method, WindowLayout layout) {
  /**
   * @throws InputException when the method means nothing for the model
   */
  public ProfileExport {
    new ProfileRecipe(model, method, layout, StrandRule.FORWARD);
  }

  private ExportPlan plan(Locus locus) {
    WindowLayout grid = WindowLayout.everyBases(layout.windowLength(), layout.stride());
    ProfileRecipe recipe = new ProfileRecipe(model, method, grid, StrandRule.FORWARD);
    return new ExportPlan(
        source, RegionSet.ofLocus(source, locus, layout.anchor()), List.of(recipe));
  }

  /**
   * Writes a file of the {@link TrackFormat} that its name asks for; beside bigWig a JSON file that
   * says where it comes from. It appears under its name when it is whole. Progress is counted in
   * bases.
   *
   * @throws InputException when the locus is not inside a chromosome of the source or has no value
   *     at all, or the file cannot be written; then no file is left
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public void write(Locus locus, Path target, Monitor monitor) {
    if (TrackFormat.of(target.getFileName().toString()).needsThreshold()) {
      throw new InputException(
          "Cannot write "
              + target
              + ": intervals need a threshold; choose a name that ends in .bedgraph, .bw or .wig.");
    }
    write(
        plan(locus),
        (plan, recipe) -> TrackFiles.create(target, plan, recipe, OptionalDouble.empty()),
        monitor);
  }

  /** Writes bedGraph on a stream, which stays open. A refused locus leaves it untouched. */
  public void write(Locus locus, OutputStream stream, Monitor monitor) {
    write(plan(locus), (plan, recipe) -> TrackFiles.on(stream, plan, recipe), monitor);
  }

  private void write(ExportPlan plan, ExportRun.Target target, Monitor monitor) {
    try (ProfileEngine engine = LocalEngine.onAllProcessors(source)) {
      new ExportRun(plan, List.of(target), Optional.empty()).run(engine, monitor);
    }
  }

  /** Where the values of a locus come from, complete enough to compute them again. */
  public Provenance provenance(Locus locus) {
    ExportPlan plan = plan(locus);
    return plan.provenance(plan.recipes().get(0));
  }

  /** What the track line says after {@code type=bedGraph}. */
  public Map<String, String> trackAttributes() {
    return new ProfileRecipe(model, method, layout, StrandRule.FORWARD).trackAttributes();
  }
}
