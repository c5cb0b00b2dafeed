package org.motiflens.network.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;

/** The seven published architectures and others of the same families with awkward sizes. */
final class TestArchitectures {
  private TestArchitectures() {}

  static Stream<Architecture> all() {
    List<Architecture> all = new ArrayList<>(Architecture.PUBLISHED.values());
    all.add(
        new Architecture(
            "odd-cnn",
            LayeredFamily.CNN,
            List.of(new Convolution(10, 4, 3), new Convolution(21, 2, 2), new Convolution(4, 3, 2)),
            0,
            0,
            77));
    all.add(
        new Architecture(
            "dense-cnn",
            LayeredFamily.CNN,
            List.of(new Convolution(6, 5, 1)),
            false,
            0,
            0,
            List.of(20, 3),
            40));
    all.add(
        new Architecture(
            "padded-cnn",
            LayeredFamily.CNN,
            List.of(new Convolution(5, 7, 2), new Convolution(16, 3, 1)),
            true,
            0,
            0,
            List.of(32),
            51));
    all.add(new Architecture("tiny-rnn", LayeredFamily.RNN, List.of(), 3, 5, 30));
    all.add(
        new Architecture(
            "odd-cnn-rnn",
            LayeredFamily.CNN_RNN,
            List.of(new Convolution(4, 7, 3), new Convolution(20, 3, 1), new Convolution(9, 5, 2)),
            2,
            20,
            64));
    return all.stream();
  }

  static Stream<Architecture> recurrent() {
    return all().filter(Architecture::isRecurrent);
  }

  static Architecture withWindow(Architecture a, int windowLength) {
    return new Architecture(
        a.name(),
        a.family(),
        a.convolutions(),
        a.padded(),
        a.recurrentLayers(),
        a.recurrentSize(),
        a.hidden(),
        windowLength);
  }
}
