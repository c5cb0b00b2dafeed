package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;

/**
 * A track hub: the text files through which the UCSC Genome Browser, IGV and others find bigWig
 * files in a folder of a web server and learn their names and colours ({@code hub.txt}, {@code
 * genomes.txt} and, in a folder named like the genome, {@code trackDb.txt}; UCSC, "Track Database
 * Definition", genome.ucsc.edu/goldenPath/help/trackDb/trackDbHub.html). Immutable.
 *
 * <p>A logo is four bigWig files, one a base, drawn on top of each other as letters ({@code
 * container multiWig} with {@code logo on}): dynseq, as it came to be called (Nair et al., Nature
 * Genetics 54:1581-1583, 2022). {@link LogoTracks} writes such files.
 */
public final class TrackHub {
  /** UCSC's colours of bases in code order. */
  private static final List<String> BASE_COLOURS =
      List.of("0,128,0", "0,0,255", "255,166,0", "255,0,0");

  private final String name;
  private final String label;
  private final String email;
  private final String genome;
  private final List<Map<String, String>> stanzas;

  private TrackHub(
      String name, String label, String email, String genome, List<Map<String, String>> stanzas) {
    this.name = name;
    this.label = label;
    this.email = email;
    this.genome = genome;
    this.stanzas = stanzas;
  }

  /**
   * A hub without tracks.
   *
   * @param name a word
   * @param label what browsers show
   * @param email whom to ask; browsers want one
   * @param genome as the browser calls it, for example {@code hg19}; a word that is a file name too
   */
  public static TrackHub of(String name, String label, String email, String genome) {
    if (!genome.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new InputException(
          "\"" + genome + "\" cannot name the genome of a track hub; name one such as hg19.");
    }
    return new TrackHub(word(name), line(label), line(email), genome, List.of());
  }

  /**
   * The same hub with one more track.
   *
   * @param name unlike that of any other; everything but letters and digits becomes an underscore
   * @param shortLabel what stands beside the track; UCSC shows 17 characters
   * @param longLabel what stands above it; UCSC shows 76 characters
   * @param file in the folder of the genome
   * @param colour red, green and blue as in {@code 178,24,43}
   */
  public TrackHub withSignal(
      String name, String shortLabel, String longLabel, String file, String colour) {
    Map<String, String> stanza = stanza(name, shortLabel, longLabel);
    stanza.put("type", "bigWig");
    stanza.put("bigDataUrl", line(file));
    stanza.put("color", colour);
    stanza.put("visibility", "full");
    stanza.put("autoScale", "on");
    stanza.put("alwaysZero", "on");
    stanza.put("maxHeightPixels", "128:64:16");
    return with(List.of(stanza));
  }

  /**
   * The same hub with one more track, of letters; names and labels as for {@link #withSignal}.
   *
   * @param files for A, C, G and T, in the folder of the genome
   */
  public TrackHub withLogo(String name, String shortLabel, String longLabel, List<String> files) {
    Map<String, String> container = stanza(name, shortLabel, longLabel);
    container.put("container", "multiWig");
    container.put("noInherit", "on");
    container.put("type", "bigWig");
    container.put("aggregate", "stacked");
    container.put("logo", "on");
    container.put("visibility", "full");
    container.put("autoScale", "on");
    container.put("maxHeightPixels", "128:64:16");
    List<Map<String, String>> added = new ArrayList<>(List.of(container));
    for (int base = 0; base < BASE_COLOURS.size(); base++) {
      String letter = LogoTracks.letter(base);
      Map<String, String> stanza =
          stanza(name + "_" + letter, shortLabel + " " + letter, longLabel + ", bases " + letter);
      stanza.put("parent", word(name));
      stanza.put("type", "bigWig");
      stanza.put("bigDataUrl", line(files.get(base)));
      stanza.put("color", BASE_COLOURS.get(base));
      stanza.put("priority", Integer.toString(base + 1));
      added.add(stanza);
    }
    return with(added);
  }

  private static Map<String, String> stanza(String name, String shortLabel, String longLabel) {
    Map<String, String> stanza = new LinkedHashMap<>();
    stanza.put("track", word(name));
    stanza.put("shortLabel", line(shortLabel));
    stanza.put("longLabel", line(longLabel));
    return stanza;
  }

  private TrackHub with(List<Map<String, String>> added) {
    List<Map<String, String>> all = new ArrayList<>(stanzas);
    for (Map<String, String> stanza : added) {
      String track = stanza.get("track");
      if (all.stream().anyMatch(other -> other.get("track").equals(track))) {
        throw new IllegalArgumentException("two tracks named " + track);
      }
      all.add(stanza);
    }
    return new TrackHub(name, label, email, genome, List.copyOf(all));
  }

  private static String word(String text) {
    String word = text.replaceAll("[^A-Za-z0-9]+", "_");
    return word.matches("[A-Za-z].*") ? word : "t_" + word;
  }

  private static String line(String text) {
    return Shown.plain(text).trim();
  }

  /** The folder for the bigWig files of a hub in a folder. */
  public Path dataFolder(Path folder) {
    return folder.resolve(genome);
  }

  /**
   * Writes the text files, {@code hub.txt} last: with it the hub is there.
   *
   * @param folder is made when it is not there
   * @throws InputException when they cannot be written
   */
  public void write(Path folder) {
    makeFolder(dataFolder(folder));
    List<String> paragraphs = new ArrayList<>();
    stanzas.forEach(stanza -> paragraphs.add(paragraph(stanza)));
    commit(dataFolder(folder).resolve("trackDb.txt"), String.join("\n", paragraphs));
    Map<String, String> genomes = new LinkedHashMap<>();
    genomes.put("genome", genome);
    genomes.put("trackDb", genome + "/trackDb.txt");
    commit(folder.resolve("genomes.txt"), paragraph(genomes));
    Map<String, String> hub = new LinkedHashMap<>();
    hub.put("hub", name);
    hub.put("shortLabel", label);
    hub.put("longLabel", label);
    hub.put("genomesFile", "genomes.txt");
    hub.put("email", email);
    commit(folder.resolve("hub.txt"), paragraph(hub));
  }

  /**
   * The text files of a hub.
   *
   * @param folder of the hub
   * @param dataFolder of its bigWig files
   */
  public static List<Path> files(Path folder, Path dataFolder) {
    return List.of(
        folder.resolve("hub.txt"),
        folder.resolve("genomes.txt"),
        dataFolder.resolve("trackDb.txt"));
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileFailure.writing("a track hub to " + folder, e);
    }
  }

  private static String paragraph(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    return text.toString();
  }

  private static void commit(Path path, String text) {
    try (AtomicOutput file = TextFile.prepare(path, text)) {
      file.commit();
    } catch (IOException e) {
      throw FileFailure.writing(path, e);
    }
  }
}
