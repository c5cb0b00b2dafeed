package org.motiflens.network.kernel;

import java.lang.reflect.InvocationTargetException;
import org.motiflens.genome.InputException;

/**
 * Chooses a back end: the Vector API when the running image has its module and the processor
 * vectors worth it, else plain arrays. The system property {@value #PROPERTY} decides otherwise:
 * {@code plain}, {@code vector-256}, {@code vector-512}.
 */
final class KernelChoice {
  static final String PROPERTY = "motiflens.kernels";

  private static final String PLAIN = "plain";
  private static final String VECTOR = "vector-";
  private static final String MODULE = "jdk.incubator.vector";

  /** By name: this class must load where the Vector API does not exist. */
  private static final String VECTOR_KERNELS = "org.motiflens.network.kernel.VectorKernels";

  private KernelChoice() {}

  static Kernels fastest() {
    return choose(System.getProperty(PROPERTY));
  }

  /** The vector length that the property asks for in bits, or 0 for the processor's own. */
  static int requestedBits() {
    String request = System.getProperty(PROPERTY, PLAIN);
    return request.startsWith(VECTOR) ? Integer.parseInt(request.substring(VECTOR.length())) : 0;
  }

  static Kernels choose(String request) {
    if (PLAIN.equals(request)) {
      return new PlainKernels();
    }
    boolean present = ModuleLayer.boot().findModule(MODULE).isPresent();
    if (request == null) {
      return present ? vectorOrPlain() : new PlainKernels();
    }
    if (!request.matches(VECTOR + "(128|256|512)")) {
      throw new InputException(
          "The system property "
              + PROPERTY
              + " is \""
              + request
              + "\"; expected plain, vector-256 or vector-512.");
    }
    if (!present) {
      throw new InputException(
          "The back end " + request + " needs the option --add-modules " + MODULE + " of java.");
    }
    return vector();
  }

  private static Kernels vectorOrPlain() {
    try {
      return vector();
    } catch (UnsupportedOperationException e) {
      return new PlainKernels();
    }
  }

  private static Kernels vector() {
    try {
      return Class.forName(VECTOR_KERNELS)
          .asSubclass(Kernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof UnsupportedOperationException) {
        throw (UnsupportedOperationException) e.getCause();
      }
      throw new LinkageError("the Vector API back end does not start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the Vector API back end is missing from this build", e);
    }
  }
}
