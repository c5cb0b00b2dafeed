package org.motiflens.plugin.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;

/**
 * MotifLens in the IGV of one user. A jar that IGV's Java arguments name and that is not there
 * keeps Java from starting; so jar and models are copied into IGV's own folder, where the file of
 * arguments lies, and what was downloaded may be moved or thrown away. Copies come before the line
 * that names them and go after it.
 */
final class UserInstallation {
  private static final String JAR = "motiflens-igv.jar";

  /** What we copied, a path a line: that alone is deleted. */
  private static final String LIST = "files.txt";

  private static final String BACKUP = "java_arguments.before-motiflens";

  private final Surroundings system;

  UserInstallation(Surroundings system) {
    this.system = system;
  }

  /**
   * Copies, then tells IGV. What was there of an earlier version is replaced.
   *
   * @param from the jar
   * @param models folder of the models, if there is one
   * @param say takes a sentence for people at a time
   * @throws InputException when something cannot be read or written; IGV starts as before
   */
  void install(Path from, Optional<Path> models, Consumer<String> say) {
    Path jar = system.ourFolder().resolve(JAR);
    JavaArguments before = read();
    JavaArguments after = before.with(inNameEncoding(jar));
    try {
      Files.createDirectories(system.ourFolder());
      TreeSet<String> files = new TreeSet<>(List.of(JAR, LIST));
      if (models.isPresent()) {
        files.addAll(modelFiles(models.get()));
      }
      List<String> obsolete = new ArrayList<>(listed());
      obsolete.removeAll(files);
      // First the list: what a broken-off copy leaves is found by the next install or remove.
      TreeSet<String> all = new TreeSet<>(files);
      all.addAll(obsolete);
      write(system.ourFolder().resolve(LIST), String.join("\n", all) + "\n");
      copy(from, jar);
      for (String file : files) {
        if (file.startsWith("models/")) {
          copy(
              models.orElseThrow().resolve(file.substring("models/".length())),
              system.ourFolder().resolve(file));
        }
      }
      delete(obsolete);
      write(system.ourFolder().resolve(LIST), String.join("\n", files) + "\n");
      say.accept(
          "Copied the extension"
              + models.map(folder -> " and " + (files.size() - 2) + " files of models").orElse("")
              + " to "
              + system.ourFolder()
              + ".");
    } catch (IOException e) {
      throw failure(system.ourFolder(), e);
    }
    if (models.isEmpty()) {
      say.accept("There is no folder models beside the jar: tracks need one (MOTIFLENS_MODELS).");
    }
    change(before, after, say);
    if (before.isByHand()) {
      say.accept("The line that named " + before.agent().orElseThrow() + " is replaced by ours.");
    }
    say.accept(
        Product.NAME
            + " "
            + Product.version()
            + " is installed. Start IGV as always; the menu "
            + Product.NAME
            + " is there.");
    deafLauncher().ifPresent(say);
  }

  /**
   * Says what there is.
   *
   * @return whether IGV will start with MotifLens or without any trace of it
   */
  boolean status(Consumer<String> say) {
    Path arguments = system.argumentsFile();
    Optional<String> agent = read().agent();
    if (agent.isEmpty()) {
      say.accept(
          Product.NAME
              + " is not in IGV: "
              + arguments
              + " does not name it; add it with motiflens igv install.");
      return true;
    }
    String named = fromNameEncoding(agent.get());
    Path jar = system.home().resolve(named);
    if (!Files.isRegularFile(jar)) {
      say.accept(
          "IGV cannot start: "
              + arguments
              + " names "
              + named
              + ", which is not there; run motiflens igv install, or motiflens igv remove.");
      return false;
    }
    say.accept(
        Product.NAME
            + version(jar).map(version -> " " + version).orElse("")
            + " is in IGV: "
            + arguments
            + " names "
            + named
            + ".");
    deafLauncher().ifPresent(say);
    return true;
  }

  /** Takes the line out, then the copies. What else lies in our folder stays. */
  void remove(Consumer<String> say) {
    JavaArguments before = read();
    if (before.agent().isEmpty() && !Files.exists(system.ourFolder())) {
      say.accept(Product.NAME + " is not in IGV; nothing was changed.");
      return;
    }
    change(before, before.without(), say);
    try {
      delete(listed());
      if (Files.isDirectory(system.ourFolder())) {
        say.accept("Left " + system.ourFolder() + ", which holds files that are not ours.");
      }
    } catch (IOException e) {
      throw failure(system.ourFolder(), e);
    }
    say.accept(Product.NAME + " is no longer in IGV.");
  }

