package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.motiflens.explain.resolve.FeatureMap;
import org.motiflens.explain.resolve.FeatureMotif;
import org.motiflens.explain.resolve.OverallImportance;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.tomtom.TomtomMatch;

/** Ranked features as rows for programs and as a page for people. */
final class ResolveTable {
  static final List<String> COLUMNS =
      List.of(
          "model",
          "layer",
          "rank",
          "feature",
          "sign",
          "importance",
          "inconsistency",
          "kind",
          "use",
          "consensus",
          "sites",
          "motif_id",
          "motif_name",
          "orientation",
          "q-value",
          "example");

  /** Of the maps themselves. */
  static final List<String> MAP_COLUMNS =
      List.of(
          "model",
          "layer",
          "start",
          "seed",
          "score",
          "objective",
          "iterations",
          "converged",
          "gradient",
          "gap",
          "largest_gain",
          "feature",
          "importance",
          "map");

  private static final int ROWS_ON_PAGE = 30;
  private static final String DASH = "–";

  private final Provenance provenance;

  ResolveTable(Provenance provenance) {
    this.provenance = provenance;
  }

  void write(ResolvedModel model, ResultTable rows) {
    List<Integer> ranked = model.resolution().ranked();
    for (int rank = 0; rank < ranked.size(); rank++) {
      rows.row(row(model, rank + 1, ranked.get(rank)));
    }
  }

  /** Every map: how it was found, and of each feature its importance (FIV) and its values. */
  static void maps(ResolvedModel model, ResultTable rows) {
    Resolution resolution = model.resolution();
    for (int start = 0; start < resolution.maps().size(); start++) {
      FeatureMap map = resolution.maps().get(start);
      FeatureMap.Convergence found = map.convergence();
      double[] vector = resolution.settings().score().vector(map);
      for (int feature = 0; feature < vector.length; feature++) {
        rows.row(
            Arrays.asList(
                model.bundle().id(),
                resolution.layer().shape().name(),
                start + 1,
                resolution.settings().seed() + start,
                (float) map.score(),
                (float) map.objective(),
                found.iterations(),
                found.ended() ? "yes" : "no",
                (float) found.gradientNorm(),
                (float) found.gap(),
                (float) found.largestGain(),
                feature + 1,
                (float) vector[feature],
                values(map, feature)));
      }
    }
  }

  /** The values of a feature, position by position. */
  private static String values(FeatureMap map, int feature) {
    return IntStream.range(0, map.columns())
        .mapToObj(column -> String.valueOf((float) map.value(column, feature)))
        .collect(Collectors.joining(","));
  }

  private static List<Object> row(ResolvedModel model, int rank, int feature) {
    OverallImportance overall = model.resolution().importance();
    Optional<FeatureMotif> motif = model.motifs().map(motifs -> motifs.features.get(feature));
    Optional<TomtomMatch> match = model.motifs().flatMap(motifs -> motifs.matches.get(feature));
    return Arrays.asList(
        model.bundle().id(),
        model.resolution().layer().shape().name(),
        rank,
        feature + 1,
        sign(overall.importance(feature)),
        (float) overall.importance(feature),
        (float) overall.inconsistency(feature),
        kind(model, feature),
        model.use().map(use -> (float) use[feature]).orElse(null),
        motif.flatMap(FeatureMotif::stretch).map(MotifMatrix::consensus).orElse(null),
        motif.map(FeatureMotif::sites).orElse(null),
        match.map(best -> best.target().id()).orElse(null),
        match.map(best -> best.target().name()).orElse(null),
        match.map(best -> best.reverse() ? "-" : "+").orElse(null),
        match.map(best -> (float) best.qValue()).orElse(null),
        example(model, motif).orElse(null));
  }

  private static String sign(double importance) {
    return importance > 0 ? "+" : importance < 0 ? "-" : "0";
  }

  private static String kind(ResolvedModel model, int feature) {
    return model.resolution().kinds().isNonAdditive(feature) ? "non-additive" : "additive";
  }

  /** Where the strongest hit lies, as a locus for people. */
  private static Optional<String> example(ResolvedModel model, Optional<FeatureMotif> motif) {
    return motif
        .filter(one -> !one.hits().isEmpty())
        .map(
            one -> {
              FeatureMotif.Hit hit = one.hits().get(0);
              Locus window = model.motifs().orElseThrow().windows.loci().get(hit.window());
              int start = window.start() + hit.offset();
              return new Locus(window.chromosome(), start, start + hit.length()).toString();
            });
  }

  /** A page with the first features of each model. */
  String page(List<ResolvedModel> models) {
    Page page =
        new Page("Features of " + (models.size() == 1 ? models.get(0).bundle().id() : "models"));
    page.paragraph(
        "Importance (OFIV) is the score-weighted mean, over maps that the model likes best, of what a"
            + " feature is worth; inconsistency (IL) its weighted variance between these maps, 0 for"
            + " a feature that does not depend on others. Both depend on lambda.");
    page.figure(LearntFigures.features(models, provenance.commentLines()));
    for (ResolvedModel model : models) {
      page.heading(model.bundle().id());
      page.paragraph(model.summary());
      List<String> heads = new ArrayList<>(List.of("rank", "feature", "importance", "IL", "kind"));
      if (model.use().isPresent()) {
        heads.add("use at the locus");
      }
      if (model.motifs().isPresent()) {
        heads.addAll(List.of("motif", "sites", "resembles", "q", "strongest hit"));
      }
      page.beginTable(heads);
      List<Integer> ranked = model.resolution().ranked();
      for (int rank = 0; rank < Math.min(ROWS_ON_PAGE, ranked.size()); rank++) {
        page.row(cells(model, rank + 1, ranked.get(rank)));
      }
      page.endTable();
      if (ranked.size() > ROWS_ON_PAGE) {
        page.paragraph(
            "The first " + ROWS_ON_PAGE + " of " + ranked.size() + "; the table has all.");
      }
    }
    return page.html(provenance);
  }

  private static List<String> cells(ResolvedModel model, int rank, int feature) {
    OverallImportance overall = model.resolution().importance();
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(rank));
    cells.add(String.valueOf(feature + 1));
    cells.add(Page.number(overall.importance(feature)));
    cells.add(Page.number(overall.inconsistency(feature)));
    cells.add(kind(model, feature));
    model.use().ifPresent(use -> cells.add(Page.number(use[feature])));
    if (model.motifs().isPresent()) {
      FeatureMotif motif = model.motifs().get().features.get(feature);
      Optional<TomtomMatch> match = model.motifs().get().matches.get(feature);
      cells.add(motif.stretch().map(Page::logo).orElse("fewer than ten sites, or no preference"));
      cells.add(String.valueOf(motif.sites()));
      cells.add(match.map(best -> best.target().name() + " " + best.target().id()).orElse(DASH));
      cells.add(match.map(best -> String.format(Locale.ROOT, "%.2g", best.qValue())).orElse(DASH));
      cells.add(example(model, Optional.of(motif)).orElse(DASH));
    }
    return cells;
  }
}
