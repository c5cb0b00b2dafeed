package org.motiflens.genome.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.motiflens.genome.InputException;

/**
 * Where a file is going to be: a path that was found fit to be written. Links are followed, so that
 * a link stays one and what it points to is replaced.
 *
 * @param named as the user named it, for messages
 * @param path absolute, in an existing folder; a regular file or nothing, never a link
 */
public record OutputTarget(Path named, Path path) {
  /** As many links in a row as Linux follows (path_resolution(7)). */
  private static final int MOST_LINKS = 40;

  /**
   * Looks at a path that is to be written.
   *
   * @throws InputException when it is a folder, a device, a pipe or a socket, is write-protected,
   *     or is in no existing folder
   */
  public static OutputTarget of(Path named) {
    Path path = followLinks(named, named.toAbsolutePath());
    Path folder = path.getParent();
    if (folder == null || path.getFileName().toString().isEmpty() || Files.isDirectory(path)) {
      throw refusal(named, "it is a folder; name a file.");
    }
    if (!Files.isDirectory(folder)) {
      throw refusal(
          named,
          Files.exists(folder)
              ? folder + " is a file; name a folder."
              : "the folder " + folder + " does not exist; make it, or choose another.");
    }
    if (Files.exists(path)) {
      if (!Files.isRegularFile(path)) {
        throw refusal(named, "it is a device or a pipe; name a file.");
      }
      if (!Files.isWritable(path)) {
        throw refusal(named, "the file is write-protected; name another one.");
      }
    }
    return new OutputTarget(named, path);
  }

  private static Path followLinks(Path named, Path from) {
    // What is there behind all links decides first: links of the system's own may lead nowhere.
    if (Files.exists(from) && !Files.isRegularFile(from) && !Files.isDirectory(from)) {
      throw refusal(named, "it is a device or a pipe; name a file.");
    }
    Path path = from;
    for (int links = 0; Files.isSymbolicLink(path); links++) {
      if (links == MOST_LINKS) {
        throw refusal(named, "it is a link that leads back to itself; name a file.");
      }
      try {
        path = path.resolveSibling(Files.readSymbolicLink(path));
      } catch (IOException | InvalidPathException e) {
        throw new InputException(
            "Cannot write " + named + ": its link cannot be read; name a file.", e);
      }
    }
    return path;
  }

  /** The folder of the file. */
  public Path folder() {
    return path.getParent();
  }

  /**
   * A hidden name beside the file, which says whose it is.
   *
   * @param ending after the file's name and a dot
   */
  Path beside(String ending) {
    String name = path.getFileName().toString();
    // File systems allow 255 bytes; of a longer name its hash stands for the rest.
    if (name.length() > LONGEST_NAME) {
      name = name.substring(0, LONGEST_NAME) + Integer.toHexString(name.hashCode());
    }
    return folder().resolve("." + name + "." + ending);
  }

  /** Letters of three bytes each at most, and room for what is put around them. */
  private static final int LONGEST_NAME = 60;

  private static InputException refusal(Path named, String reason) {
    return new InputException("Cannot write " + named + ": " + reason);
  }
}
