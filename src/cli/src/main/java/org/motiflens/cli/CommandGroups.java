package org.motiflens.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in the help, grouped by what people want to do. */
final class CommandGroups implements IHelpSectionRenderer {
  private static final Map<String, List<String>> GROUPS = groups();
  private static final String OTHERS = "Further commands:";
  private static final int INDENT = 2;

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put(
        "What a model sees:",
        List.of(
            "score",
            "saliency",
            "temporal",
            "variants",
            "factors",
            "export",
            "dashboard",
            "optimise"));
    groups.put("Models and methods:", List.of("models", "methods", "calibrate"));
    groups.put("Known motifs:", List.of("tomtom", "motifs", "extract-motifs", "evaluate-motifs"));
    groups.put(
        "Training:",
        List.of(
            "experiments", "dataset", "train", "evaluate", "evaluate-models", "genome-benchmark"));
    return groups;
  }

  @Override
  public String render(Help help) {
    Map<String, CommandLine> rest =
        new LinkedHashMap<>(help.commandSpec().commandLine().getSubcommands());
    int width = rest.keySet().stream().mapToInt(String::length).max().orElse(0) + 2 * INDENT;
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (heading, names) -> {
          List<CommandLine> commands = new ArrayList<>();
          for (String name : names) {
            CommandLine command = rest.remove(name);
            if (command != null) {
              commands.add(command);
            }
          }
          append(text, help, heading, commands, width);
        });
    append(text, help, OTHERS, List.copyOf(rest.values()), width);
    return text.toString();
  }

  private static void append(
      StringBuilder text, Help help, String heading, List<CommandLine> commands, int width) {
    if (commands.isEmpty()) {
      return;
    }
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(width, INDENT, Overflow.SPAN),
            new Column(help.commandSpec().usageMessage().width() - width, INDENT, Overflow.WRAP));
    table.setAdjustLineBreaksForWideCJKCharacters(
        help.commandSpec().usageMessage().adjustLineBreaksForWideCJKCharacters());
    for (CommandLine command : commands) {
      String[] description = command.getCommandSpec().usageMessage().description();
      // Descriptions are formats; of these the escaped per cent sign is all that they use.
      String first = description.length == 0 ? "" : description[0].replace("%%", "%");
      table.addRowValues(
          help.colorScheme().commandText(command.getCommandName()), help.colorScheme().text(first));
    }
    text.append(help.createHeading("%n" + heading + "%n")).append(table);
  }
}
