package org.motiflens.motif.tomtom;

import java.util.List;
import java.util.Locale;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.Numbers;

/**
 * Matches as the tab-separated table that Tomtom writes: the columns of its {@code tomtom.tsv} with
 * their names of version 5, numbers in C's %g, comment lines at the end.
 */
public final class TomtomTable {
  private static final String HEADING =
      String.join(
          "\t",
          "Query_ID",
          "Target_ID",
          "Optimal_offset",
          "p-value",
          "E-value",
          "q-value",
          "Overlap",
          "Query_consensus",
          "Target_consensus",
          "Orientation");

  private TomtomTable() {}

  /** The heading, without a line end. */
  public static String heading() {
    return HEADING;
  }

  /** One match, without a line end. */
  public static String line(TomtomMatch match) {
    return String.format(
        Locale.ROOT,
        "%s\t%s\t%d\t%s\t%s\t%s\t%d\t%s\t%s\t%c",
        MotifFiles.word(match.query().id()),
        MotifFiles.word(match.target().id()),
        match.offset(),
        Numbers.general(match.pValue()),
        Numbers.general(match.eValue()),
        Numbers.general(match.qValue()),
        match.overlap(),
        match.query().consensus(),
        match.orientedTarget().consensus(),
        match.orientation());
  }

  /** The whole table; each line is ended by a line feed. */
  public static String format(List<TomtomMatch> matches) {
    StringBuilder table = new StringBuilder(HEADING).append('\n');
    matches.forEach(match -> table.append(line(match)).append('\n'));
    return table.toString();
  }
}
