package org.motiflens.genome.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.Shown;
import org.motiflens.genome.variant.RefusedVariantException.Reason;

/**
 * A row of a VCF file: a place with one or more alternative alleles.
 *
 * @param line counted from 1
 * @param chromosome as the file spells it
 * @param position 1-based, of the reference allele's first base; 0 is the telomere
 * @param id {@code .} when there is none
 * @param reference allele, as the file has it
 * @param alternatives alleles, as the file has them; {@code .} alone when there is none
 * @param text the whole row
 */
public record VcfRow(
    int line,
    String chromosome,
    int position,
    String id,
    String reference,
    List<String> alternatives,
    String text) {
  private static final int INFO = 7;

  public VcfRow {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * The variant of one alternative allele.
   *
   * @param allele index of the alternative, from 0
   * @throws RefusedVariantException when it is no replacement of bases: a symbolic allele, a
   *     breakend, a spanning deletion, none at all, or letters other than A, C, G and T
   */
  public Variant variant(int allele) {
    String alternative = alternatives.get(allele);
    if (alternative.startsWith("<")) {
      throw new RefusedVariantException(
          Reason.SYMBOLIC,
          "the allele "
              + Shown.value(alternative)
              + " is symbolic; only alleles spelled out can be scored");
    }
    if (alternative.equals("*")) {
      throw new RefusedVariantException(
          Reason.SPANNING_DELETION, "the allele * is a deletion that another row describes");
    }
    if (alternative.equals(".")) {
      throw new RefusedVariantException(Reason.NO_ALTERNATIVE, "the row has no alternative allele");
    }
    if (alternative.matches(".*[\\[\\]].*|\\..*|.*\\.")) {
      throw new RefusedVariantException(
          Reason.BREAKEND,
          "the allele "
              + Shown.value(alternative)
              + " is a breakend; only alleles spelled out can be scored");
    }
    return new Variant(chromosome, position - 1, reference, alternative);
  }

  /**
   * The row with other entries of its INFO column: those of the same keys go, these come last.
   *
   * @param entries values by key, without white space and semicolons
   */
  public String withInfo(Map<String, String> entries) {
    String[] columns = text.split("\t", -1);
    List<String> info = new ArrayList<>();
    for (String entry : columns[INFO].split(";", -1)) {
      boolean replaced = entries.containsKey(entry.split("=", 2)[0]);
      if (!replaced && !entry.equals(".") && !entry.isEmpty()) {
        info.add(entry);
      }
    }
    entries.forEach((key, value) -> info.add(key + "=" + value));
    columns[INFO] = info.isEmpty() ? "." : String.join(";", info);
    return String.join("\t", columns);
  }
}
