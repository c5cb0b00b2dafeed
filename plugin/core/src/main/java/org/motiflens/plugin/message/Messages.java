package org.motiflens.plugin.message;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;

/** What the extension says to people: every sentence and label of more than one place. */
public final class Messages {
  public static final String PRODUCT = "MotifLens";
  public static final String WHOLE_GENOME =
      "Choose a chromosome and zoom in to compute this track.";
  public static final String NO_GENOME = "Load a genome to compute this track.";
  public static final String UNKNOWN_SEQUENCE =
      "The genome has no known sequence (N) here; models need at least half of a window.";
  public static final String OUTSIDE = "The view lies outside the chromosome; move it back.";
  public static final String NOT_INSTALLED =
      "This track needs the MotifLens extension, which is not running in this IGV.";
  public static final String NOT_LOCAL =
      "MotifLens opens files of tracks (.mlens) from local folders only; save it first.";
  public static final String OPEN_TRACKS = "Open tracks (.mlens) …";
  public static final String SAVE_TRACKS = "Save tracks as .mlens …";
  public static final String NO_TRACKS = "There is no MotifLens track to save; add one first.";
  public static final String LOAD_EXPORTED = "Load what was exported";
  public static final String STRAND = "Strand";
  public static final String SESSIONS_LOST =
      "This IGV runs as a module that is closed to MotifLens: sessions will not bring its tracks"
          + " back and IGV's File menu will not open .mlens files. Start IGV with -javaagent and"
          + " the extension's jar instead.";
  public static final String MODELS = "Models";
  public static final String MODEL_CARD = "Chosen model";
  public static final String OPTIMISED = "Class-optimised sequence";
  public static final String PEAKS = "Peaks";
  public static final String MOTIFS = "Known motifs";
  public static final String MOTIF_DATABASE = "Motif database …";
  public static final String GREATEST_P = "Which hits are shown";
  public static final String SAVE_HITS = "Save the hits in view as BED …";
  public static final String DASHBOARD = "Dashboard for this window";
  public static final String ALLELES = "Four alleles of a base";
  public static final String VARIANTS = "Variants";
  public static final String VARIANTS_NOT_LOCAL =
      "The session names no VCF file of this computer: open it in the side panel.";

  /** What a session names is no file. */
  public static String variantsAreAFolder(String written) {
    return "The session names \""
        + plain(written)
        + "\" as its file of variants, which is a folder: open the VCF file in the side panel.";
  }

  public static final String SCORE_ALLELES = "Score all four bases here";
  public static final String OTHER_ALLELE = "Several bases, an insertion or a deletion…";
  public static final String NO_FILE_OF_OTHER_LENGTH =
      "An insertion or deletion moves bases, so that values of this track have no place in a file of"
          + " the genome's positions; export the genome's own track.";
  public static final String LEGEND = "How to read the tracks";
  public static final String IDLE = "Nothing is being computed.";
  public static final String ADD_TRACKS = "Add tracks";
  public static final String NO_PEAKS = "Load or open a narrowPeak or BED file to step through.";
  public static final String NO_DEMO =
      "The demo's data was not found; put resources/demo beside the extension's jar or above it.";
  public static final String DEMO_TIMEOUT = "The demo did not come to rest within ten minutes.";
  public static final String COLOUR_BLIND_SAFE = "Colours for all kinds of colour vision";
  public static final String MEMORY = "Memory for computed tracks …";
  public static final String MEMORY_TIP =
      "What is computed is kept to be shown again; the menu MotifLens sets how much";
  public static final String SHOW_PANEL = "Show side panel";
  public static final String EXPORT = "Export the values in view (bigWig, bedGraph, wig) …";
  public static final String EXPORT_REGIONS =
      "Export the regions of interest (bigWig, bedGraph, wig) …";
  public static final String EXPORT_CHROMOSOME =
      "Export the whole chromosome (bigWig, bedGraph, wig) …";
  public static final String REGION_LIST = "regions of interest of IGV";
  public static final String NO_REGIONS =
      "There is no region of interest; define some with IGV's Regions menu or its tool bar.";
  public static final String METHOD = "Method";
  public static final String SCALE = "Scale";
  public static final String SCALE_FITTED = "Fit to the bracket, or else to what is in view";
  public static final String SCALE_KEPT = "Keep as it is now";
  public static final String OWN_LOOK = "Letters and colours again";
  public static final String DROP_ANCHOR = "No longer centre a window on the peak";
  public static final String CONTROL_ZERO = "control taken as zero";
  public static final String OBSERVED = "Show observed counts on the same scale (bigWig)…";
  public static final String NO_OBSERVED = "Hide observed counts";
  public static final String CONTROLS = "Give the control experiment (bigWig)…";
  public static final String NO_CONTROLS = "Take the control as zero";
  public static final String AGAIN = "Try again what failed";
  public static final String OUT_OF_MEMORY =
      "There was not enough memory for this: give IGV more with Java's option -Xmx, or computed"
          + " tracks less in the menu MotifLens.";
  public static final String COMPUTING = "computing …";
  public static final String OF_BRACKET = "(bracket)";
  public static final String WHOLE_WINDOWS = "each window, read whole";
  public static final String NO_FACTS = "window: no score, more than half of it is N";
  public static final String FACTS_COMING = "window: computing …";
  public static final String STOPPED = "Stopped. Move the view to compute again.";

