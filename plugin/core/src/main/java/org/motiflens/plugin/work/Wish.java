package org.motiflens.plugin.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a client of a {@link DemandQueue} wants. Guarded by the queue's lock. */
final class Wish<K> {
  final Object scope;
  final String label;
  final DemandQueue.Work<K> work;
  final long dueNanos;
  final List<K> keys;
  final Deque<K> pending;
  final Set<K> missing;
  boolean stopped;

  Wish(
      Object scope,
      String label,
      DemandQueue.Work<K> work,
      long dueNanos,
      List<K> keys,
      List<K> missing) {
    this.scope = scope;
    this.label = label;
    this.work = work;
    this.dueNanos = dueNanos;
    this.keys = keys;
    this.pending = new ArrayDeque<>(missing);
    this.missing = new HashSet<>(missing);
  }

  boolean waitsFor(K key) {
    return !stopped && missing.contains(key);
  }
}
