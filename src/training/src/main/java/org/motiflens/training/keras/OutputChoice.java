package org.motiflens.training.keras;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.motiflens.genome.InputException;

/**
 * Which output means "bound", as whoever imports says it: by its number, by the name of an output
 * layer, or by a name of a list that came with the model.
 *
 * @param said a number from 0, or a name; empty when not said
 * @param names of all outputs, in their order; empty where no list was given
 */
public record OutputChoice(Optional<String> said, List<String> names) {
  /** Names that a message repeats at most. */
  private static final int SHOWN = 6;

  public OutputChoice {
    names = List.copyOf(names);
  }

  /** Of a number, or nothing. */
  public static OutputChoice of(OptionalInt number) {
    return new OutputChoice(
        number.isPresent() ? Optional.of(String.valueOf(number.getAsInt())) : Optional.empty(),
        List.of());
  }

  /**
   * Which of several output layers is asked for.
   *
   * @throws InputException when it is not said, or there is none such
   */
  int layer(List<String> layers) {
    if (said.isEmpty()) {
      throw new InputException(
          "It has "
              + layers.size()
              + " output layers ("
              + shown(layers)
              + "); name the one that means \"bound\" with --positive-output, by its name or number.");
    }
    return index(layers)
        .orElseThrow(
            () ->
                new InputException(
                    "It has no output layer \""
                        + said.get()
                        + "\"; name with --positive-output one of "
                        + shown(layers)
                        + ", or its number, from 0."));
  }

  /**
   * Which unit of the last layer.
   *
   * @param activation {@code sigmoid} or {@code softmax}
   */
  int unit(KerasLayer layer, int outputs, String activation) {
    if (!names.isEmpty() && names.size() != outputs) {
      throw layer.unlike(
          "has "
              + outputs
              + " outputs, and the list of names has "
              + names.size()
              + " lines; give one for each");
    }
    if (said.isEmpty() && outputs <= 2 && (outputs == 1 || activation.equals("softmax"))) {
      return outputs - 1;
    }
    if (outputs == 1) {
      if (said.get().equals("1") || (!names.isEmpty() && index(names).isPresent())) {
        return 0;
      }
      throw new InputException(
          "It has one output, which means \"bound\"; leave --positive-output out.");
    }
    String asked =
        "; say which one means \"bound\" with --positive-output, "
            + (names.isEmpty() ? "" : "by its name or ")
            + "from 0 to "
            + (outputs - 1);
    String have = "has " + outputs + " outputs with activation " + activation;
    if (said.isEmpty()) {
      throw layer.unlike(have + asked);
    }
    OptionalInt index = index(names);
    if (index.isEmpty() || index.getAsInt() >= outputs) {
      throw layer.unlike(have + " and none \"" + said.get() + "\"" + asked);
    }
    return index.getAsInt();
  }

  /** The number that was said, or that of the name. */
  private OptionalInt index(List<String> of) {
    if (said.isEmpty()) {
      return OptionalInt.empty();
    }
    int named = of.indexOf(said.get());
    if (named >= 0) {
      if (of.lastIndexOf(said.get()) != named) {
        throw new InputException(
            "Several outputs are called \"" + said.get() + "\"; give --positive-output a number.");
      }
      return OptionalInt.of(named);
    }
    try {
      int number = Integer.parseInt(said.get());
      return number < 0 || (!of.isEmpty() && number >= of.size())
          ? OptionalInt.empty()
          : OptionalInt.of(number);
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private static String shown(List<String> layers) {
    return layers.size() <= SHOWN
        ? String.join(", ", layers)
        : String.join(", ", layers.subList(0, SHOWN)) + " and " + (layers.size() - SHOWN) + " more";
  }
}
