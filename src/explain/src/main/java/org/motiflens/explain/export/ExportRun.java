package org.motiflens.explain.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.background.ParallelTasks;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.genome.InputException;
import org.motiflens.genome.interval.Region;
import org.motiflens.genome.track.TrackWriter;

/**
 * Carries out an export: an engine computes, a thread takes the pieces of a track in order and
 * writes them, for one track after the other or, where the engine asks for it, some at a time. The
 * bytes of a track depend on its recipe, its regions and its format alone, not on the engine and
 * not on how often the work was broken off and resumed.
 */
public final class ExportRun {
  /** Where a track goes. */
  @FunctionalInterface
  public interface Target {
    /**
     * Begins the file of a track, when its turn has come.
     *
     * @throws InputException when it cannot be written
     */
    TrackWriter open(ExportPlan plan, ProfileRecipe recipe);
  }

  /** A chromosome of a track: what is finished or not when work is broken off. */
  private record Unit(int track, ProfileRecipe recipe, String chromosome, List<Region> regions) {
    Iterator<ProfileTask> tasks(int pieceLength) {
      return ExportPlan.tasks(recipe, regions, pieceLength);
    }

    long bases() {
      return regions.stream().mapToLong(region -> region.locus().length()).sum();
    }
  }

  private final ExportPlan plan;
  private final List<Target> targets;
  private final Optional<ExportCheckpoint> checkpoint;

  /**
   * @param targets where the track of each recipe goes
   * @param checkpoint what keeps finished chromosomes, if they are to be kept
   */
  public ExportRun(ExportPlan plan, List<Target> targets, Optional<ExportCheckpoint> checkpoint) {
    if (targets.size() != plan.recipes().size()) {
      throw new IllegalArgumentException(
          targets.size() + " targets for " + plan.recipes().size() + " tracks");
    }
    this.plan = Objects.requireNonNull(plan);
    this.targets = List.copyOf(targets);
    this.checkpoint = checkpoint;
  }

  /**
   * Computes and writes everything. Progress is counted in bases; the monitor is called from the
   * calling thread alone.
   *
   * @throws InputException when no region has a value, the sequence cannot be read or a file cannot
   *     be written; tracks that were finished before stay
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public void run(ProfileEngine engine, Monitor monitor) {
    int pieceLength = engine.pieceLength(plan.bases());
    plan.requireValues(monitor, pieceLength);
    List<List<Unit>> tracks = tracks();
    monitor.progress(0, plan.bases());
    int writers = Math.min(engine.writers(), tracks.size());
    if (writers > 1) {
      new ParallelTasks(plan.bases(), monitor)
          .run(
              tracks.stream()
                  .<Consumer<Monitor>>map(
                      track -> watching -> write(List.of(track), engine, pieceLength, watching))
                  .toList(),
              writers);
    } else {
      write(tracks, engine, pieceLength, monitor);
    }
  }

  /** Writes some tracks, one after the other. */
  private void write(
      List<List<Unit>> tracks, ProfileEngine engine, int pieceLength, Monitor monitor) {
    List<Unit> missing =
        tracks.stream().flatMap(List::stream).filter(unit -> !isKept(unit)).toList();
    try (ProfileEngine.Results results =
        engine.start(new Tasks(missing, pieceLength), pieceLength)) {
      Work work = new Work(results, monitor, pieceLength);
      tracks.forEach(work::write);
    }
  }

  /** The units of each track. */
  private List<List<Unit>> tracks() {
    List<List<Unit>> tracks = new ArrayList<>();
    List<String> chromosomes = plan.regions().chromosomes();
    for (int track = 0; track < targets.size(); track++) {
      List<Unit> units = new ArrayList<>();
      for (String chromosome : chromosomes) {
        units.add(
            new Unit(track, plan.recipes().get(track), chromosome, plan.regions().on(chromosome)));
      }
      tracks.add(units);
    }
    return tracks;
  }

  private boolean isKept(Unit unit) {
    return checkpoint.isPresent()
        && (checkpoint.get().isFinished(unit.track())
            || checkpoint.get().holds(unit.track(), unit.chromosome()));
  }

  /** The pieces of some units, cut when they are asked for. */
  private static final class Tasks implements Iterator<ProfileTask> {
    private final Iterator<Unit> units;
    private final int pieceLength;
    private Iterator<ProfileTask> current = List.<ProfileTask>of().iterator();

    Tasks(List<Unit> units, int pieceLength) {
      this.units = units.iterator();
      this.pieceLength = pieceLength;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && units.hasNext()) {
        current = units.next().tasks(pieceLength);
      }
      return current.hasNext();
    }

    @Override
    public ProfileTask next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return current.next();
    }
  }

  /** Takes results and writes them. */
  private final class Work {
    private final ProfileEngine.Results results;
    private final Monitor monitor;
    private final int pieceLength;

    /** Bases that are written, and those that the monitor has heard of. */
    private long done;

    private long told;

    Work(ProfileEngine.Results results, Monitor monitor, int pieceLength) {
      this.results = results;
      this.monitor = monitor;
      this.pieceLength = pieceLength;
    }

    private void advance(long bases) {
      done += bases;
      tell(done);
    }

    /** What is computed ahead was told before it is written. */
    private void tell(long bases) {
      told = Math.max(told, bases);
      monitor.progress(told, plan.bases());
    }

    void write(List<Unit> units) {
      int track = units.get(0).track();
      if (checkpoint.isPresent() && checkpoint.get().isFinished(track)) {
        units.forEach(unit -> advance(unit.bases()));
        return;
      }
      try (TrackWriter file = targets.get(track).open(plan, plan.recipes().get(track))) {
        for (Unit unit : units) {
          if (isKept(unit)) {
            replay(unit, file);
          } else {
            compute(unit, file);
          }
        }
        file.commit();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (checkpoint.isPresent()) {
        checkpoint.get().finish(track);
      }
    }

    private void replay(Unit unit, TrackWriter file) {
      checkpoint
          .orElseThrow()
          .read(
              unit.track(),
              unit.chromosome(),
              profile -> {
                monitor.check();
                file.write(profile.locus(), profile.values());
                advance(profile.locus().length());
              });
    }

    private void compute(Unit unit, TrackWriter file) throws IOException {
      if (checkpoint.isEmpty()) {
        compute(unit, List.of(file));
        return;
      }
      try (TrackWriter kept = checkpoint.get().begin(unit.track(), unit.chromosome())) {
        compute(unit, List.of(file, kept));
        kept.commit();
      }
    }

    /** The bases that are computed and not yet written; the last of all are told when they are. */
    private final class Ahead implements Monitor {
      @Override
      public void progress(long computed, long total) {
        tell(Math.min(done + computed, plan.bases() - 1));
      }

      @Override
      public boolean isCancelled() {
        return monitor.isCancelled();
      }
    }

    private void compute(Unit unit, List<TrackWriter> files) {
      Iterator<ProfileTask> tasks = unit.tasks(pieceLength);
      while (tasks.hasNext()) {
        tasks.next();
        Profile profile = results.next(new Ahead());
        float[] values = profile.values();
        files.forEach(file -> file.write(profile.locus(), values));
        advance(profile.locus().length());
      }
    }
  }
}
