package org.motiflens.cli.training;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.motiflens.cli.model.ModelsCommand;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DataFolder;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.Recipe;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.genomic.NegativeMix;
import org.motiflens.training.zoo.GenomeZoo;
import org.motiflens.training.zoo.ZooCatalogue;
import org.motiflens.training.zoo.ZooPlan;
import org.motiflens.training.zoo.ZooRun;
import org.motiflens.training.zoo.ZooTrainer;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains models on ChIP-seq peaks. */
@InGroup(CommandGroup.TRAINING)
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Train models of an experiment, or of all, and write each as a bundle with its card.",
      "Training that was cut short goes on from its last epoch when the same command is given"
          + " again. Progress goes to standard error, a line for each finished model to standard"
          + " output."
    })
public final class TrainCommand implements Callable<Integer> {
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private DataFolder data;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  /** One experiment, or each of them. */
  private static final class Choice {
    @Option(
        names = "--experiment",
        required = true,
        split = ",",
        paramLabel = "NAME",
        description =
            "Data set, such as CTCF_K562_CTCF_SC-5916_HudsonAlpha, or several, separated by commas;"
                + " see: motiflens experiments.")
    private List<String> experiments;

    @Option(
        names = "--all",
        required = true,
        description =
            "Every data set with enough positives, the most useful first. Models that are finished"
                + " are passed over, and so is what a process beside this one is training: the"
                + " same command may be given once for each core. catalogue.tsv in the folder of"
                + " models lists all.")
    private boolean all;

    @Option(
        names = "--original-sets",
        required = true,
        description =
            "As --all, of the experiments of any cell whose original benchmark set is at hand.")
    private boolean originalSets;
  }

  @Option(
      names = "--architecture",
      split = ",",
      defaultValue = "small-cnn,small-rnn,small-cnn-rnn",
      paramLabel = "NAME",
      description = "One or more, separated by commas; ${DEFAULT-VALUE} when not given.")
  private List<String> architectures;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of models to write to.")
  private Path models;

  @Mixin private Seed seed;

  @Option(
      names = "--max-epochs",
      paramLabel = "NUMBER",
      description = "Most epochs; when not given, what suits the architecture.")
  private Integer epochs;

  @Option(
      names = "--steps",
      paramLabel = "NUMBER",
      description =
          "Train each model for about so many batches of 256 windows, from 5 to 40 epochs, while"
              + " the learning rate falls linearly to nothing, instead of until validation no"
              + " longer improves. With --genome-negatives: batches of each experiment's own after"
              + " the shared network, 300 when not given; with 0 the shared network's output is"
              + " the model. Models that had fewer are trained anew.")
  private Integer steps;

  @Option(
      names = "--max-positives",
      paramLabel = "NUMBER",
      description =
          "Most training positives, the strongest first. When not given: "
              + ZooTrainer.STANDARD_MAXIMUM_POSITIVES
              + ", with --genome-negatives all.")
  private Integer maximumPositives;

  @Option(
      names = "--from-scratch",
      description =
          "Start from random weights instead of the network shared by all experiments, which --all"
              + " trains first. Original benchmark sets always start so.")
  private boolean fromScratch;

  @Option(
      names = "--no-reverse-complement",
      description =
          "Show each training window as it is, instead of from a strand drawn anew in every epoch.")
  private boolean oneStrand;

  @Option(
      names = "--genome-negatives",
      description =
          "Train against windows of the genome, so that the model holds there: random windows,"
              + " windows at other experiments' peaks, windows that are hard to tell, and shuffles."
              + " Nothing of chr21 and chr22 is trained on; the finished model is judged on chr21."
              + " Negatives are shuffles alone when not given.")
  private boolean genomeNegatives;

  @Option(
      names = "--negatives",
      paramLabel = "NUMBER",
      description =
          "With --genome-negatives: negatives for each positive; ${DEFAULT-VALUE} when not given.")
  private int perPositive = NegativeMix.STANDARD.perPositive();

  @Option(
      names = "--negative-mix",
      paramLabel = "SOURCE=PART,...",
      description =
          "With --genome-negatives: where an experiment's negatives come from, parts that sum to 1."
              + " Sources: random (windows of the genome), peaks (of other experiments), matched"
              + " (random windows as rich in GC and CG as a positive), hard (windows that the"
              + " shared network takes for bound), shuffled (positives, dinucleotides preserved)."
              + " When not given: random=.95,shuffled=.05.")
  private String negativeMix;

  @Option(
      names = "--tie-strands",
      description =
          "With --genome-negatives: tie weights so that a window and its reverse complement look"
              + " alike.")
  private boolean tied;

  private boolean headed;

