package org.motiflens.genome.sequence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that NCBI gives to a sequence of the human genome, in RefSeq ({@code NC_000020.10}) or
 * in GenBank ({@code CM000682.1}). Its version belongs to one assembly: the same chromosome has
 * another version in another assembly, and other coordinates.
 *
 * @param chromosome as UCSC calls it
 * @param assembly as UCSC calls it; empty when the version is that of no assembly known here, or is
 *     not there
 * @param versioned whether there is a version
 */
record Accession(String chromosome, Optional<String> assembly, boolean versioned) {
  /** In FASTA files of older date the name stands between bars: gi|224589812|ref|NC_000020.10|. */
  private static final Pattern FORM =
      Pattern.compile("(?:.*\\|)?(NC_|CM)([0-9]{6})(?:\\.([0-9]{1,3}))?\\|?");

  /** Versions of NC_000001 to NC_000024 in GRCh37 (its assembly report); GRCh38 has the next. */
  private static final int[] GRCH37 = {
    10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10, 9
  };

  private static final int CHROMOSOMES = GRCH37.length;

  /** GenBank's number of chromosome 1; those that follow are in order. */
  private static final int FIRST_OF_GENBANK = 663;

  /** RefSeq's number of chromosome 1 of T2T-CHM13; those that follow are in order. */
  private static final int FIRST_OF_T2T = 60_925;

  /** The accession that a name is, if it is one of a human chromosome. */
  static Optional<Accession> of(String name) {
    Matcher matcher = FORM.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(2));
    boolean versioned = matcher.group(3) != null;
    int version = versioned ? Integer.parseInt(matcher.group(3)) : -1;
    if (matcher.group(1).equals("CM")) {
      int chromosome = number - FIRST_OF_GENBANK + 1;
      return of(chromosome, version == 1 ? "hg19" : version == 2 ? "hg38" : "", versioned);
    }
    if (number >= FIRST_OF_T2T && number < FIRST_OF_T2T + CHROMOSOMES) {
      return of(number - FIRST_OF_T2T + 1, version == 1 ? "T2T-CHM13" : "", versioned);
    }
    if (number < 1 || number > CHROMOSOMES) {
      return Optional.empty();
    }
    String assembly =
        switch (version - GRCH37[number - 1]) {
          case -1 -> "hg18";
          case 0 -> "hg19";
          case 1 -> "hg38";
          default -> "";
        };
    return of(number, assembly, versioned);
  }

  private static Optional<Accession> of(int chromosome, String assembly, boolean versioned) {
    if (chromosome < 1 || chromosome > CHROMOSOMES) {
      return Optional.empty();
    }
    String name =
        switch (chromosome) {
          case 23 -> "chrX";
          case 24 -> "chrY";
          default -> "chr" + chromosome;
        };
    return Optional.of(
        new Accession(
            name, assembly.isEmpty() ? Optional.empty() : Optional.of(assembly), versioned));
  }
}
