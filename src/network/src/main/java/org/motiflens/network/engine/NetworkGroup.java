package org.motiflens.network.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.file.Sha256;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;

/**
 * Networks that are equal below the last layer, as the outputs of one network that was trained for
 * many tasks are: the layers that they share read a window once for all of them. Nearly all of the
 * time is spent in those. Immutable.
 */
public final class NetworkGroup {
  private final List<Integer> members;
  private final List<Network> networks;

  private NetworkGroup(List<Integer> members, List<Network> networks) {
    this.members = List.copyOf(members);
    this.networks = List.copyOf(networks);
  }

  /** What networks of a group have in common. */
  private record Trunk(Architecture architecture, String kernels, String weights) {}

  /**
   * Parts networks into groups. What shares no layers is a group of its own.
   *
   * @return in the order of their first members
   */
  public static List<NetworkGroup> of(List<? extends Network> networks) {
    Map<Object, List<Integer>> byTrunk = new LinkedHashMap<>();
    for (int i = 0; i < networks.size(); i++) {
      byTrunk.computeIfAbsent(trunk(networks.get(i)), key -> new ArrayList<>()).add(i);
    }
    List<NetworkGroup> groups = new ArrayList<>();
    byTrunk
        .values()
        .forEach(
            members -> {
              List<Network> own = new ArrayList<>();
              own.add(networks.get(members.get(0)));
              for (int i = 1; i < members.size(); i++) {
                own.add(
                    ((CompiledNetwork) networks.get(members.get(i)))
                        .onTrunkOf((CompiledNetwork) own.get(0)));
              }
              groups.add(new NetworkGroup(members, own));
            });
    return groups;
  }

  /** Equal for networks of one group. */
  private static Object trunk(Network network) {
    if (!(network instanceof CompiledNetwork compiled) || !compiled.canShare()) {
      return new Object();
    }
    NetworkWeights weights = compiled.weights().orElseThrow();
    Sha256 hash = new Sha256();
    for (NetworkWeights.Convolution convolution : weights.convolutions()) {
      hash.add(convolution.weights());
      hash.add(convolution.bias());
    }
    for (List<NetworkWeights.Lstm> stack : List.of(weights.forward(), weights.backward())) {
      for (NetworkWeights.Lstm lstm : stack) {
        hash.add(lstm.input());
        hash.add(lstm.recurrent());
        hash.add(lstm.bias());
      }
    }
    return new Trunk(compiled.architecture(), compiled.kernels().name(), hash.text());
  }

  /** Indices in the list that was parted, rising. */
  public List<Integer> members() {
    return members;
  }

  /** The members, equal to those that were given; they share what they can, also in memory. */
  public List<Network> networks() {
    return networks;
  }

  /** A new workspace for one thread. */
  public GroupEvaluator newEvaluator() {
    if (networks.size() == 1) {
      return new Alone(networks.get(0).newEvaluator());
    }
    List<CompiledNetwork> heads = networks.stream().map(CompiledNetwork.class::cast).toList();
    return heads.get(0).architecture().isRecurrent()
        ? new RecurrentEvaluator(heads)
        : new ConvolutionalEvaluator(heads);
  }

  /** A single network as a group. */
  private record Alone(Evaluator evaluator) implements GroupEvaluator {
    @Override
    public int windowLength() {
      return evaluator.windowLength();
    }

    @Override
    public void logitMargins(byte[] codes, WindowRun run, float[][] margins) {
      evaluator.logitMargins(codes, run, margins[0]);
    }
  }
}