  private Messages() {}

  /** The item of the menu that says which version this is. */
  public static String about(String version) {
    return "About " + PRODUCT + " " + version + " …";
  }

  /** What computed tiles take, under what is running. */
  public static String memory(String ofLimit) {
    return "Computed tracks in memory: " + ofLimit;
  }

  public static String memoryQuestion(String ofLimit, int least, int most) {
    return "Computed tracks take "
        + ofLimit
        + ". How many MB may they take at most ("
        + least
        + " to "
        + most
        + ")?";
  }

  public static String badMemory(String answer, int least, int most) {
    return "\""
        + plain(answer)
        + "\" is no number of megabytes, and the limit stays as it was; give one from "
        + least
        + " to "
        + most
        + ".";
  }

  /**
   * The tooltip of a base, as HTML.
   *
   * @param base where it is
   * @param value of the base, as HTML
   * @param observed what {@link #observed} says, or nothing
   * @param trust how far the window can be trusted
   */
  public static String tooltip(
      String track,
      Locus base,
      byte code,
      String method,
      String value,
      String observed,
      StrandRule strand,
      Locus window,
      String trust) {
    return String.format(
        Locale.ROOT,
        "%s<br>%s:%,d&nbsp; base %c<br><b>%s</b> = %s (%s)%s<br>window %s, centre %,d<br>%s",
        plain(track),
        base.chromosome(),
        base.start() + 1,
        Bases.letter(code),
        method,
        value,
        strand(strand),
        observed,
        window,
        window.start() + window.length() / 2 + 1,
        trust);
  }

  /** A line of a tooltip: what a file has observed at the base, as HTML. */
  public static String observed(String value, Path file) {
    return "<br>observed: " + value + " (" + plain(file.getFileName().toString()) + ")";
  }

  public static String tooWide(int shownBases, int widest) {
    return String.format(
        Locale.ROOT,
        "Zoom in: this track is computed up to %,d bases, the view has %,d.",
        widest,
        shownBases);
  }

  public static String unknownMotif(String id) {
    return "There is no motif \""
        + plain(id)
        + "\" in the motif database; choose another database.";
  }

  public static String unknownModel(String id) {
    return "There is no model \"" + plain(id) + "\" in the models folder; add its bundle there.";
  }

  /** Why a profile model has no class-optimised sequence. */
  public static String noDashboard(ModelCard card) {
    return model(card)
        + " predicts a profile of counts: a dashboard shows the P of classifiers. Add its tracks"
        + " instead.";
  }

  public static String noOptimum(ModelCard card) {
    return String.format(
        Locale.ROOT,
        "%s reads %,d bases, of which a site is a small part: no sequence is optimised for it. Look"
            + " at its contributions instead.",
        model(card),
        card.windowLength());
  }

  public static String otherWeights(String id) {
    return "The model "
        + plain(id)
        + " has other weights than when this track was made; add the track again.";
  }

  public static String unsupported(AttributionMethod method, ModelCard card) {
    return method.label() + " needs " + method.needs() + "; " + card.architecture() + " is none.";
  }

  public static String noSequence(String locus, String genome) {
    return "The genome " + plain(genome) + " gives no sequence for " + locus + "; load it again.";
  }

  public static String noChromosome(String chromosome, String genome) {
    return "The genome "
        + plain(genome)
        + " has no chromosome \""
        + plain(chromosome)
        + "\"; choose another place.";
  }

  public static String badSession(String track) {
    return "The session describes the track \""
        + plain(track)
        + "\" in a way this version cannot read; add the track again.";
  }

  public static String otherGenome(String trainedOn, String shown) {
    return "model trained on " + plain(trainedOn) + ", genome is " + plain(shown);
  }

  /** How a track says whose values it shows. */
  public static String strand(StrandRule rule) {
    return switch (rule) {
      case FORWARD -> "forward strand";
      case REVERSE -> "reverse strand";
      case MEAN -> "mean of both strands";
      case MAX -> "stronger of both strands";
    };
  }

