package org.motiflens.genome.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;

/**
 * The files that a piece of work reads, which it must not write: each of them, the indices that
 * belong to it, and what folders hold that are read. Two names are the same file when the file
 * system says so, through links of either kind. Immutable.
 */
public final class InputFiles {
  /** Nothing is read. */
  public static final InputFiles NONE = new InputFiles(List.of(), List.of());

  /** Ends of the names of indices, which stand behind a file's name. */
  private static final List<String> INDICES = List.of(".fai", ".gzi", ".tbi", ".csi", ".idx");

  /** The same, in place of a file's own ending. */
  private static final List<String> REPLACING = List.of(".fai", ".dict");

  private final List<Path> files;
  private final List<Folder> folders;

  /**
   * What is read in a folder and in folders in it.
   *
   * @param endings of the names of its files; none for all files
   */
  private record Folder(Path path, List<String> endings) {
    boolean holds(Path file) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      return Files.exists(file)
          && isIn(file, path)
          && (endings.isEmpty() || endings.stream().anyMatch(name::endsWith));
    }
  }

  private InputFiles(List<Path> files, List<Folder> folders) {
    this.files = List.copyOf(files);
    this.folders = List.copyOf(folders);
  }

  /** These files and their indices. */
  public static InputFiles of(Collection<Path> files) {
    return new InputFiles(files.stream().map(Path::toAbsolutePath).toList(), List.of());
  }

  /** These and one more. */
  public InputFiles and(Path file) {
    List<Path> more = new ArrayList<>(files);
    more.add(file.toAbsolutePath());
    return new InputFiles(more, folders);
  }

  /**
   * These and what is in a folder already, or in folders in it.
   *
   * @param endings of the names of files that are read, in lower case; none for all files
   */
  public InputFiles andFolder(Path folder, String... endings) {
    List<Folder> more = new ArrayList<>(folders);
    more.add(new Folder(folder.toAbsolutePath(), List.of(endings)));
    return new InputFiles(files, more);
  }

  /**
   * Refuses to write one of these.
   *
   * @throws InputException naming the input
   */
  public void requireNone(Path target) {
    OutputTarget output = OutputTarget.of(target);
    for (Path file : files) {
      if (isSame(output.path(), file)) {
        throw clash(target, "it is the input " + file);
      }
      for (Path index : indicesOf(file)) {
        if (isSame(output.path(), index)) {
          throw clash(target, "it is the place of an index of the input " + file);
        }
      }
    }
    for (Folder folder : folders) {
      if (folder.holds(output.path())) {
        throw clash(target, "it is in the folder " + folder.path() + ", which is read");
      }
    }
  }

  private static InputException clash(Path target, String reason) {
    return new InputException("Cannot write " + target + ": " + reason + "; choose another name.");
  }

  private static List<Path> indicesOf(Path file) {
    List<Path> indices = new ArrayList<>();
    List<Path> names = new ArrayList<>(List.of(file));
    try {
      // Indices are looked for beside the name that was given; a link's may lie beside its end,
      // too.
      names.add(file.toRealPath());
    } catch (IOException e) {
      // A file that is not there is spoken of by who reads it.
    }
    for (Path name : names) {
      String plain = name.getFileName() == null ? "" : name.getFileName().toString();
      INDICES.forEach(ending -> indices.add(name.resolveSibling(plain + ending)));
      int dot = plain.toLowerCase(Locale.ROOT).replaceFirst("\\.b?gz$", "").lastIndexOf('.');
      if (dot > 0) {
        REPLACING.forEach(
            ending -> indices.add(name.resolveSibling(plain.substring(0, dot) + ending)));
      }
    }
    return indices;
  }

  /** Whether two names lead to one file, or would, were it there. */
  private static boolean isSame(Path one, Path other) {
    try {
      if (Files.exists(one) && Files.exists(other)) {
        return Files.isSameFile(one, other);
      }
      return one.getFileName().equals(other.getFileName())
          && one.getParent().toRealPath().equals(other.getParent().toRealPath());
    } catch (IOException e) {
      return one.normalize().equals(other.normalize());
    }
  }

  private static boolean isIn(Path path, Path folder) {
    try {
      return path.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return path.normalize().startsWith(folder.normalize());
    }
  }
}
