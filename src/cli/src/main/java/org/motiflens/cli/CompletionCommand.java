package org.motiflens.cli;

import java.io.PrintWriter;
import org.motiflens.cli.option.ProductVersion;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes what makes shells complete this command's options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Write a script that makes bash and zsh complete commands and options.",
      "For this shell: source <(motiflens completion). For all: put that line into ~/.bashrc."
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandSpec root = spec.root();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(root.name(), root.commandLine()));
    out.flush();
  }
}
