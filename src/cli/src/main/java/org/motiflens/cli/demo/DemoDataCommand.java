package org.motiflens.cli.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.training.demo.DemoData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes {@code resources/demo}. */
@Command(
    name = "demo-data",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Cut the demo genome, its peaks and its signal from whole hg19 data.",
      "The sources and their places in the folder are listed in resources/README.md."
    })
public final class DemoDataCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with hg19/ and chipseq/.")
  private Path data;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out;

  @Override
  public Integer call() {
    DemoData.HG19.write(data, out);
    return 0;
  }
}
