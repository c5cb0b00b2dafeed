package org.motiflens.genome.sequence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

/**
 * The chromosome names of one genome, found again under the other spellings in use: UCSC writes
 * {@code chr1} and {@code chrM} where Ensembl and NCBI write {@code 1} and {@code MT}. A name that
 * the genome has always means itself. Immutable.
 */
public final class ChromosomeNames {
  private static final int NAMED_IN_MESSAGES = 6;
  private static final List<String> MITOCHONDRIAL = List.of("chrM", "MT", "M", "chrMT");

  private final List<String> names;
  private final Map<String, String> aliases;

  public ChromosomeNames(Collection<String> names) {
    this.names = List.copyOf(names);
    this.aliases = new HashMap<>();
    for (String name : this.names) {
      for (String alias : spellings(name)) {
        aliases.putIfAbsent(alias, name);
      }
    }
    for (String name : this.names) {
      aliases.put(name, name);
    }
  }

  private static List<String> spellings(String name) {
    if (MITOCHONDRIAL.contains(name)) {
      return MITOCHONDRIAL;
    }
    return List.of(name.startsWith("chr") ? name.substring(3) : "chr" + name);
  }

  /** The genome's own name for a chromosome, if it has it under any spelling. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  /**
   * The genome's own name for a chromosome.
   *
   * @param genome what the message calls the genome
   * @throws InputException when the genome has no such chromosome
   */
  public String resolve(String name, String genome) {
    return find(name)
        .orElseThrow(
            () -> new InputException(genome + " has no chromosome \"" + name + "\"" + hint(name)));
  }

  /** The same interval under the genome's own chromosome name; see {@link #resolve}. */
  public Locus resolve(Locus locus, String genome) {
    String own = resolve(locus.chromosome(), genome);
    return own.equals(locus.chromosome()) ? locus : new Locus(own, locus.start(), locus.end());
  }

  private String hint(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> alias : aliases.entrySet()) {
      if (alias.getKey().toLowerCase(Locale.ROOT).equals(folded)) {
        return "; did you mean \"" + alias.getValue() + "\"?";
      }
    }
    String some = String.join(", ", names.subList(0, Math.min(NAMED_IN_MESSAGES, names.size())));
    int more = names.size() - NAMED_IN_MESSAGES;
    return "; it has " + some + (more > 0 ? " and " + more + " more." : ".");
  }
}