  private void change(JavaArguments before, JavaArguments after, Consumer<String> say) {
    Path file = system.argumentsFile();
    if (before.text().equals(after.text())) {
      return;
    }
    try {
      if (after.isEmpty() && Files.exists(file) && !Files.isSymbolicLink(file)) {
        Files.delete(file);
        say.accept("Deleted " + file + ", which held our lines alone.");
        return;
      }
      Path backup = file.resolveSibling(BACKUP);
      if (!before.isEmpty() && (before.agent().isEmpty() || before.isByHand())) {
        AtomicOutput.write(backup, before.text().getBytes(StandardCharsets.ISO_8859_1));
        say.accept("The file as it was is kept as " + backup + ".");
      }
      AtomicOutput.write(file, after.text().getBytes(StandardCharsets.ISO_8859_1));
      say.accept(
          (after.agent().isPresent() ? "Wrote our lines into " : "Took our lines out of ")
              + file
              + (before.isEmpty() || after.isEmpty() ? "." : "; yours are as they were."));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** The file's bytes, one sign each: whatever its encoding, the user's lines stay as they are. */
  private JavaArguments read() {
    Path file = system.argumentsFile();
    try {
      return JavaArguments.parse(
          Files.readString(file, StandardCharsets.ISO_8859_1), system.windows());
    } catch (NoSuchFileException e) {
      return JavaArguments.parse("", system.windows());
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  /** As argument files are read: in the encoding of names of files. */
  private String inNameEncoding(Path jar) {
    String name = jar.toString();
    if (name.contains("=")) {
      throw new InputException(
          "Java cannot load an extension from "
              + system.ourFolder()
              + ", because it takes \"=\" for the end of the jar's name; start IGV with the jar on"
              + " the class path instead (docs/user-guide.md).");
    }
    if (!system.names().newEncoder().canEncode(name)) {
      throw new InputException(
          "The folder "
              + system.ourFolder()
              + " has signs that this system's encoding of names ("
              + system.names()
              + ") lacks; set the locale to one with UTF-8 and run this again.");
    }
    return new String(name.getBytes(system.names()), StandardCharsets.ISO_8859_1);
  }

  private String fromNameEncoding(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), system.names());
  }

  private static List<String> modelFiles(Path models) throws IOException {
    try (Stream<Path> files = Files.walk(models)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".zip") || file.endsWith("catalogue.tsv"))
          .map(file -> "models/" + models.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private List<String> listed() throws IOException {
    Path list = system.ourFolder().resolve(LIST);
    return Files.exists(list) ? Files.readAllLines(list) : List.of();
  }

  /** Deletes files of ours and the folders that are empty then. */
  private void delete(List<String> files) throws IOException {
    TreeSet<Path> folders = new TreeSet<>(Collections.reverseOrder());
    for (String file : files) {
      Path path = system.ourFolder().resolve(file).normalize();
      if (path.startsWith(system.ourFolder()) && Files.isRegularFile(path)) {
        Files.delete(path);
      }
      for (Path folder = path.getParent();
          folder != null && folder.startsWith(system.ourFolder());
          folder = folder.getParent()) {
        folders.add(folder);
      }
    }
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> left = Files.list(folder)) {
          if (left.findAny().isPresent()) {
            continue;
          }
        }
        Files.delete(folder);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isRegularFile(to) && Files.mismatch(from, to) < 0) {
      return;
    }
    Files.createDirectories(to.getParent());
    try {
      AtomicOutput.write(to, Files.readAllBytes(from));
    } catch (InputException e) {
      // Windows lets nobody replace the jar of a program that runs.
      throw new InputException(
          e.getMessage() + " If IGV is running, close it and run this again.", e);
    }
  }

  private static void write(Path file, String text) {
    AtomicOutput.write(file, text);
  }

  private static InputException failure(Path path, IOException e) {
    return new InputException(
        "Cannot write to " + path + ": " + e + ". If IGV is running, close it and run this again.",
        e);
  }

  private static Optional<String> version(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue("Implementation-Version"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Debian's launcher starts Java without the file; Java reads it when a variable says so. */
  private Optional<String> deafLauncher() {
    if (system.windows()) {
      return Optional.empty();
    }
    for (String folder : system.path().split(":", -1)) {
      Path launcher = Path.of(folder).resolve("igv");
      if (!folder.isEmpty() && Files.isRegularFile(launcher)) {
        try {
          String script = Files.readString(launcher, StandardCharsets.ISO_8859_1);
          return script.contains("java_arguments")
              ? Optional.empty()
              : Optional.of(
                  launcher
                      + " does not read that file; start it with: JDK_JAVA_OPTIONS='@\""
                      + system.argumentsFile()
                      + "\"' igv");
        } catch (IOException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
