package org.motiflens.plugin.adapter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.settings.Options;

/** Which IGV is there, and its adapter. Loads no class of IGV's, whose classes set up much. */
public final class InstalledIgv {
  private InstalledIgv() {}

  /**
   * The adapter of the IGV whose classes a loader has.
   *
   * @throws InputException with a sentence that says what to add, when there is none
   */
  public static IgvAdapter choose(List<IgvAdapter> adapters, ClassLoader loader) {
    Optional<IgvAdapter> found =
        adapters.stream().filter(adapter -> has(loader, adapter.igvClass())).findFirst();
    return found.orElseThrow(
        () ->
            new InputException(
                "There is no IGV on the class path; MotifLens runs in IGV "
                    + adapters.stream()
                        .map(IgvAdapter::versions)
                        .collect(Collectors.joining(" and "))
                    + ". Add IGV's jar or the jars of its lib folder to -cp."));
  }

  /**
   * Starts the IGV that is on the class path with the extension, or ends the program with a
   * sentence and status 1.
   *
   * @param arguments ours, which begin --motiflens, and IGV's own options and files
   */
  public static void start(List<IgvAdapter> adapters, String... arguments) {
    IgvAdapter adapter;
    Options options;
    try {
      adapter = choose(adapters, InstalledIgv.class.getClassLoader());
      options = Options.parse(arguments);
    } catch (InputException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    adapter.start(options);
  }

  /** Whether one of them finds its IGV on the class path. */
  public static boolean isThere(List<IgvAdapter> adapters) {
    return adapters.stream()
        .anyMatch(adapter -> has(InstalledIgv.class.getClassLoader(), adapter.igvClass()));
  }

  private static boolean has(ClassLoader loader, String name) {
    return loader.getResource(name.replace('.', '/') + ".class") != null;
  }
}
