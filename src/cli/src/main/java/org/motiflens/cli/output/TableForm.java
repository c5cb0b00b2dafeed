package org.motiflens.cli.output;

import java.util.List;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import picocli.CommandLine.Option;

/** The options that say how a table is written. */
public final class TableForm {
  @Option(names = "--json", description = "Write JSON instead.")
  private boolean json;

  @Option(names = "--no-header", description = "Leave out comments and heading.")
  private boolean bare;

  public boolean isJson() {
    return json;
  }

  /** Whether comments and heading are left out. */
  public boolean isBare() {
    return bare;
  }

  /**
   * Begins a table in the form asked for.
   *
   * @param provenance comments, or members of JSON
   */
  public ResultTable begin(OpenText text, Provenance provenance, List<String> columns) {
    return json
        ? ResultTable.json(text, provenance, columns)
        : ResultTable.tabSeparated(text, !bare, provenance, columns);
  }
}
