package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.instance.Contributions;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.instance.SeqletMotifs;
import org.motiflens.figure.Figure;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;
import org.motiflens.network.bundle.ModelBundle;

/** The stretches that carry attribution, and the motifs that they are, for people. */
final class InstancesReport {
  private static final int FEWEST_STRETCHES = 5;
  private static final int ROWS = 100;

  private final ModelBundle bundle;
  private final WindowInput input;
  private final Contributions.Kind contribution;
  private final List<Instance> instances;
  private final List<SeqletMotifs.Motif> shown;
  private final List<Optional<TomtomMatch>> matches = new ArrayList<>();
  private final Provenance provenance;

  InstancesReport(
      ModelBundle bundle,
      WindowInput input,
      Contributions.Kind contribution,
      List<Instance> instances,
      List<SeqletMotifs.Motif> gathered,
      MotifDatabase known,
      Provenance provenance) {
    this.bundle = bundle;
    this.input = input;
    this.contribution = contribution;
    this.instances = List.copyOf(instances);
    this.provenance = provenance;
    shown = gathered.stream().filter(motif -> motif.members().size() >= FEWEST_STRETCHES).toList();
    Tomtom tomtom = new Tomtom(known.motifs(), Tomtom.Options.DEFAULT);
    for (SeqletMotifs.Motif motif : shown) {
      matches.add(motif.stretch().flatMap(stretch -> tomtom.match(stretch).stream().findFirst()));
    }
  }

  private String title() {
    return "What carries attribution: " + bundle.id();
  }

  /** The motifs of at least five stretches. */
  Figure motifs() {
    List<String> names = new ArrayList<>();
    for (Optional<TomtomMatch> match : matches) {
      names.add(
          match
              .filter(best -> best.qValue() <= Instance.NAMED)
              .map(
                  best ->
                      String.format(
                          Locale.ROOT, "%s (q %.1g)", best.target().name(), best.qValue()))
              .orElse("resembles no known motif"));
    }
    return LearntFigures.motifs(shown, names, title(), provenance.commentLines());
  }

  /** The first window, its letters under its stretches. */
  Figure window() {
    byte[] codes = input.codes().get(0);
    return LearntFigures.window(
        input.loci().get(0),
        codes,
        new Contributions(bundle.network(), contribution).of(codes, 0),
        instances,
        title(),
        provenance.commentLines());
  }

  /** The page. */
  String html(Figure picture, double fdr) {
    Page page = new Page(title());
    page.paragraph(
        instances.size()
            + " stretches with q up to "
            + fdr
            + ", gathered into motifs; those of at least "
            + FEWEST_STRETCHES
            + " are shown. The sign is that of the contribution to the score.");
    page.figure(picture);
    page.beginTable(List.of("motif", "sign", "stretches", "logo", "resembles", "q"));
    for (int i = 0; i < shown.size(); i++) {
      SeqletMotifs.Motif motif = shown.get(i);
      Optional<TomtomMatch> match = matches.get(i);
      page.row(
          List.of(
              motif.matrix().id(),
              motif.positive() ? "+" : "-",
              String.valueOf(motif.members().size()),
              motif.stretch().map(Page::logo).orElse("no preference"),
              match.map(best -> best.target().name() + " " + best.target().id()).orElse("–"),
              match.map(best -> Page.number(best.qValue())).orElse("–")));
    }
    page.endTable();
    page.heading("Stretches");
    page.beginTable(List.of("locus", "name", "strand", "sum", "p", "q", "bases"));
    for (Instance instance : instances.subList(0, Math.min(ROWS, instances.size()))) {
      page.row(
          List.of(
              instance.locus().toString(),
              instance.name(),
              instance.strand(),
              Page.number(instance.seqlet().sum()),
              Page.number(instance.seqlet().p()),
              Page.number(instance.seqlet().q()),
              instance.bases()));
    }
    page.endTable();
    if (instances.size() > ROWS) {
      page.paragraph("The first " + ROWS + " of " + instances.size() + "; the table has all.");
    }
    return page.html(provenance);
  }
}
