package org.motiflens.explain.factors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.motiflens.explain.motif.Seqlet;

/**
 * Groups factors that cannot be told apart at a place: those that look at one word, which is that
 * their words share {@value #SHARED} bases or more of the place, and that either are of one family
 * or whose words resemble one known motif most. Groups begin at the highest rank. Immutable.
 */
public final class FactorGroups {
  /** Bases that two words must share. */
  static final int SHARED = 5;

  private final FactorFamilies families;
  private final Function<Seqlet, Optional<String>> knownMotif;

  /**
   * @param knownMotif the name of the known motif that a word resembles most
   */
  public FactorGroups(FactorFamilies families, Function<Seqlet, Optional<String>> knownMotif) {
    this.families = families;
    this.knownMotif = knownMotif;
  }

  /** One group as it grows; the first member is the one of highest rank. */
  private static final class Group {
    private final List<FactorCall> members = new ArrayList<>();
  }

  /** The same calls in the same order, with the names of their groups. */
  public List<FactorCall> named(List<FactorCall> calls) {
    List<Group> groups = new ArrayList<>();
    List<Group> of = new ArrayList<>();
    for (FactorCall call : calls) {
      Group group =
          groups.stream()
              .filter(one -> belongs(call, one.members.get(0)))
              .findFirst()
              .orElseGet(
                  () -> {
                    Group fresh = new Group();
                    groups.add(fresh);
                    return fresh;
                  });
      group.members.add(call);
      of.add(group);
    }
    List<FactorCall> named = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      named.add(calls.get(i).in(name(of.get(i))));
    }
    return named;
  }

  private boolean belongs(FactorCall call, FactorCall leader) {
    if (call.word().isEmpty() || leader.word().isEmpty() || shared(call, leader) < SHARED) {
      return false;
    }
    Optional<String> family = families.of(call.card().tf());
    Optional<String> motif = knownMotif.apply(call.word().get());
    return call.card().tf().equalsIgnoreCase(leader.card().tf())
        || (family.isPresent() && family.equals(families.of(leader.card().tf())))
        || (motif.isPresent() && motif.equals(knownMotif.apply(leader.word().get())));
  }

  private static int shared(FactorCall a, FactorCall b) {
    int from = Math.max(a.wordStart(), b.wordStart());
    int to =
        Math.min(
            a.wordStart() + a.word().orElseThrow().letters().length(),
            b.wordStart() + b.word().orElseThrow().letters().length());
    return Math.max(0, to - from);
  }

  private String name(Group group) {
    FactorCall leader = group.members.get(0);
    List<String> factors =
        group.members.stream()
            .map(call -> call.card().tf().toUpperCase(Locale.ROOT))
            .distinct()
            .toList();
    if (factors.size() == 1) {
      return leader.card().tf();
    }
    Optional<String> family = families.of(leader.card().tf());
    boolean oneFamily = factors.stream().allMatch(tf -> families.of(tf).equals(family));
    return family.isPresent() && oneFamily
        ? family.get()
        : motif(group, factors).orElse(leader.card().tf()) + " site";
  }

  /**
   * The known motif that most members' words resemble most; one that is named after a member before
   * all others, and of equals that of the member of the highest rank.
   */
  private Optional<String> motif(Group group, List<String> factors) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (FactorCall call : group.members) {
      call.word().flatMap(knownMotif).ifPresent(name -> votes.merge(name, 1, Integer::sum));
    }
    List<String> candidates = new ArrayList<>(votes.keySet());
    candidates.sort(
        Comparator.comparing((String name) -> !factors.contains(name.toUpperCase(Locale.ROOT)))
            .thenComparing(name -> -votes.get(name)));
    return candidates.stream().findFirst();
  }
}
