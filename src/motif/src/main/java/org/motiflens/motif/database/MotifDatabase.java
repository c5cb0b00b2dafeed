package org.motiflens.motif.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifReading;

/**
 * Known motifs with what has to be said wherever one of them is shown. A file of motifs may have a
 * second file beside it with the same name and {@code .properties} added, which holds {@code
 * title}, {@code release}, {@code licence} and {@code credit}.
 *
 * @param title what people call it, for example {@code JASPAR CORE vertebrates}
 * @param release which edition, for example {@code 5.0 (2014)}; may be empty
 * @param licence on what terms it may be used; may be empty
 * @param credit whom to cite; may be empty
 * @param motifs in the order of the file; not empty
 * @param warnings what was assumed or left out when the file was read, a sentence each
 */
public record MotifDatabase(
    String title,
    String release,
    String licence,
    String credit,
    List<MotifMatrix> motifs,
    List<String> warnings) {
  private static final String BUNDLED = "JASPAR2014_CORE_vertebrates.jaspar";

  public MotifDatabase {
    Objects.requireNonNull(title);
    Objects.requireNonNull(release);
    Objects.requireNonNull(licence);
    Objects.requireNonNull(credit);
    motifs = List.copyOf(motifs);
    warnings = List.copyOf(warnings);
    if (motifs.isEmpty()) {
      throw new IllegalArgumentException("no motifs");
    }
  }

  /** The database that comes with the product: the vertebrate motifs of JASPAR CORE 2014. */
  public static MotifDatabase bundled() {
    try (InputStream motifs = resource(BUNDLED);
        Reader about =
            new InputStreamReader(resource(BUNDLED + ".properties"), StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(about);
      return of(properties, BUNDLED, MotifFiles.read(motifs, BUNDLED));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled motifs cannot be read", e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(MotifDatabase.class.getResourceAsStream(name), name);
  }

  /**
   * The database in a file, with the properties beside it when there are any; without them its
   * title is the file's name.
   *
   * @throws InputException as {@link MotifFiles#read(Path)}, or when the properties cannot be read
   */
  public static MotifDatabase read(Path file) {
    Properties properties = new Properties();
    Path beside = propertiesOf(file);
    if (Files.exists(beside)) {
      try {
        String text = WholeFile.text(beside, Limits.LARGEST_SMALL_FILE);
        properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
      } catch (IOException | IllegalArgumentException e) {
        throw new InputException(
            beside + " cannot be read; expected lines like \"title = JASPAR CORE\".", e);
      }
    }
    return of(properties, file.getFileName().toString(), MotifFiles.read(file));
  }

  static Path propertiesOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".properties");
  }

  private static MotifDatabase of(Properties about, String name, MotifReading read) {
    return new MotifDatabase(
        about.getProperty("title", name),
        about.getProperty("release", ""),
        about.getProperty("licence", ""),
        about.getProperty("credit", ""),
        read.motifs(),
        read.warnings());
  }

  /** The motif with an id. */
  public Optional<MotifMatrix> withId(String id) {
    return motifs.stream().filter(motif -> motif.id().equals(id)).findFirst();
  }

  /**
   * The motifs of a transcription factor, in any case of letters: see {@link FactorNames}.
   * Complexes, {@code A::B}, are not their parts'.
   */
  public List<MotifMatrix> named(String factor) {
    return motifs.stream().filter(motif -> FactorNames.of(motif).isOf(factor)).toList();
  }

  /**
   * The one motif that a person means.
   *
   * @param idOrFactor a motif's id, its name as it stands in the file, or the name of a factor that
   *     has one motif
   * @throws InputException when there is no such motif, or more than one
   */
  public MotifMatrix motif(String idOrFactor) {
    Optional<MotifMatrix> exact = withId(idOrFactor);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<MotifMatrix> named = named(idOrFactor);
    if (named.isEmpty()) {
      named = motifs.stream().filter(motif -> motif.name().equalsIgnoreCase(idOrFactor)).toList();
    }
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.isEmpty()) {
      throw new InputException(
          "There is no motif \""
              + idOrFactor
              + "\" in "
              + title
              + "; name an id or a factor of it.");
    }
    throw new InputException(
        "There are several motifs of "
            + idOrFactor
            + " in "
            + title
            + "; choose one of "
            + named.stream().map(MotifMatrix::id).collect(Collectors.joining(", "))
            + ".");
  }

  /** One line on what the motifs are and on what terms: shown wherever one of them is. */
  public String notice() {
    StringBuilder notice = new StringBuilder(title);
    if (!release.isEmpty()) {
      notice.append(", release ").append(release);
    }
    if (!licence.isEmpty()) {
      notice.append("; ").append(licence);
    }
    if (!credit.isEmpty()) {
      notice.append("; ").append(credit);
    }
    return notice.toString();
  }
}
