package org.motiflens.training.keras;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motiflens.network.chain.Curve;
import org.motiflens.network.chain.RecurrentLayer.Cell;
import org.motiflens.network.chain.RecurrentLayer.Direction;
import org.motiflens.network.chain.RecurrentLayer.Reading;
import org.motiflens.network.chain.RecurrentLayer.Setting;
import org.motiflens.training.keras.ChainTranslation.CurveNames;

/** LSTMs and GRUs of Keras, of one direction or two, as layers of a chain. */
final class KerasRecurrence {
  private static final String CUDNN = "CuDNN";

  private static final Map<String, Reading> MERGES =
      Map.of("concat", Reading.CONCATENATED, "sum", Reading.SUM, "ave", Reading.MEAN);

  private final KerasLayer layer;
  private final CurveNames curves;
  private final int inputs;

  private KerasRecurrence(KerasLayer layer, CurveNames curves, int inputs) {
    this.layer = layer;
    this.curves = curves;
    this.inputs = inputs;
  }

  /** The layer, which reads so many channels. */
  static org.motiflens.network.chain.RecurrentLayer of(
      KerasLayer layer, CurveNames curves, int inputs) {
    return new KerasRecurrence(layer, curves, inputs).translate();
  }

  private org.motiflens.network.chain.RecurrentLayer translate() {
    boolean both = layer.kind().equals("Bidirectional");
    KerasLayer one = both ? inner("layer") : layer;
    Cell cell = cell(one);
    int units = one.positive("units");
    boolean everywhere = one.flag("return_sequences", false);
    boolean backwards = one.flag("go_backwards", false);
    Reading reading = backwards ? Reading.BACKWARD : Reading.FORWARD;
    if (both) {
      String merge = layer.word("merge_mode", "concat");
      if (!MERGES.containsKey(merge)) {
        throw layer.refused("has merge_mode = " + merge + "; the engine has concat, sum and ave");
      }
      if (backwards) {
        throw one.refused("has go_backwards = true, which turns its two directions round");
      }
      if (layer.settings().get("backward_layer") instanceof JsonObject
          && !same(one, inner("backward_layer"))) {
        throw layer.refused("has directions that differ in more than their weights");
      }
      reading = MERGES.get(merge);
    } else if (backwards && everywhere) {
      throw layer.refused(
          "has go_backwards = true and gives all states, the last position first; the engine keeps"
              + " the order of positions");
    }
    boolean cudnn = one.kind().startsWith(CUDNN);
    Curve activation = cudnn ? Curve.TANH : plain(one);
    CurveNames.Named gate =
        cudnn
            ? new CurveNames.Named(Curve.SIGMOID, 0)
            : curves.of(one, one.word("recurrent_activation", "hard_sigmoid"));
    List<Direction> directions = new ArrayList<>();
    int perDirection = one.flag("use_bias", true) ? 3 : 2;
    for (int i = 0; i < (both ? 2 : 1); i++) {
      directions.add(direction(cell, units, i * perDirection, perDirection, cudnn));
    }
    return new org.motiflens.network.chain.RecurrentLayer(
        new Setting(
            cell, units, inputs, reading, everywhere, activation, gate.curve(), gate.parameter()),
        directions);
  }

  private static boolean same(KerasLayer one, KerasLayer other) {
    JsonObject a = one.settings().deepCopy();
    JsonObject b = other.settings().deepCopy();
    for (JsonObject settings : List.of(a, b)) {
      settings.remove("name");
      settings.remove("go_backwards");
    }
    return one.kind().equals(other.kind()) && a.equals(b);
  }

  private KerasLayer inner(String which) {
    if (!(layer.settings().get(which) instanceof JsonObject inner)
        || !(inner.get("class_name") instanceof JsonPrimitive kind)
        || !(inner.get("config") instanceof JsonObject settings)) {
      throw layer.refused("does not say what it holds");
    }
    return new KerasLayer(kind.getAsString(), layer.name() + "/" + which, settings, List.of());
  }

  private static Cell cell(KerasLayer one) {
    one.requireFlag("stateful", false, false);
    one.requireFlag("time_major", false, false);
    one.requireFlag("return_state", false, false);
    return switch (one.kind()) {
      case "LSTM", "CuDNNLSTM" -> Cell.LSTM;
      case "GRU" -> one.flag("reset_after", false) ? Cell.GRU_RESET_AFTER : Cell.GRU;
      case "CuDNNGRU" -> Cell.GRU_RESET_AFTER;
      default -> throw one.refused("is not supported; an LSTM and a GRU are");
    };
  }

  private Curve plain(KerasLayer one) {
    CurveNames.Named named = curves.of(one, one.word("activation", "tanh"));
    if (named.parameter() != 0 || named.curve() == Curve.HARD_SIGMOID) {
      throw one.refused("has activation = " + one.word("activation", "tanh"));
    }
    return named.curve();
  }

  private Direction direction(Cell cell, int units, int from, int arrays, boolean cudnn) {
    int gates = cell == Cell.LSTM ? 4 : 3;
    Weight kernel = layer.weight(from, "kernel", inputs, gates * units);
    Weight recurrent = layer.weight(from + 1, "recurrent kernel", units, gates * units);
    boolean after = cell == Cell.GRU_RESET_AFTER;
    float[] bias;
    if (arrays == 2) {
      bias = new float[(after ? 2 : 1) * gates * units];
    } else if (cudnn) {
      bias = layer.weight(from + 2, "bias", 2 * gates * units).values();
    } else if (after) {
      bias = layer.weight(from + 2, "bias", 2, gates * units).values();
    } else {
      bias = layer.weight(from + 2, "bias", gates * units).values();
    }
    if (!cudnn) {
      return new Direction(kernel.values(), recurrent.values(), bias);
    }
    return new Direction(
        RecurrentLayer.ofCudnn(kernel, gates).values(),
        RecurrentLayer.ofCudnn(recurrent, gates).values(),
        after ? bias : RecurrentLayer.sum(bias));
  }
}
