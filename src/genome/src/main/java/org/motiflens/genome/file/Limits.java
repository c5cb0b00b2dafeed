package org.motiflens.genome.file;

/**
 * How much is read of files that may come from anyone. What is larger is refused in a sentence
 * before it fills the memory or takes hours. Limits of one kind of file stand at its reader; {@code
 * docs/trust.md} lists all.
 */
public final class Limits {
  /** A line of text, in characters: rows of variants of many samples have some millions. */
  public static final int LONGEST_LINE = 1 << 24;

  /**
   * A sequence that is read as a whole, in bases, and a line of it: the longest human chromosome
   * has 249 million. Longer chromosomes are read by index, in pieces.
   */
  public static final int LONGEST_SEQUENCE = 1 << 28;

  /**
   * How many times its packed size a gzipped text has at most. Tables shrink to a tenth, rows that
   * are nearly alike to a fiftieth; gzip itself can reach 1,032.
   */
  public static final int MOST_INFLATION = 300;

  /** What may be inflated at any ratio, in bytes: a bomb of this size does no harm. */
  public static final int FREE_INFLATION = 1 << 24;

  /** Packed or not, in bytes, by the definition of block-compressed files (BGZF). */
  public static final int LARGEST_BLOCK = 1 << 16;

  /** The index of a FASTA file, in bytes: a million sequences with long names have less. */
  public static final int LARGEST_FASTA_INDEX = 1 << 27;

  /**
   * Tables of results, descriptions, settings and notices that are read as a whole, in bytes: what
   * is written of them has a hundredth of it.
   */
  public static final int LARGEST_SMALL_FILE = 1 << 24;

  /**
   * A file of motifs, in bytes, and its motifs together, in columns: the largest public collections
   * have some 20 thousand motifs of 15 columns in 10 MB.
   */
  public static final int LARGEST_MOTIF_FILE = 1 << 27;

  private Limits() {}
}