  public TrainCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    List<Architecture> chosen = architectures.stream().map(TrainCommand::architecture).toList();
    if (maximumPositives != null && maximumPositives < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--max-positives is at least 1.");
    }
    ReferenceData reference = new ReferenceData(data.get());
    if (genomeNegatives) {
      return againstTheGenome(reference, chosen);
    }
    ZooTrainer trainer = new ZooTrainer(reference, models);
    ZooRun.Settings settings =
        new ZooRun.Settings(
            chosen,
            fromScratch,
            maximumPositives == null ? ZooTrainer.STANDARD_MAXIMUM_POSITIVES : maximumPositives,
            Optional.ofNullable(epochs),
            Optional.ofNullable(steps),
            !oneStrand,
            seed.get());
    if (choice.all || choice.originalSets) {
      ZooPlan all = ZooPlan.of(reference, chosen.get(0).windowLength());
      ZooPlan plan = choice.originalSets ? all.ofOriginalSets() : all;
      ZooCatalogue catalogue = new ZooCatalogue(plan, chosen, models);
      catalogue.write();
      return ended(
          new ZooRun(trainer, plan, settings)
              .run(new Report(plan.items(), catalogue::write), monitor::isCancelled));
    }
    ZooRun run = new ZooRun(trainer, new ZooPlan(List.of()), settings);
    Report report = new Report(List.of(), () -> {});
    for (Experiment experiment : named(reference)) {
      for (Architecture architecture : chosen) {
        if (!monitor.isCancelled()) {
          run.trainOne(experiment, architecture, report, monitor::isCancelled);
        }
      }
    }
    return ended(!monitor.isCancelled());
  }

  private int againstTheGenome(ReferenceData reference, List<Architecture> chosen) {
    if (choice.originalSets) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--original-sets holds sequences without their places, which --genome-negatives needs;"
              + " give --all or --experiment.");
    }
    if (epochs != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--max-epochs does not go with --genome-negatives, whose epochs follow from --steps; give"
              + " --steps.");
    }
    GenomeZoo zoo =
        new GenomeZoo(
            reference,
            models,
            new GenomeZoo.Settings(
                fromScratch,
                negativeMix == null
                    ? NegativeMix.STANDARD.withPerPositive(perPositive)
                    : NegativeMix.parse(negativeMix, perPositive),
                steps == null
                    ? GenomeZoo.Effort.STANDARD
                    : GenomeZoo.Effort.STANDARD.withSteps(steps),
                maximumPositives == null ? Integer.MAX_VALUE : maximumPositives,
                strands(),
                seed.get()));
    ZooPlan all = zoo.plan();
    if (choice.all) {
      ZooCatalogue catalogue = new ZooCatalogue(all, ZooCatalogue.SHIPPED, models);
      catalogue.write();
      return ended(
          zoo.run(all, chosen, new Report(all.items(), catalogue::write), monitor::isCancelled));
    }
    List<Experiment> wanted = named(reference);
    ZooPlan some =
        new ZooPlan(
            all.items().stream()
                .filter(item -> wanted.contains(item.experiment()))
                .sorted(Comparator.comparing(item -> wanted.indexOf(item.experiment())))
                .toList());
    Report report =
        new Report(some.items(), () -> {}) {
          @Override
          public void elsewhere(ZooPlan.Item item, Architecture architecture) {
            throw ZooRun.inOtherHands(item.experiment(), architecture);
          }
        };
    return ended(zoo.run(some, chosen, report, monitor::isCancelled));
  }

  /** The experiments that are asked for by name, in the order in which they are given. */
  private List<Experiment> named(ReferenceData reference) {
    return choice.experiments.stream().map(reference.experiments()::named).toList();
  }

  private Recipe.Strands strands() {
    if (tied) {
      return Recipe.Strands.TIED;
    }
    return oneStrand ? Recipe.Strands.AS_GIVEN : Recipe.Strands.RANDOM;
  }

  private int ended(boolean whole) {
    if (whole) {
      return CommandLine.ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .println(
            "motiflens: stopped; the best epoch until now is written, and the same command goes on"
                + " from the last.");
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Tells on the terminal how it goes. */
  private class Report implements ZooRun.Listener {
    private final List<ZooPlan.Item> trainable;
    private final Runnable afterEach;
    private ZooPlan.Item current;

    /**
     * @param items of the plan
     * @param afterEach what to do when a model is written
     */
    Report(List<ZooPlan.Item> items, Runnable afterEach) {
      trainable = items.stream().filter(ZooPlan.Item::isTrainable).toList();
      this.afterEach = afterEach;
    }

    @Override
    public void sharedNetwork(Architecture architecture) {
      spec.commandLine()
          .getErr()
          .println("network shared by all experiments: " + architecture.name());
    }

    @Override
    public void experiment(ZooPlan.Item item) {
      if (item.equals(current)) {
        return;
      }
      current = item;
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "experiment %d of %d: %s, %d positives%n",
              trainable.indexOf(item) + 1,
              trainable.size(),
              item.experiment().id(),
              item.positives());
    }

    @Override
    public void epoch(Architecture architecture, TrainingProgress progress) {
      spec.commandLine().getErr().println(line(architecture, progress));
    }

    @Override
    public void elsewhere(ZooPlan.Item item, Architecture architecture) {
      spec.commandLine()
          .getErr()
          .println(
              "motiflens: "
                  + item.experiment().id()
                  + "/"
                  + architecture.name()
                  + " is left to another run, which is training it.");
    }

    @Override
    public void trained(ModelCard card) {
      PrintWriter out = spec.commandLine().getOut();
      if (!headed) {
        out.println(ModelsCommand.HEADER);
        headed = true;
      }
      out.println(ModelsCommand.row(card));
      afterEach.run();
    }
  }

  private static Architecture architecture(String name) {
    Architecture architecture = Architecture.PUBLISHED.get(name);
    if (architecture == null) {
      throw new InputException(
          "There is no architecture \""
              + name
              + "\"; choose from "
              + String.join(", ", Architecture.PUBLISHED.keySet())
              + ".");
    }
    return architecture;
  }

  private static String line(Architecture architecture, TrainingProgress progress) {
    return String.format(
        Locale.ROOT,
        "%s epoch %d of at most %d: loss %.4f, validation AUC %.4f (best %.4f, epoch %d), at most"
            + " %d min left",
        architecture.name(),
        progress.epoch(),
        progress.maximumEpochs(),
        progress.loss(),
        progress.validationAuc(),
        progress.bestValidationAuc(),
        progress.bestEpoch(),
        progress.atMost().toMinutes());
  }
}
