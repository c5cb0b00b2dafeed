package org.motiflens.explain.export;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.interval.Region;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.kernel.Kernels;

/**
 * What an export computes: every recipe gives a track, which holds the values of all regions.
 *
 * @param source where the bases come from
 * @param regions of which bases
 * @param recipes one a track; their layouts have no anchor, regions do
 */
public record ExportPlan(SequenceSource source, RegionSet regions, List<ProfileRecipe> recipes) {
  public ExportPlan {
    Objects.requireNonNull(source);
    recipes = List.copyOf(recipes);
    if (recipes.isEmpty()) {
      throw new IllegalArgumentException("an export without a track");
    }
  }

  /** Bases of all tracks: what progress is counted in. */
  public long bases() {
    return regions.bases() * recipes.size();
  }

  /** The recipe for a region, with its anchor. */
  private static ProfileRecipe at(ProfileRecipe recipe, Region region) {
    return region.anchor().isEmpty()
        ? recipe
        : recipe.with(recipe.layout().anchoredAt(region.anchor().getAsInt()));
  }

  /** The pieces of regions for one track, in order. */
  static Iterator<ProfileTask> tasks(ProfileRecipe recipe, List<Region> regions, int pieceLength) {
    return new Pieces(recipe, regions.iterator(), pieceLength);
  }

  /** Cuts regions one after the other. */
  private static final class Pieces implements Iterator<ProfileTask> {
    private final ProfileRecipe recipe;
    private final Iterator<Region> regions;
    private final int length;
    private ProfileRecipe current;
    private Locus rest;

    Pieces(ProfileRecipe recipe, Iterator<Region> regions, int length) {
      this.recipe = recipe;
      this.regions = regions;
      this.length = length;
    }

    @Override
    public boolean hasNext() {
      return rest != null || regions.hasNext();
    }

    @Override
    public ProfileTask next() {
      if (rest == null) {
        if (!regions.hasNext()) {
          throw new NoSuchElementException();
        }
        Region region = regions.next();
        rest = region.locus();
        current = at(recipe, region);
      }
      // Pieces end at multiples of their length: those of the same place are the same in any plan.
      long boundary = ((long) rest.start() / length + 1) * length;
      int end = (int) Math.min(boundary, rest.end());
      ProfileTask task = new ProfileTask(current, new Locus(rest.chromosome(), rest.start(), end));
      rest = end < rest.end() ? new Locus(rest.chromosome(), end, rest.end()) : null;
      return task;
    }
  }

  /**
   * Refuses regions that have no value at all, before anything is written.
   *
   * @throws InputException when no base of any region has a value
   */
  void requireValues(Monitor monitor, int pieceLength) {
    Set<WindowLayout> seen = new HashSet<>();
    for (ProfileRecipe recipe : recipes) {
      if (seen.add(recipe.layout())) {
        requireValues(recipe, monitor, pieceLength);
      }
    }
  }

  private void requireValues(ProfileRecipe recipe, Monitor monitor, int pieceLength) {
    Iterator<ProfileTask> tasks = tasks(recipe, regions.regions(), pieceLength);
    while (tasks.hasNext()) {
      monitor.check();
      ProfileTask task = tasks.next();
      if (task.recipe().on(source).whyEmpty(task.locus()).isEmpty()) {
        return;
      }
    }
    Region first = regions.regions().get(0);
    ProfileComputer computer = at(recipe, first).on(source);
    if (regions.regions().size() == 1) {
      computer.requireValues(first.locus());
    }
    throw new InputException(
        String.format(
            Locale.ROOT,
            "None of the %,d regions has a value; of the first: %s",
            regions.regions().size(),
            computer.whyEmpty(first.locus()).orElse(first.locus().toString())));
  }

  /** Where the values of a track come from, complete enough to compute them again. */
  public Provenance provenance(ProfileRecipe recipe) {
    GenomeMatch genome = GenomeMatch.of(source, List.of(recipe.model().card()));
    Provenance provenance = recipe.addTo(regions.addTo(genome.addTo(Provenance.ofThisProduct())));
    return Kernels.addTo(anchors(provenance))
        .with("strand", recipe.strand().description())
        .with("left out", "N bases, and windows that are more than half N");
  }

  private Provenance anchors(Provenance provenance) {
    List<Region> anchored =
        regions.regions().stream().filter(region -> region.anchor().isPresent()).toList();
    if (anchored.isEmpty()) {
      return provenance;
    }
    if (anchored.size() == 1) {
      OptionalInt anchor = anchored.get(0).anchor();
      Locus base =
          new Locus(anchored.get(0).locus().chromosome(), anchor.getAsInt(), anchor.getAsInt() + 1);
      return provenance.with("anchor", base + ": the window centred here owns all of its bases");
    }
    return provenance.with(
        "anchors",
        String.format(
            Locale.ROOT,
            "%,d summits; the window centred on one owns all of its bases, the nearer one where"
                + " two meet",
            anchored.size()));
  }
}