  public static String noModels() {
    return "No models were found: put them in a folder \"models\" beside the extension's jar, or"
        + " name their folder with -Dmotiflens.models=DIR.";
  }

  public static String emptyFolder(Path folder) {
    return "The folder "
        + plain(folder.toString())
        + " holds no usable model; name another with -Dmotiflens.models=DIR.";
  }

  /** What is said where a place is wanted and a chromosome alone was written. */
  public static String wholeSequence(String chromosome) {
    return plain(chromosome)
        + " is a whole sequence; write a position in it, like "
        + plain(chromosome)
        + ":30,200,870.";
  }

  public static String peakOutside(String locus, String genome) {
    return "The place "
        + locus
        + " lies outside its chromosome in "
        + plain(genome)
        + "; choose the peaks' own genome.";
  }

  public static String exported(Path file) {
    return "Written: " + plain(file.toString());
  }

  public static String exporting(Path file) {
    return "Writing " + plain(String.valueOf(file.getFileName()));
  }

  public static String exportStopped(Path file) {
    return "Stopped; not written: " + plain(file.toString());
  }

  public static String wantsValues(Path file) {
    return "Cannot write "
        + plain(file.toString())
        + ": intervals need a threshold; choose a name that ends in .bedgraph, .bw or .wig.";
  }

  public static String noModelsOf(String factor) {
    return "The demo needs models of " + factor + " in the models folder; there are none.";
  }

  /** The corner of a track of hits. */
  public static String hitsInView(int count, double greatestP) {
    return String.format(
        Locale.ROOT, "%s in view, p ≤ %.0e, + above, − below", count(count, "hit"), greatestP);
  }

  /**
   * The corner of a track of hits of many motifs.
   *
   * @param byChance how many are to be expected
   */
  public static String allHitsInView(int count, int motifs, double greatestP, double byChance) {
    return String.format(
        Locale.ROOT,
        "%s of %s in view, p ≤ %.0e: %s by chance; the least likely on top",
        count(count, "hit"),
        count(motifs, "motif"),
        greatestP,
        byChance < 1 ? "less than one" : String.format(Locale.ROOT, "up to %,.0f", byChance));
  }

  /** The end of a tooltip that names the strongest of many hits. */
  public static String moreHits(int count) {
    return String.format(Locale.ROOT, "and %,d more", count);
  }

