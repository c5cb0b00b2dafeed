package org.motiflens.plugin.table;

/** Things in rows, with what has been computed of them. Scores may come in while it is read. */
public interface ScoredRows {
  /** How many there are. */
  int size();
}
