package org.motiflens.plugin.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.motif.KnownMotifs;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.plugin.work.Jobs;

/**
 * The database of known motifs that the user has chosen, read in the background. For the event
 * thread alone.
 */
public final class MotifRepository {
  private final MotifLibrary library;
  private final Jobs jobs;
  private final List<Runnable> listeners = new ArrayList<>();
  private Optional<Content> content = Optional.empty();
  private Optional<String> problem = Optional.empty();

  /**
   * What was read.
   *
   * @param names of all databases that can be chosen
   * @param current the name of the one that is chosen
   * @param known its motifs, ready to be compared with
   */
  public record Content(List<String> names, String current, KnownMotifs known) {
    public Content {
      names = List.copyOf(names);
    }

    public MotifDatabase database() {
      return known.database();
    }
  }

  public MotifRepository(MotifLibrary library, Jobs jobs) {
    this.library = library;
    this.jobs = jobs;
  }

  /** Calls back whenever what is here has changed. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** The database, once it is read. */
  public Optional<Content> content() {
    return content;
  }

  /** Why it could not be read or changed, or what was assumed or left out when it was read. */
  public Optional<String> problem() {
    return problem;
  }

  /** Reads the database that the user chose last. */
  public void load() {
    start("Reading known motifs", monitor -> read());
  }

  /** Makes another of the user's databases the current one. */
  public void use(String name) {
    start(
        "Reading known motifs",
        monitor -> {
          library.use(name);
          return read();
        });
  }

  /** Copies a file of motifs into the user's library and makes it the current database. */
  public void add(Path file) {
    start(
        "Adding known motifs",
        monitor -> {
          library.add(file, "", "", "", "");
          return read();
        });
  }

  private Content read() {
    return new Content(library.names(), library.currentName(), new KnownMotifs(library.current()));
  }

  private void start(String label, Function<Monitor, Content> work) {
    jobs.start(label, work, new Jobs.Ends<>(this::take, this::refuse, () -> {}));
  }

  private void take(Content read) {
    content = Optional.of(read);
    List<String> warnings = read.database().warnings();
    problem = warnings.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", warnings));
    listeners.forEach(Runnable::run);
  }

  /** What was there before stays. */
  private void refuse(String sentence) {
    problem = Optional.of(sentence);
    listeners.forEach(Runnable::run);
  }
}
