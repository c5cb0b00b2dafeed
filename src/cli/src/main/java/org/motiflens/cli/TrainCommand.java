package org.motiflens.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.motiflens.explain.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.ModelCard;
import org.motiflens.training.Parameters;
import org.motiflens.training.Recipe;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.ZooCatalogue;
import org.motiflens.training.ZooPlan;
import org.motiflens.training.ZooTrainer;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.TrainingData;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains models on ChIP-seq peaks. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = Motiflens.Version.class,
    description = {
      "Train models of an experiment, or of all, and write each as a bundle with its card.",
      "Training that was cut short goes on from its last epoch when the same command is given again."
          + " Progress goes to standard error, a line for each finished model to standard output."
    })
final class TrainCommand implements Callable<Integer> {
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with hg19/, encode/ and deepbind/.")
  private Path folder;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  /** One experiment, or each of them. */
  private static final class Choice {
    @Option(
        names = "--experiment",
        required = true,
        paramLabel = "NAME",
        description =
            "Data set, such as CTCF_K562_CTCF_SC-5916_HudsonAlpha; see: motiflens experiments.")
    private String experiment;

    @Option(
        names = "--all",
        required = true,
        description =
            "Every data set with enough positives, the most useful first. Models that are finished"
                + " are passed over; catalogue.tsv in the folder of models lists all.")
    private boolean all;
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

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "Of weights, shuffles and batches; ${DEFAULT-VALUE} when not given.")
  private long seed;

  @Option(
      names = "--max-epochs",
      paramLabel = "NUMBER",
      description = "Most epochs; when not given, what suits the architecture.")
  private Integer epochs;

  @Option(
      names = "--max-positives",
      paramLabel = "NUMBER",
      description =
          "Most training positives, the strongest first; ${DEFAULT-VALUE} when not given.")
  private int maximumPositives = ZooTrainer.STANDARD_MAXIMUM_POSITIVES;

  @Option(
      names = "--from-scratch",
      description =
          "Start from random weights instead of the network shared by all experiments, which --all"
              + " trains first. Original benchmark sets always start so.")
  private boolean fromScratch;

  private boolean headed;

  TrainCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    List<Architecture> chosen = architectures.stream().map(TrainCommand::architecture).toList();
    ReferenceData reference = new ReferenceData(folder);
    ZooTrainer trainer = new ZooTrainer(reference, models);
    if (choice.all) {
      return trainAll(reference, trainer, chosen);
    }
    Experiment experiment = reference.experiments().named(choice.experiment);
    for (Architecture architecture : chosen) {
      train(trainer, experiment, architecture);
      if (monitor.isCancelled()) {
        return stopped();
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private int trainAll(ReferenceData reference, ZooTrainer trainer, List<Architecture> chosen) {
    PrintWriter messages = spec.commandLine().getErr();
    ZooPlan plan = ZooPlan.of(reference, chosen.get(0).windowLength());
    ZooCatalogue catalogue = new ZooCatalogue(plan, chosen, models);
    catalogue.write();
    long trainable = plan.items().stream().filter(ZooPlan.Item::isTrainable).count();
    if (!fromScratch) {
      for (Architecture architecture : chosen) {
        if (!trainShared(trainer, architecture)) {
          return stopped();
        }
      }
    }
    for (int i = 0; i < trainable; i++) {
      ZooPlan.Item item = plan.items().get(i);
      messages.printf(
          Locale.ROOT,
          "experiment %d of %d: %s, %d positives%n",
          i + 1,
          trainable,
          item.experiment().id(),
          item.positives());
      for (Architecture architecture : chosen) {
        if (!trainer.isFinished(item.experiment(), architecture)) {
          train(trainer, item.experiment(), architecture);
          catalogue.write();
        }
        if (monitor.isCancelled()) {
          return stopped();
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  /** Trains what the models start from, unless that is done; false when stopped on the way. */
  private boolean trainShared(ZooTrainer trainer, Architecture architecture) {
    if (!ZooTrainer.canShare(architecture) || trainer.sharedStart(architecture).isPresent()) {
      return true;
    }
    spec.commandLine()
        .getErr()
        .println("network shared by all experiments: " + architecture.name());
    return trainer
        .trainShared(
            architecture,
            Recipe.shared(architecture, seed),
            progress -> spec.commandLine().getErr().println(line(architecture, progress)),
            monitor::isCancelled)
        .isPresent();
  }

  private int stopped() {
    spec.commandLine()
        .getErr()
        .println(
            "motiflens: stopped; the best epoch until now is written, and the same command goes on"
                + " from the last.");
    return CommandLine.ExitCode.SOFTWARE;
  }

  private void train(ZooTrainer trainer, Experiment experiment, Architecture architecture) {
    TrainingData data =
        trainer.data(experiment, architecture.windowLength(), maximumPositives, seed);
    Optional<Parameters> start =
        fromScratch
            ? Optional.empty()
            : trainer
                .sharedStart(architecture)
                .flatMap(shared -> trainer.startOf(shared, experiment));
    Recipe recipe =
        start.isPresent()
            ? Recipe.fromShared(architecture, seed)
            : Recipe.standard(architecture, seed);
    ModelCard card =
        trainer.train(
            data,
            architecture,
            epochs == null ? recipe : recipe.withMaximumEpochs(epochs),
            start,
            progress -> spec.commandLine().getErr().println(line(architecture, progress)),
            monitor::isCancelled);
    PrintWriter out = spec.commandLine().getOut();
    if (!headed) {
      out.println(ModelsCommand.HEADER);
      headed = true;
    }
    out.println(ModelsCommand.row(card));
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
