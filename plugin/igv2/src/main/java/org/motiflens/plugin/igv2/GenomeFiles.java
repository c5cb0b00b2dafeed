package org.motiflens.plugin.igv2;

import java.util.List;
import org.broad.igv.feature.genome.GenomeListItem;
import org.broad.igv.ui.commandbar.GenomeListManager;

/** Where IGV's genomes come from. */
final class GenomeFiles {
  private GenomeFiles() {}

  /** IGV calls a genome that is a FASTA file by the file's path; its list knows others. */
  static List<String> of(String id) {
    try {
      GenomeListItem item = GenomeListManager.getInstance().getLoadedGenomeListItemById(id);
      return item == null || item.getPath() == null ? List.of(id) : List.of(id, item.getPath());
    } catch (LinkageError e) {
      // The list is not part of what later versions keep in its place.
      return List.of(id);
    }
  }
}
