package org.motiflens.plugin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.settings.Options;

/** What IGV is started with. */
public final class DemoStart {
  private DemoStart() {}

  /**
   * IGV's own arguments; before them, for the demo, its genome, no network, and a folder of its own
   * among the temporary files. IGV writes there to its very end, so that only who started it can
   * clear up. Ends the program with a sentence where the demo's files are missing.
   */
  public static List<String> igvArguments(Options options) {
    List<String> forIgv = new ArrayList<>();
    try {
      if (options.demo()) {
        forIgv.addAll(ofDemo());
      }
    } catch (InputException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    forIgv.addAll(options.igvArguments());
    return forIgv;
  }

  private static List<String> ofDemo() throws IOException {
    Path home = Files.createTempDirectory("motiflens-demo");
    Path genomes = home.resolve("genomes.tsv");
    Files.writeString(genomes, "<Genomes>\n");
    Path preferences = home.resolve("offline.prefs");
    Files.writeString(
        preferences,
        String.join(
            "\n",
            "PROVISIONING_URL_DEFAULT=",
            "IGV.genome.sequence.dir=" + genomes,
            "IGV.backup.genome.sequence.dir=" + genomes,
            "SHOW_GENOME_SERVER_WARNING=false",
            "PORT_ENABLED=false",
            "IGV.Bounds=0,0,1400,880",
            ""));
    return List.of(
        "-o",
        preferences.toString(),
        "--igvDirectory",
        home.toString(),
        "-g",
        DemoData.genome().toString());
  }
}
