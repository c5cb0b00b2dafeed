package org.motiflens.genome.sequence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

/**
 * The part of a genome that a person asks for. Whether a text is the name of a sequence or a place
 * in one is known only with the genome's names at hand: names may have colons and digits.
 */
public final class WantedLocus {
  private static final Pattern PLACE = Pattern.compile("(\\S+):([0-9][0-9,]*)\\S*");

  private WantedLocus() {}

  /**
   * Reads what a person asks for of a genome: a locus as {@link Locus#parse} reads it, or the name
   * of a chromosome alone, which is all of it.
   *
   * @return under the genome's own name of the chromosome
   * @throws InputException when the text is neither, or the genome does not have the chromosome, or
   *     it can be read in both ways
   */
  public static Locus read(String text, SequenceSource genome) {
    ChromosomeNames names = ChromosomeNames.of(genome);
    String plain = text.trim();
    Matcher matcher = PLACE.matcher(plain);
    Optional<String> whole = names.find(plain);
    if (whole.isPresent()) {
      int length = genome.length(whole.get());
      if (matcher.matches() && names.find(matcher.group(1)).isPresent()) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "\"%s\" may be all of the sequence of this name or a place in %s; write %s:1-%d or"
                    + " %s:%s-%s.",
                plain,
                matcher.group(1),
                plain,
                length,
                matcher.group(1),
                matcher.group(2),
                matcher.group(2)));
      }
      return new Locus(whole.get(), 0, length);
    }
    if (!matcher.matches() && plain.matches("\\S+") && plain.indexOf(':') < 0) {
      names.resolve(plain, genome.genomeId());
    }
    return names.resolve(Locus.parse(plain), genome.genomeId());
  }
}
