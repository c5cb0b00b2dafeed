package org.motiflens.motif.database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.motif.MotifMatrix;

/**
 * The names of the transcription factor that a motif is of. Databases put it into the motif's name,
 * with a note in brackets behind it ({@code JUN(var.2)}, {@code CTCF(Zf)}), or into its id, with
 * words of their own around it.
 *
 * @param names in lower case
 */
record FactorNames(Set<String> names) {
  /** Forms of ids; the first group is the factor. */
  private static final List<Pattern> IDS =
      List.of(
          // HOCOMOCO 9 to 13: GATA1_HUMAN.H11MO.0.A, GATA1.H12CORE.0.P.A, GATA1_f1.
          Pattern.compile("(.+?)(?:_(?:HUMAN|MOUSE))?\\.H\\d+[A-Z]+\\..+"),
          Pattern.compile("(.+)_(?:f\\d|si|do)"),
          // The motifs of ENCODE's ChIP-seq: GATA1_known3, GATA_disc1.
          Pattern.compile("(.+)_(?:known|disc)\\d+"),
          // FlyFactorSurvey: abd-A_FlyReg_FBgn0000014. Possessive: else each part of a name of
          // thousands takes a piece of Java's stack.
          Pattern.compile("(.+?)_[A-Za-z]+(?:_[0-9.]++)*+_FBgn\\d+"),
          // UniPROBE and SELEX as the MEME Suite names them: Gata3_primary, GATA3_full,
          // GATA3_DBD_2.
          Pattern.compile("(.+)_(?:primary|secondary)"),
          Pattern.compile("(.+?)_(?:full|DBD)(?:_\\d+)?"));

  static FactorNames of(MotifMatrix motif) {
    Set<String> names = new LinkedHashSet<>();
    for (String text : List.of(motif.name(), motif.id())) {
      names.add(text);
      int note = text.indexOf('(');
      names.add(note < 0 ? text : text.substring(0, note));
      for (Pattern form : IDS) {
        Matcher matcher = form.matcher(text);
        if (matcher.matches()) {
          names.add(matcher.group(1));
          break;
        }
      }
    }
    Set<String> folded = new LinkedHashSet<>();
    names.stream().map(FactorNames::folded).filter(name -> !name.isEmpty()).forEach(folded::add);
    return new FactorNames(folded);
  }

  /** Whether a factor's name is among them, in any case of letters. */
  boolean isOf(String factor) {
    return names.contains(folded(factor));
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
