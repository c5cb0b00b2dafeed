package org.motiflens.motif.database;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;

/**
 * The motif databases of a user: the bundled one and those that were added, which lie in one folder
 * under the names that they were added with. One of them is current, the one that matches are
 * sought in unless another is named: the one added or chosen last, else the bundled one.
 *
 * @param folder need not exist as long as nothing was added
 */
public record MotifLibrary(Path folder) {
  /** What the bundled database is called when one is to be chosen. */
  public static final String BUNDLED = "bundled";

  private static final String CURRENT = "current";
  private static final String PROPERTIES = ".properties";

  /** The library of the user who runs the program, in {@code .motiflens/motifs} at home. */
  public static MotifLibrary ofUser() {
    return new MotifLibrary(Path.of(System.getProperty("user.home"), ".motiflens", "motifs"));
  }

  /**
   * The names of all databases, {@value #BUNDLED} first, then those added in the order of the
   * alphabet.
   *
   * @throws InputException when the folder cannot be read
   */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(BUNDLED));
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(Files::isRegularFile)
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.startsWith("."))
            .filter(name -> !name.equals(CURRENT) && !name.endsWith(PROPERTIES))
            .sorted()
            .forEach(names::add);
      } catch (IOException e) {
        throw FileFailure.reading("the motif databases in " + folder, e);
      }
    }
    return names;
  }

  /** The name of the current database. */
  public String currentName() {
    Path current = folder.resolve(CURRENT);
    if (!Files.exists(current)) {
      return BUNDLED;
    }
    try {
      String name = WholeFile.text(current, Limits.LARGEST_SMALL_FILE).strip();
      return names().contains(name) ? name : BUNDLED;
    } catch (IOException e) {
      throw FileFailure.reading(current, e);
    }
  }

  /**
   * The current database.
   *
   * @throws InputException when its file cannot be used
   */
  public MotifDatabase current() {
    return open(currentName());
  }

  /**
   * A database.
   *
   * @param name one of {@link #names}
   * @throws InputException when there is none of this name, or its file cannot be used
   */
  public MotifDatabase open(String name) {
    checkKnown(name);
    return name.equals(BUNDLED)
        ? MotifDatabase.bundled()
        : MotifDatabase.read(folder.resolve(name));
  }

  private void checkKnown(String name) {
    if (!names().contains(name)) {
      throw new InputException(
          "There is no motif database \""
              + name
              + "\"; choose one of "
              + String.join(", ", names())
              + ".");
    }
  }

  /**
   * Makes a database the current one.
   *
   * @param name one of {@link #names}
   * @throws InputException when there is none of this name, or the choice cannot be saved
   */
  public void use(String name) {
    checkKnown(name);
    createFolder();
    AtomicOutput.write(folder.resolve(CURRENT), (name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Copies a file of motifs into the library and makes it the current database. A database of the
   * same file name is replaced. What is not known of title, release, licence and credit is taken
   * from the properties beside the file, if there are any.
   *
   * @param title empty when not known, like the other three
   * @return the database as it is now in the library
   * @throws InputException when the file is no file of motifs, or cannot be copied
   */
  public MotifDatabase add(Path file, String title, String release, String licence, String credit) {
    MotifDatabase given = MotifDatabase.read(file);
    String name = file.getFileName().toString();
    if (name.equals(CURRENT)
        || name.equals(BUNDLED)
        || name.startsWith(".")
        || name.endsWith(PROPERTIES)) {
      throw new InputException(
          "A motif database cannot be called \"" + name + "\"; rename the file.");
    }
    Properties about = new Properties();
    about.setProperty("title", title.isEmpty() ? given.title() : title);
    about.setProperty("release", release.isEmpty() ? given.release() : release);
    about.setProperty("licence", licence.isEmpty() ? given.licence() : licence);
    about.setProperty("credit", credit.isEmpty() ? given.credit() : credit);
    createFolder();
    Path target = folder.resolve(name);
    byte[] motifs;
    try {
      motifs = WholeFile.bytes(file, Limits.LARGEST_MOTIF_FILE);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
    // All three are written before one is put in its place: a full disk leaves the library as it
    // was. The properties come first, because without their database they mean nothing.
    try (AtomicOutput notice = AtomicOutput.create(MotifDatabase.propertiesOf(target));
        AtomicOutput database = AtomicOutput.create(target);
        AtomicOutput current = AtomicOutput.create(folder.resolve(CURRENT))) {
      notice.stream().write(text(about));
      database.stream().write(motifs);
      current.stream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
      notice.commit();
      database.commit();
      current.commit();
    } catch (IOException e) {
      throw FileFailure.writing(folder, e);
    }
    return open(name);
  }

  /** The properties as a file has them, without the date that {@link Properties#store} writes. */
  private static byte[] text(Properties properties) {
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .map(line -> line + "\n")
        .reduce("", String::concat)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void createFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileFailure.writing("the folder of motif databases, " + folder, e);
    }
  }
}
