package org.motiflens.plugin.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.settings.Folders;

/** The three things that one can do: {@code install}, {@code status}, {@code remove}. */
public final class Install {
  /** The option that comes before them. */
  public static final String OPTION = "--motiflens-igv";

  private static final String WORDS = "install, status or remove";

  private Install() {}

  /**
   * Does one for the user that runs the program.
   *
   * @param words one of the three
   * @param say takes a sentence at a time
   * @param complain takes what went wrong
   * @return the exit status
   */
  public static int run(List<String> words, Consumer<String> say, Consumer<String> complain) {
    try {
      UserInstallation installation =
          new UserInstallation(Surroundings.of(System.getenv(), System.getProperties()));
      switch (words.size() == 1 ? words.get(0) : "") {
        case "install" -> installation.install(jar(), Folders.besideJar("models"), say);
        case "remove" -> installation.remove(say);
        case "status" -> {
          return installation.status(say) ? 0 : 1;
        }
        default -> throw new InputException(OPTION + " needs one of " + WORDS + " after it.");
      }
      return 0;
    } catch (InputException e) {
      complain.accept(e.getMessage());
      return 1;
    }
  }

  private static Path jar() {
    return Folders.jar()
        .filter(Files::isRegularFile)
        .orElseThrow(
            () -> new InputException("MotifLens runs from no jar; build motiflens-igv.jar first."));
  }
}
