package org.motiflens.explain.attribution;

import java.util.List;
import java.util.stream.Stream;
import org.motiflens.explain.attribution.TemporalOutput.Direction;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;

/**
 * The attribution methods there are, in the order of menus. Everything that names methods (menus,
 * flags, {@code docs/methods.md}) is made from {@link #STANDARD}. Immutable.
 */
public final class AttributionRegistry {
  /** All methods with one value a base. */
  public static final AttributionRegistry STANDARD =
      new AttributionRegistry(
          Stream.concat(
                  Stream.of(
                      new Saliency(),
                      new InputTimesGradient(),
                      new GradientCorrection(),
                      new IntegratedGradients(),
                      new InSilicoMutagenesis(),
                      new Prediction(),
                      new Rank(),
                      new TemporalOutput(Direction.FORWARD),
                      new TemporalOutput(Direction.BACKWARD)),
                  ProfileMethods.STANDARD.stream())
              .toList());

  /** The standard methods and, after them, the maps: for what draws rather than writes. */
  public static final AttributionRegistry WITH_MAPS =
      new AttributionRegistry(
          Stream.of(
                  STANDARD.methods(),
                  List.of(new GradientMap(), new MutagenesisMap()),
                  ProfileMethods.MAPS)
              .flatMap(List::stream)
              .toList());

  private final List<AttributionMethod> methods;

  /**
   * @throws IllegalArgumentException when two methods have the same key
   */
  public AttributionRegistry(List<AttributionMethod> methods) {
    this.methods = List.copyOf(methods);
    if (methods.stream().map(AttributionMethod::key).distinct().count() < methods.size()) {
      throw new IllegalArgumentException("two methods have one key: " + keys());
    }
  }

  public List<AttributionMethod> methods() {
    return methods;
  }

  /** The keys, in the order of menus. */
  public List<String> keys() {
    return methods.stream().map(AttributionMethod::key).toList();
  }

  /** The methods that mean something for an architecture. */
  public List<AttributionMethod> supporting(Architecture architecture) {
    return methods.stream().filter(method -> method.supports(architecture)).toList();
  }

  /**
   * A method by its key, or one that earlier versions gave it.
   *
   * @throws InputException when there is none
   */
  public AttributionMethod named(String key) {
    return methods.stream()
        .filter(method -> method.key().equals(key) || method.formerKeys().contains(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no method \""
                        + key
                        + "\"; choose one of "
                        + String.join(", ", keys())
                        + "."));
  }
}
