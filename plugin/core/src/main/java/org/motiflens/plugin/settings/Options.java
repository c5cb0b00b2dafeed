package org.motiflens.plugin.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;

/**
 * The arguments of the extension's own start: ours, and those that go on to IGV, which would refuse
 * ours.
 *
 * @param models folder of the models
 * @param demo whether to open the bundled demo
 * @param snapshots folder that the demo writes its pictures to, ending IGV afterwards
 * @param igvArguments all others, in order
 */
public record Options(
    Optional<Path> models, boolean demo, Optional<Path> snapshots, List<String> igvArguments) {
  private static final String MODELS = "--motiflens-models";
  private static final String DEMO = "--motiflens-demo";
  private static final String SNAPSHOT = "--motiflens-snapshot";
  private static final String OURS = "--motiflens";

  public Options {
    igvArguments = List.copyOf(igvArguments);
  }

  /**
   * Reads the arguments.
   *
   * @throws InputException when one of ours is unknown or lacks its folder
   */
  public static Options parse(String... arguments) {
    Optional<Path> models = Optional.empty();
    Optional<Path> snapshots = Optional.empty();
    boolean demo = false;
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case MODELS -> models = Optional.of(folder(arguments, i++));
        case SNAPSHOT -> snapshots = Optional.of(folder(arguments, i++));
        case DEMO -> demo = true;
        default -> {
          if (arguments[i].startsWith(OURS)) {
            throw new InputException(
                "Unknown option "
                    + arguments[i]
                    + "; choose from "
                    + MODELS
                    + " DIR, "
                    + DEMO
                    + " and "
                    + SNAPSHOT
                    + " DIR.");
          }
          rest.add(arguments[i]);
        }
      }
    }
    if (snapshots.isPresent() && !demo) {
      throw new InputException(SNAPSHOT + " DIR goes with " + DEMO + ".");
    }
    return new Options(models, demo, snapshots, rest);
  }

  private static Path folder(String[] arguments, int at) {
    if (at + 1 >= arguments.length || arguments[at + 1].startsWith("-")) {
      throw new InputException(arguments[at] + " needs a folder after it.");
    }
    return Path.of(arguments[at + 1]);
  }
}
