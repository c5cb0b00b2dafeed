package org.motiflens.plugin.panel.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.motiflens.plugin.presenter.TableHost;

/** What the panes of tables ask of the browser besides what tables do: which files. */
public interface TableFileHost extends TableHost {
  /** Lets the user choose a file of peaks. */
  Optional<Path> choosePeaks();

  /** Lets the user choose a VCF file. */
  Optional<Path> chooseVariants();

  /** Lets the user choose where to write a file. */
  Optional<Path> chooseTarget(String title, String suggestedName);

  /** Files of peaks that the browser shows now, by the names of their tracks. */
  List<PeakFile> loadedPeaks();

  /**
   * A file of peaks.
   *
   * @param name for people
   */
  record PeakFile(String name, Path path) {
    @Override
    public String toString() {
      return name;
    }
  }
}
