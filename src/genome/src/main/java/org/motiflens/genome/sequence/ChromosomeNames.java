package org.motiflens.genome.sequence;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Shown;

/**
 * The chromosome names of one genome, found again under the other spellings in use: UCSC writes
 * {@code chr1} and {@code chrM} where Ensembl and NCBI write {@code 1} and {@code MT}, and RefSeq
 * writes {@code NC_000001.10}. A name that the genome has always means itself. An accession is
 * found only where its version is of the genome's assembly, because another version has other
 * coordinates. Immutable.
 */
public final class ChromosomeNames {
  private static final int NAMED_IN_MESSAGES = 6;
  private static final List<String> MITOCHONDRIAL = List.of("chrM", "MT", "M", "chrMT");

  private final List<String> names;
  private final Map<String, String> aliases;
  private final Supplier<Optional<String>> assembly;

  /** Of a genome of which no lengths are known: accessions are found in it only as they are. */
  public ChromosomeNames(Collection<String> names) {
    this(names, Optional::empty);
  }

  private ChromosomeNames(Collection<String> names, Supplier<Optional<String>> assembly) {
    this.names = List.copyOf(names);
    this.aliases = new HashMap<>();
    this.assembly = Suppliers.memoize(assembly);
    for (String name : this.names) {
      for (String alias : spellings(name)) {
        aliases.putIfAbsent(alias, name);
      }
    }
    for (String name : this.names) {
      aliases.put(name, name);
    }
  }

  /** Of a genome, whose assembly is known by the lengths of its chromosomes when it matters. */
  public static ChromosomeNames of(SequenceSource genome) {
    return of(genome, genome.chromosomes());
  }

  /**
   * Of a genome that is being made.
   *
   * @param genome asked for lengths when they matter, not before
   */
  static ChromosomeNames of(SequenceSource genome, Collection<String> names) {
    return new ChromosomeNames(names, () -> Assembly.of(genome).map(Assembly::name));
  }

  private static List<String> spellings(String name) {
    if (MITOCHONDRIAL.contains(name)) {
      return MITOCHONDRIAL;
    }
    Optional<Accession> accession = Accession.of(name);
    if (accession.isPresent()) {
      String chromosome = accession.get().chromosome();
      return List.of(chromosome, chromosome.substring(3));
    }
    return List.of(name.startsWith("chr") ? name.substring(3) : "chr" + name);
  }

  /** The genome's own name for a chromosome, if it has it under any spelling. */
  public Optional<String> find(String name) {
    String own = aliases.get(name);
    if (own != null) {
      return Optional.of(own);
    }
    Optional<Accession> accession = Accession.of(name);
    return accession
        .map(found -> aliases.get(found.chromosome()))
        .filter(found -> fits(accession.get(), found));
  }

  /** Whether an accession is of the assembly that the genome is. */
  private boolean fits(Accession accession, String own) {
    return !accession.versioned()
        || (accession.assembly().isPresent() && accession.assembly().equals(assemblyOf(own)));
  }

  /** The assembly of one of the genome's names: what the name itself says, else the lengths. */
  private Optional<String> assemblyOf(String own) {
    return Accession.of(own).flatMap(Accession::assembly).or(assembly);
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
            () ->
                new InputException(
                    absence(name, genome) + (ofAnother(name).isPresent() ? "." : hint(name))));
  }

  /** The same interval under the genome's own chromosome name; see {@link #resolve}. */
  public Locus resolve(Locus locus, String genome) {
    String own = resolve(locus.chromosome(), genome);
    return own.equals(locus.chromosome()) ? locus : new Locus(own, locus.start(), locus.end());
  }

  /**
   * What to say of a name that is not found, as a clause.
   *
   * @param genome what the message calls the genome
   */
  public String absence(String name, String genome) {
    return genome
        + " has no chromosome \""
        + Shown.value(name)
        + "\""
        + ofAnother(name).map(clause -> ": " + clause).orElse("");
  }

  /** Why an accession is not found although the genome has its chromosome. */
  private Optional<String> ofAnother(String name) {
    Optional<Accession> accession = Accession.of(name);
    String own = accession.map(found -> aliases.get(found.chromosome())).orElse(null);
    if (own == null || find(name).isPresent()) {
      return Optional.empty();
    }
    String chromosome = accession.get().chromosome();
    String version =
        accession.get().assembly().map(of -> "of " + of).orElse("of an assembly not known here");
    return Optional.of(
        assemblyOf(own)
            .map(
                known ->
                    "that is "
                        + chromosome
                        + " "
                        + version
                        + ", and the genome is "
                        + known
                        + ", with other coordinates")
            .orElse(
                "that is "
                    + chromosome
                    + " "
                    + version
                    + ", and the lengths of the genome's chromosomes do not tell whether it is that"));
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
