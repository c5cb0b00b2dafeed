package org.motiflens.plugin.presenter;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.work.Jobs;

/** Writes a table in the background; never onto a file that is read. */
public final class SavedTable {
  private SavedTable() {}

  /**
   * @param source the file that the rows came from
   * @param format writes a file, whole or not at all
   * @param said is told how it went
   */
  public static void write(
      TableHost host,
      Path target,
      Optional<Path> source,
      BiConsumer<Path, Monitor> format,
      Consumer<String> said) {
    Supplier<InputFiles> inputs = host.inputs();
    host.jobs()
        .start(
            Messages.exporting(target),
            monitor -> {
              InputFiles read = inputs.get();
              source.map(read::and).orElse(read).requireNone(target);
              format.accept(target, monitor);
              return target;
            },
            new Jobs.Ends<>(
                path -> said.accept(Messages.exported(path)),
                said,
                () -> said.accept("Saving was stopped.")));
  }
}
