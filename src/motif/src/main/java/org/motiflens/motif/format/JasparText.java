package org.motiflens.motif.format;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * JASPAR's matrix format (https://jaspar.elixir.no/docs/). It is read as one of the {@link
 * TableText tables}.
 */
final class JasparText implements MotifText {
  @Override
  public List<MotifMatrix> read(Lines lines) {
    return new TableText().read(lines);
  }

  /**
   * @throws InputException for a matrix of probabilities from an unknown number of sites
   */
  @Override
  public void write(List<MotifMatrix> motifs, StringBuilder out) {
    for (MotifMatrix motif : motifs) {
      double[][] counts = CountColumns.of(motif);
      out.append('>').append(MotifFiles.word(motif.id()));
      if (!motif.name().isEmpty()) {
        out.append('\t').append(MotifFiles.line(motif.name()));
      }
      out.append('\n');
      for (int base = 0; base < Bases.COUNT; base++) {
        out.append(Bases.letter(base)).append("  [");
        for (double[] column : counts) {
          out.append(' ').append(Numbers.exact(column[base]));
        }
        out.append(" ]\n");
      }
    }
  }
}
