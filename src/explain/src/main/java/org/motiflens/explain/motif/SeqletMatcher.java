package org.motiflens.explain.motif;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;

/**
 * Compares words with known motifs, each word but once. Safe for use by many threads.
 *
 * <p>A word is a query of its own, with the q-values that Tomtom gives to the first motif of a
 * file: they do not depend on which words came before.
 */
public final class SeqletMatcher {
  /** Matches are those with a q-value up to this: what Tomtom reports unless told otherwise. */
  public static final double GREATEST_Q_VALUE = 0.5;

  private final Tomtom tomtom;

  /** The motifs that each word matches, the best match first. */
  private final Map<String, List<Match>> known = new ConcurrentHashMap<>();

  /**
   * A known motif that a word matches; less than a {@link TomtomMatch}, because many are kept.
   *
   * @param id of the known motif
   * @param name of the known motif; may be empty
   * @param reverse whether it is the known motif's reverse complement that matches
   * @param qValue at most {@value #GREATEST_Q_VALUE}
   */
  public record Match(String id, String name, boolean reverse, double qValue) {}

  public SeqletMatcher(List<MotifMatrix> motifs) {
    tomtom = new Tomtom(motifs, Tomtom.Options.DEFAULT);
  }

  /** The known motifs that a word matches, the best match first; may be empty. */
  public List<Match> matches(Seqlet word) {
    return known.computeIfAbsent(word.letters(), this::compare);
  }

  /** The name of the known motif that a word resembles most, its id where it has no name. */
  public Optional<String> bestName(Seqlet word) {
    return matches(word).stream()
        .findFirst()
        .map(match -> match.name().isEmpty() ? match.id() : match.name());
  }

  private List<Match> compare(String letters) {
    return tomtom.match(Seqlet.matrix(letters)).stream()
        .filter(match -> match.qValue() <= GREATEST_Q_VALUE)
        .map(
            match ->
                new Match(
                    match.target().id(), match.target().name(), match.reverse(), match.qValue()))
        .toList();
  }

  /**
   * The least q-value of a word's matches with some motifs; empty when it matches none of them.
   *
   * @param ids of the motifs
   */
  public OptionalDouble qValue(Seqlet word, Collection<String> ids) {
    return matches(word).stream()
        .filter(match -> ids.contains(match.id()))
        .mapToDouble(Match::qValue)
        .min();
  }

  /**
   * Whether the best match of a word is one of some motifs.
   *
   * @param ids of the motifs
   */
  public boolean isBest(Seqlet word, Collection<String> ids) {
    List<Match> matches = matches(word);
    return !matches.isEmpty() && ids.contains(matches.get(0).id());
  }
}
