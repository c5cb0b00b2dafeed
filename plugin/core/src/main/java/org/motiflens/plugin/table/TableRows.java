package org.motiflens.plugin.table;

/** Things in rows. What is known of them may come in while it is read. */
public interface TableRows {
  /** How many there are. */
  int size();
}
