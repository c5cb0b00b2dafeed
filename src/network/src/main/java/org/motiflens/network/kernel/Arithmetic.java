package org.motiflens.network.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * The multiplication and addition in one that all kernels are made of. Where the processor has it
 * fused, rounding once (IEEE 754-2008, fusedMultiplyAdd; every x86 with AVX2 and every 64-bit ARM),
 * it is: then plain loops and vectors of any length give the same bits. Where it has not, {@link
 * Math#fma} would be computed in software, thousands of times slower, and the product is rounded
 * before the addition; such a machine gives other last bits than others, and says so in what it
 * writes.
 */
final class Arithmetic {
  /** A constant, so that the JIT compiler sees one of the two alone. */
  static final boolean FUSED = isFusedInHardware();

  private static final int CALLS = 1000;

  /** A thousand fusions take some ten microseconds in hardware, and many milliseconds without. */
  private static final long MOST_NANOS = 1_000_000;

  private Arithmetic() {}

  /** a b + c, added to c without or with a rounding between. */
  static float addProduct(float a, float b, float c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  private static boolean isFusedInHardware() {
    try {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      if (machine != null) {
        return Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
      }
    } catch (IllegalArgumentException | LinkageError e) {
      // Another virtual machine, or an image without that module.
    }
    return isFast();
  }

  private static boolean isFast() {
    long best = Long.MAX_VALUE;
    float sum = 0;
    for (int trial = 0; trial < 5; trial++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        sum = Math.fma(0.5f, i, sum);
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return sum > 0 && best < MOST_NANOS;
  }
}
