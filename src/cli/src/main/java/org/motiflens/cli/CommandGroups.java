package org.motiflens.cli;

import java.util.List;
import java.util.Map;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in the help, grouped by what people want to do. */
final class CommandGroups implements IHelpSectionRenderer {
  private static final int INDENT = 2;

  @Override
  public String render(Help help) {
    Map<String, CommandLine> commands = help.commandSpec().commandLine().getSubcommands();
    int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0) + 2 * INDENT;
    StringBuilder text = new StringBuilder();
    for (CommandGroup group : CommandGroup.values()) {
      List<CommandLine> members =
          commands.values().stream().filter(command -> groupOf(command) == group).toList();
      append(text, help, group.heading(), members, width);
    }
    return text.toString();
  }

  private static CommandGroup groupOf(CommandLine command) {
    InGroup said = command.getCommandSpec().userObject().getClass().getAnnotation(InGroup.class);
    return said == null ? CommandGroup.OTHER : said.value();
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
