package org.motiflens.cli;

import com.google.common.base.Suppliers;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.motiflens.cli.dashboard.DashboardCommand;
import org.motiflens.cli.demo.DemoDataCommand;
import org.motiflens.cli.export.ExportCommand;
import org.motiflens.cli.igv.IgvCommand;
import org.motiflens.cli.model.CalibrateCommand;
import org.motiflens.cli.model.MethodsCommand;
import org.motiflens.cli.model.ModelsCommand;
import org.motiflens.cli.model.OptimiseCommand;
import org.motiflens.cli.motif.EvaluateMotifsCommand;
import org.motiflens.cli.motif.ExtractMotifsCommand;
import org.motiflens.cli.motif.MotifsCommand;
import org.motiflens.cli.motif.TomtomCommand;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.resolve.InstancesCommand;
import org.motiflens.cli.resolve.InteractionsCommand;
import org.motiflens.cli.resolve.ResolveCommand;
import org.motiflens.cli.score.FactorsCommand;
import org.motiflens.cli.score.SaliencyCommand;
import org.motiflens.cli.score.ScoreCommand;
import org.motiflens.cli.score.TemporalCommand;
import org.motiflens.cli.training.CheckCalibrationCommand;
import org.motiflens.cli.training.DatasetCommand;
import org.motiflens.cli.training.EvaluateCommand;
import org.motiflens.cli.training.EvaluateModelsCommand;
import org.motiflens.cli.training.ExperimentsCommand;
import org.motiflens.cli.training.GenomeBenchmarkCommand;
import org.motiflens.cli.training.TrainCommand;
import org.motiflens.cli.variant.VariantsCommand;
import org.motiflens.explain.background.Monitor;
import org.motiflens.motif.database.MotifLibrary;
import picocli.CommandLine;

/**
 * The commands, in the order of the help. All their options together take a fifth of a second to be
 * described, of every program that starts: so only the command that is meant is made, and all of
 * them where help, completion or a wrong word asks for it.
 */
final class Commands {
  /** Looks at all others. */
  private static final String COMPLETION = "completion";

  private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

  Commands(InputStream in, PrintStream out, Monitor monitor) {
    Supplier<MotifLibrary> library = Suppliers.memoize(MotifLibrary::ofUser);
    makers.put("score", () -> new ScoreCommand(in, monitor));
    makers.put("saliency", () -> new SaliencyCommand(in, monitor));
    makers.put("temporal", () -> new TemporalCommand(in, monitor));
    makers.put("variants", () -> new VariantsCommand(in, monitor));
    makers.put("export", () -> new ExportCommand(out, monitor));
    makers.put("models", ModelsCommand::new);
    makers.put("methods", MethodsCommand::new);
    makers.put("calibrate", () -> new CalibrateCommand(monitor));
    makers.put("factors", () -> new FactorsCommand(library.get(), monitor));
    makers.put("optimise", () -> new OptimiseCommand(library.get(), monitor));
    makers.put("resolve", () -> ResolveCommand.line(library.get(), monitor));
    makers.put("interactions", () -> InteractionsCommand.line(monitor));
    makers.put("instances", () -> new InstancesCommand(library.get(), monitor));
    makers.put("tomtom", () -> new TomtomCommand(library.get()));
    makers.put("motifs", () -> MotifsCommand.line(library.get()));
    makers.put("extract-motifs", () -> new ExtractMotifsCommand(library.get(), monitor));
    makers.put("dashboard", () -> new DashboardCommand(library.get(), monitor));
    makers.put("evaluate-motifs", () -> new EvaluateMotifsCommand(library.get(), monitor));
    makers.put("dataset", DatasetCommand::new);
    makers.put("experiments", ExperimentsCommand::new);
    makers.put("train", () -> new TrainCommand(monitor));
    makers.put("evaluate", EvaluateCommand::new);
    makers.put("evaluate-models", EvaluateModelsCommand::new);
    makers.put("genome-benchmark", () -> new GenomeBenchmarkCommand(library.get(), monitor));
    makers.put("check-calibration", () -> new CheckCalibrationCommand(monitor));
    makers.put("igv", () -> new IgvCommand(ModelsFolder.home()));
    makers.put("demo-data", DemoDataCommand::new);
    makers.put(COMPLETION, CompletionCommand::new);
  }

  /** Adds the command that the first argument names, or all of them. */
  void addTo(CommandLine root, String... arguments) {
    String first = arguments.length == 0 ? COMPLETION : arguments[0];
    if (makers.containsKey(first) && !first.equals(COMPLETION)) {
      root.addSubcommand(first, makers.get(first).get());
    } else {
      makers.forEach((name, maker) -> root.addSubcommand(name, maker.get()));
    }
  }
}
