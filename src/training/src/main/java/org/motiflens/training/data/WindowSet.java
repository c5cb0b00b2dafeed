package org.motiflens.training.data;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.motiflens.genome.sequence.DinucleotideShuffle;

/**
 * Labelled windows: codes of bound and of unbound sequences, all of one length. The arrays are
 * shared and must not be changed.
 *
 * @param positives bound
 * @param negatives not bound
 */
public record WindowSet(List<byte[]> positives, List<byte[]> negatives) {
  public WindowSet {
    positives = List.copyOf(positives);
    negatives = List.copyOf(negatives);
  }

  /** Positives with one dinucleotide-preserving shuffle for each, in the same order. */
  public static WindowSet withShuffles(List<byte[]> positives, RandomGenerator random) {
    List<byte[]> negatives = new ArrayList<>(positives.size());
    for (byte[] positive : positives) {
      negatives.add(DinucleotideShuffle.shuffle(positive, random));
    }
    return new WindowSet(positives, negatives);
  }

  public int size() {
    return positives.size() + negatives.size();
  }

  /** Two disjoint parts of a set. */
  public record Parts(WindowSet large, WindowSet small) {}

  /**
   * Separates pairs; each negative goes with the positive of the same number.
   *
   * @param small whether the pair of this number belongs to the small part
   * @throws IllegalStateException when there is not a negative for each positive
   */
  public Parts separate(IntPredicate small) {
    if (positives.size() != negatives.size()) {
      throw new IllegalStateException("not pairs");
    }
    Map<Boolean, List<Integer>> numbers =
        IntStream.range(0, positives.size())
            .boxed()
            .collect(Collectors.partitioningBy(small::test));
    return new Parts(pairs(numbers.get(false)), pairs(numbers.get(true)));
  }

  private WindowSet pairs(List<Integer> numbers) {
    return new WindowSet(
        numbers.stream().map(positives::get).toList(),
        numbers.stream().map(negatives::get).toList());
  }

  /**
   * Holds out a random part. Where there is a negative for each positive, the two of a pair stay
   * together: a shuffle says much about the sequence that it was made from.
   *
   * @param share of the positives and of the negatives, between 0 and 1
   */
  public Parts holdOut(double share, long seed) {
    return holdOut(share, seed, number -> number);
  }

  /**
   * The same where windows belong together: a group is held out whole, or not at all, so that the
   * held part may be larger than the share by less than a group.
   *
   * @param groupOf by the number of a window, the same for all windows of a group
   */
  public Parts holdOut(double share, long seed, IntFunction<Object> groupOf) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < Math.max(positives.size(), negatives.size()); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    List<List<byte[]>> large = List.of(new ArrayList<>(), new ArrayList<>());
    List<List<byte[]>> small = List.of(new ArrayList<>(), new ArrayList<>());
    List<List<byte[]>> all = List.of(positives, negatives);
    for (int label = 0; label < 2; label++) {
      List<byte[]> windows = all.get(label);
      int held = (int) Math.round(windows.size() * share);
      Set<Object> chosen = new HashSet<>();
      Multiset<Object> sizes = HashMultiset.create();
      order.stream().filter(i -> i < windows.size()).forEach(i -> sizes.add(groupOf.apply(i)));
      int count = 0;
      for (int i : order) {
        if (i < windows.size() && count < held && chosen.add(groupOf.apply(i))) {
          count += sizes.count(groupOf.apply(i));
        }
      }
      for (int i : order) {
        if (i < windows.size()) {
          (chosen.contains(groupOf.apply(i)) ? small : large).get(label).add(windows.get(i));
        }
      }
    }
    return new Parts(
        new WindowSet(large.get(0), large.get(1)), new WindowSet(small.get(0), small.get(1)));
  }
}
