package org.motiflens.plugin.table;

import java.util.Optional;

/**
 * Things in rows, with what a model says of them. Scores may come in while it is read.
 *
 * @param <S> what a model says
 * @param <R> the rows themselves
 */
public interface ScoredRows<S extends ModelScores, R extends ScoredRows<S, R>> extends TableRows {
  /** What a model says; nothing as long as none was asked. */
  Optional<S> scores();

  /** The same things with other scores. */
  R with(Optional<S> others);
}
