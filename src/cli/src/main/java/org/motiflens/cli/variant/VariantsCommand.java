package org.motiflens.cli.variant;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.ControlChoice;
import org.motiflens.cli.option.GenomeChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelChoice;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.SequenceInput;
import org.motiflens.cli.option.StrandChoice;
import org.motiflens.cli.option.ThreadCount;
import org.motiflens.cli.option.WindowKeys;
import org.motiflens.cli.output.TableForm;
import org.motiflens.cli.output.Tally;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicColumns;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.LargestEffects;
import org.motiflens.explain.variant.ProfileChange;
import org.motiflens.explain.variant.VariantReport;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.explain.variant.VariantScoring;
import org.motiflens.explain.variant.VariantWindows;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores variants. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "variants",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Score the variants of a VCF file: the logit margin and P(bound) with the reference allele,"
          + " with the alternative one, and the differences; of profile models the natural logarithm"
          + " of the counts, and the Jensen-Shannon distance of the two profiles.",
      "One line for each alternative allele and model. The window is laid anew around each allele,"
          + " and both strands are averaged unless told otherwise. An allele that cannot be scored,"
          + " because the genome has other bases than its reference allele for example, has NA and"
          + " the reason; the others go on."
    })
public final class VariantsCommand implements Callable<Integer> {
  private final InputStream in;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(
      names = "--vcf",
      required = true,
      paramLabel = "FILE",
      description = "Variants: VCF, may be gzipped; - for standard input.")
  private String vcf;

  @Mixin private GenomeChoice genome;

  @Mixin private ModelChoice choice;

  @Mixin private ControlChoice controls;

  @Mixin private StrandChoice strand = new StrandChoice(StrandRule.MEAN);

  @Option(
      names = "--windows",
      defaultValue = "centre",
      paramLabel = "RULE",
      completionCandidates = WindowKeys.class,
      description =
          "One of ${COMPLETION-CANDIDATES}: the window centred on the allele, or of all that hold"
              + " it and a base on either side the one that scores highest. Default:"
              + " ${DEFAULT-VALUE}.")
  private VariantWindows windows;

  @Option(
      names = "--annotate",
      description = "Write the VCF again, with the scores in its INFO column.")
  private boolean annotate;

  @Option(
      names = "--min-delta",
      paramLabel = "SIZE",
      description =
          "Only alleles and models between whose scores lie this much or more (delta_logit, of"
              + " profile models delta_log_counts), the largest difference of either sign first; 0"
              + " for all that were scored. With --model factors: whose binding a variant changes"
              + " most.")
  private Double least;

  @Mixin private TableForm form;

  @Option(
      names = "--strict",
      description = "End with status 1 when any allele was refused, not only when all were.")
  private boolean strict;

  @Mixin private ThreadCount threads;

  @Mixin private TextOutput output;

  /**
   * @param in standard input
   */
  public VariantsCommand(InputStream in, Monitor monitor) {
    this.in = in;
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    if (annotate && (form.isJson() || form.isBare())) {
      throw new ParameterException(
          spec.commandLine(), "--annotate excludes --json and --no-header; leave one out.");
    }
    if (least != null && (annotate || !(least >= 0))) {
      throw new ParameterException(
          spec.commandLine(),
          annotate
              ? "--annotate keeps the rows of the VCF, which --min-delta would sort; leave one out."
              : "--min-delta must be 0 or more.");
    }
    List<ModelBundle> loaded = choice.load();
    boolean profiles = ModelChoice.areProfiles(loaded);
    Tally tally = new Tally(spec.commandLine().getErr(), "alleles");
    try (GenomeFile source = genome.open(loaded);
        VcfReader reader = open();
        OpenText text = output.open()) {
      List<ModelBundle> bundles = controls.giveTo(loaded, source);
      reader.assumption().ifPresent(this::warn);
      GenomicColumns genomic = new GenomicColumns(bundles, strand.get());
      VariantReport.Meanings meanings =
          new VariantReport.Meanings(genomic, windows == VariantWindows.CENTRE);
      Provenance provenance = genomic.addToVariants(provenance(source, bundles));
      VariantReport written =
          annotate
              ? VariantReport.vcf(text, reader.header(), provenance, meanings, profiles)
              : VariantReport.table(
                  form.begin(
                      text,
                      provenance,
                      VariantReport.columns(
                          form.isJson() || bundles.size() > 1, genomic, profiles)),
                  meanings);
      VariantReport report =
          least == null ? written : new LargestEffects(written, least.floatValue());
      VariantScoring scoring = new VariantScoring(() -> scorers(source, bundles), threads.get());
      scoring.run(
          reader,
          monitor,
          scored -> {
            // An allele is refused by all models or by none: they read windows of one length.
            scored.outcomes().stream()
                .filter(outcome -> outcome.model().equals(bundles.get(0).id()))
                .forEach(outcome -> VariantTally.count(outcome, tally));
            report.append(scored.row(), scored.outcomes());
          });
      reader.unevenRows().ifPresent(this::warn);
      tally.summarise();
      report.commit();
    }
    return tally.all() || (strict && tally.any()) ? 1 : 0;
  }

  private void warn(String sentence) {
    spec.commandLine().getErr().println("motiflens: warning: " + sentence);
  }

  private VcfReader open() {
    return vcf.equals(SequenceInput.STANDARD_INPUT)
        ? VcfReader.of(in, "standard input")
        : VcfReader.open(Path.of(vcf));
  }

  private List<VariantScoring.Scorer> scorers(GenomeFile source, List<ModelBundle> bundles) {
    return bundles.stream()
        .map(
            bundle ->
                new VariantScoring.Scorer(
                    bundle.id(),
                    new VariantScorer(source, bundle.network(), strand.get(), windows),
                    bundle.network() instanceof BpnetNetwork profile
                        ? Optional.of(new ProfileChange(profile.newEvaluator(), strand.get()))
                        : Optional.empty()))
        .toList();
  }

  private Provenance provenance(GenomeFile source, List<ModelBundle> bundles) {
    Provenance provenance =
        ModelChoice.addTo(
                GenomeMatch.of(source, bundles.stream().map(ModelBundle::card).toList())
                    .addTo(Provenance.ofThisProduct()),
                bundles)
            .with(
                "strand",
                strand.get() == StrandRule.MEAN ? "mean of both logits" : strand.get().key())
            .with("window", ModelChoice.windowLength(bundles.get(0)) + " bases")
            .with("windows", windows.description())
            .with("alleles", "trimmed, and moved to the left in repeats, before they are scored");
    if (least != null) {
      provenance =
          provenance.with("rows", "differences of " + least + " or more, the largest first");
    }
    return ModelChoice.areProfiles(bundles)
        ? provenance
            .with("log_counts", "natural logarithm of the counts of the window, all strands")
            .with(
                "profile_distance",
                "Jensen-Shannon distance, base 2, of the profiles in the windows centred on the"
                    + " alleles, base by base of the genome")
        : provenance
            .with(
                "delta_logit",
                "logit with the alternative allele - logit with the reference allele")
            .with("p", ModelChoice.probability(bundles));
  }
}
