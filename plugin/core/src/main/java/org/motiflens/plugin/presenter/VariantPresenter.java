package org.motiflens.plugin.presenter;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantRows;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.table.VariantTableFile;
import org.motiflens.plugin.tile.Anchor;

/**
 * The variants of a VCF file, and what each does to a model's score: read, scored, sorted, shown as
 * a track, saved. On the event thread.
 */
public final class VariantPresenter
    extends FilePresenter<VariantPresenter.Contents, VariantScores, VariantRows> {
  private static final String NO_FILE = "No VCF file is open.";

  private String name = NO_FILE;
  private String summary = "";
  private Consumer<VariantList> lists = list -> {};

  public VariantPresenter(TableHost host) {
    super(host, "variants", List.of(VariantColumn.values()), VariantRows.NONE);
  }

  /** Whoever asks other models of the same variants is told of each list that is read. */
  public void onList(Consumer<VariantList> newListener) {
    lists = newListener;
  }

  /** Which file is open, and how many alleles it has. */
  public String name() {
    return name;
  }

  // ---- The file ----

  /** A file that was read, and what was assumed of one that does not name its columns. */
  record Contents(VariantList list, String assumption) {
    static Contents of(Path path) {
      VcfReader.Contents contents = VcfReader.contents(path);
      return new Contents(
          new VariantList(contents.rows()), Messages.plain(contents.assumption().orElse("")));
    }
  }

  /** Reads a VCF file and scores it with the chosen model. */
  public void open(Path path) {
    name = "reading …";
    lists.accept(new VariantList(List.of()));
    read(path, "Reading variants", VariantRows.NONE, Contents::of);
    say("");
  }

  @Override
  VariantRows rows(Contents contents) {
    return new VariantRows(contents.list(), Optional.empty());
  }

  @Override
  void wasRead(Path path, Contents contents) {
    name =
        String.format(
            Locale.ROOT,
            "%s: %,d alleles",
            Messages.plain(path.getFileName().toString()),
            contents.list().size());
    lists.accept(contents.list());
    say(contents.assumption());
  }

  @Override
  void wasRefused(String sentence) {
    name = NO_FILE;
    say(sentence);
  }

  // ---- Scores ----

  @Override
  Scoring.Run<VariantScores> scoringWith(ModelCard card) {
    VariantList list = table().rows().list();
    VariantScores scores = new VariantScores(card, list.size());
    return new Scoring.Run<>(
        "Variants: " + Messages.model(card),
        scores,
        (genome, monitor) -> {
          Network network = ModelWords.withP(host(), card, "variants");
          scores.calibrate(host().calibration(card.id()).map(GenomicScale::of));
          scores.fill(list, VariantScorer.standard(genome, network), monitor);
        });
  }

  @Override
  void scoresCameIn(Optional<VariantScores> scores) {
    summary = scores.map(some -> isScoring() ? progress(some) : summary(some)).orElse("");
  }

  @Override
  void scored() {
    describeSelected();
    host().repaintTracks();
  }

  @Override
  String quantity() {
    return "Δ of ";
  }

  /** How many are scored and refused, and why. */
  public String summary() {
    return summary;
  }

  private static String progress(VariantScores scores) {
    return String.format(Locale.ROOT, "%,d of %,d scored", scores.finished(), scores.size());
  }

  private static String summary(VariantScores scores) {
    Map<RefusedVariantException.Reason, Integer> refusals = scores.refused();
    int refused = refusals.values().stream().mapToInt(Integer::intValue).sum();
    String why =
        refusals.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey().label()))
            .collect(Collectors.joining("; "));
    return String.format(Locale.ROOT, "%,d scored", scores.finished() - refused)
        + (refused == 0 ? "" : String.format(Locale.ROOT, ", %,d refused: %s", refused, why));
  }

  // ---- Selection ----

  @Override
  public void select(OptionalInt index) {
    if (!selected().equals(index)) {
      super.select(index);
      describeSelected();
    }
  }

  private void describeSelected() {
    if (selected().isPresent()) {
      VariantList.Entry entry = table().rows().list().entry(selected().getAsInt());
      String refusal = table().rows().refusal(selected().getAsInt());
      say(
          entry.place()
              + " "
              + (entry.name().isEmpty() ? "" : entry.name() + " ")
              + entry.change()
              + (refusal.isEmpty() ? "" : " refused: " + refusal));
    }
  }

  @Override
  void goTo(int index) {
    VariantList.Entry entry = table().rows().list().entry(index);
    host().goTo(new Anchor(entry.row().chromosome(), entry.position())).ifPresent(this::say);
  }

  // ---- What comes of them ----

  @Override
  public boolean canSave() {
    return scores().isPresent();
  }

  /** Adds a track of the effects, of the model that the table names. */
  public void addTrack() {
    scores()
        .ifPresent(
            scores ->
                file().ifPresent(path -> host().addEffects(table().rows().list(), scores, path)));
  }

  @Override
  TableFormat<VariantRows> format(String source, String genome) {
    return new VariantTableFile(source, genome)::write;
  }
}