  /** {@code 1 hit}, {@code 2,000 hits}. */
  public static String count(int count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  /** What a tooltip says of a hit, as HTML. */
  public static String hit(String track, MotifHit hit) {
    return String.format(
        Locale.ROOT,
        "<b>%s</b><br>%s, %s strand<br>score %.2f bits, p = %.2g<br>",
        plain(track),
        hit.locus(),
        hit.reverse() ? "reverse" : "forward",
        hit.score(),
        hit.pValue());
  }

  /** {@code CTCF hits (MA0139.1)}. */
  public static String hits(MotifMatrix motif) {
    String name = motif.name().isEmpty() ? motif.id() : motif.name();
    return plain(name) + " hits (" + plain(motif.id()) + ")";
  }

  /** The name of a track of the hits of all motifs of a database. */
  public static String allHits(String database) {
    return "All motifs (" + plain(database) + ")";
  }

  /**
   * In place of a list in which nothing was found.
   *
   * @param thing that was sought, in the singular
   */
  public static String nothingFound(String thing, String sought) {
    return "No " + thing + " is found by \"" + plain(sought) + "\"; seek fewer letters.";
  }

  /** {@code Load what was exported: ctcf.bw}. */
  public static String loadExported(Path file) {
    return LOAD_EXPORTED + ": " + plain(file.getFileName().toString());
  }

  /** The name of a track of hits of a motif of which nothing but the id is known yet. */
  public static String hits(String motifId) {
    return plain(motifId) + " hits";
  }

  /** The corner of a track of variants. */
  public static String allelesInView(int count, double greatest) {
    return String.format(
        Locale.ROOT, "%s in view, Δ logit ±%.2f", count(count, "allele"), greatest);
  }

  /** {@code x.vcf: CTCF K562, small CNN}. */
  public static String effects(String source, ModelCard card) {
    return plain(source) + ": " + model(card);
  }

  /**
   * What went wrong, whatever it is: the one rule for all failures. A refusal has its own words;
   * memory and files that fail are not defects; what should not happen is.
   */
  public static String problem(Throwable problem) {
    if (problem instanceof InputException) {
      return problem.getMessage();
    }
    if (problem instanceof OutOfMemoryError) {
      return OUT_OF_MEMORY;
    }
    if (problem instanceof UncheckedIOException failed) {
      return FileFailure.sentence(failed.getCause());
    }
    String message = problem.getMessage();
    return "MotifLens met an unexpected problem: "
        + problem.getClass().getSimpleName()
        + (message == null ? "" : " (" + plain(message) + ")")
        + "; please report it.";
  }

  /** How a card's architecture reads: {@code small CNN-RNN}. */
  public static String architecture(ModelCard card) {
    String name = card.architecture();
    if (!Architecture.PUBLISHED.containsKey(name)) {
      return plain(name);
    }
    int dash = name.indexOf('-');
    return name.substring(0, dash) + " " + name.substring(dash + 1).toUpperCase(Locale.ROOT);
  }

  /** {@code CTCF K562, small CNN}. */
  public static String model(ModelCard card) {
    return plain(card.tf()) + " " + plain(card.cellLine()) + ", " + architecture(card);
  }

  /** {@code CTCF K562, small CNN: saliency (auPRC 0.39)}. */
  public static String trackName(ModelCard card, AttributionMethod method) {
    return model(card) + ": " + lowerFirst(method.label()) + " (" + skill(card) + ")";
  }

  /** What a track's third line says of its model: how good it was, or whose it is. */
  public static String quality(ModelCard card) {
    return card.inGenome().isMeasured() || card.evaluation().isMeasured()
        ? "held-out " + skill(card)
        : plain(card.experiment());
  }

  /**
   * How well a model tells bound windows: among those of a chromosome where that was measured
   * ({@code auPRC 0.39}), otherwise from shuffled ones ({@code AUC 0.97}).
   */
  public static String skill(ModelCard card) {
    if (card.inGenome().isMeasured()) {
      return String.format(Locale.ROOT, "auPRC %.2f", card.inGenome().averagePrecision());
    }
    return card.evaluation().isMeasured()
        ? String.format(Locale.ROOT, "AUC %.2f", card.evaluation().auc())
        : "AUC not measured";
  }

  /** The menu entry for several methods at once. */
  public static String usual(List<AttributionMethod> methods) {
    return "All of: "
        + String.join(", ", methods.stream().map(m -> lowerFirst(m.label())).toList());
  }

  /** The menu entry for the models of an experiment at once. */
  public static String allArchitectures(ModelCard card, int count) {
    return String.format(
        Locale.ROOT,
        "The same of all %d architectures of %s %s",
        count,
        plain(card.tf()),
        plain(card.cellLine()));
  }

  /** The menu entry that turns the tracks of a model to another. */
  public static String showInTracks(ModelCard shown, ModelCard instead, int tracks) {
    return "Show " + model(shown) + " in " + tracks(tracks) + " of " + model(instead);
  }

  /** The menu entry that removes the tracks of a model. */
  public static String removeTracks(ModelCard card, int tracks) {
    return "Remove " + tracks(tracks) + " of " + model(card);
  }

  private static String tracks(int count) {
    return count == 1 ? "the track" : String.format(Locale.ROOT, "the %,d tracks", count);
  }

  /** The tracks that may share a scale: of one method and one factor. */
  public static String sameScale(AttributionMethod method, ModelCard card) {
    return "The same for all tracks of " + plain(card.tf()) + ": " + lowerFirst(method.label());
  }

  /** After tracks have come into the browser. */
  public static String added(int count, String first) {
    return count == 1
        ? "Added: " + plain(first)
        : String.format(Locale.ROOT, "Added %,d tracks, the first: %s", count, plain(first));
  }

  /** Of tracks that a file of tracks has no field for. */
  public static String notInFile(int count) {
    return String.format(
        Locale.ROOT,
        "Not in the file: %,d that show nothing, because the model, motif or file that they need is"
            + " not there.",
        count);
  }

  /** Which way a temporal score reads its window. */
  public static String direction(AttributionMethod method) {
    return method.key().endsWith("backward")
        ? "← end of window back to the base; its last bases mean little"
        : "→ start of window up to the base; its first bases mean little";
  }

  /** Lines no wider than {@code width}, broken at blanks. */
  public static List<String> wrap(String text, int width, ToIntFunction<String> widthOf) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && widthOf.applyAsInt(longer) > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static String lowerFirst(String label) {
    return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }

  /**
   * Text from a file for Swing: control characters and what could open HTML become blanks, and long
   * text is cut.
   */
  public static String plain(String text) {
    String safe = Shown.plain(text).replaceAll("[<>]+", " ").trim();
    return safe.length() <= 300 ? safe : safe.substring(0, 299) + "…";
  }

  /** Asks for two alleles that begin at a base. */
  public static String alleleQuestion(Locus base) {
    return String.format(
        Locale.ROOT,
        "What the genome has from %s:%,d on, and what stands there instead, such as AG>A or A>ATTC:",
        base.chromosome(),
        base.start() + 1);
  }
}
