package org.motiflens.spark;

import java.io.Serializable;
import java.util.OptionalInt;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.export.ProfileTask;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.Locus;
import org.motiflens.network.bundle.ModelBundle;

/**
 * A {@link ProfileTask} that can travel: names in place of what they stand for.
 *
 * @param model id of the model
 * @param method key of the method
 * @param windowLength of the layout
 * @param stride of the layout
 * @param anchor of the layout, -1 for none
 * @param strand whose values
 * @param chromosome of the locus
 * @param start of the locus, 0-based
 * @param end of the locus, exclusive
 */
record ShippedTask(
    String model,
    String method,
    int windowLength,
    int stride,
    int anchor,
    StrandRule strand,
    String chromosome,
    int start,
    int end)
    implements Serializable {
  private static final int NO_ANCHOR = -1;

  static ShippedTask of(ProfileTask task) {
    ProfileRecipe recipe = task.recipe();
    WindowLayout layout = recipe.layout();
    Locus locus = task.locus();
    return new ShippedTask(
        recipe.model().id(),
        recipe.method().key(),
        layout.windowLength(),
        layout.stride(),
        layout.anchor().orElse(NO_ANCHOR),
        recipe.strand(),
        locus.chromosome(),
        locus.start(),
        locus.end());
  }

  Locus locus() {
    return new Locus(chromosome, start, end);
  }

  ProfileTask with(ModelBundle bundle) {
    OptionalInt position = anchor == NO_ANCHOR ? OptionalInt.empty() : OptionalInt.of(anchor);
    return new ProfileTask(
        new ProfileRecipe(
            bundle,
            AttributionRegistry.STANDARD.named(method),
            new WindowLayout(windowLength, stride, position),
            strand),
        locus());
  }
}
