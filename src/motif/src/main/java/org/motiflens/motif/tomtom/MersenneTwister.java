package org.motiflens.motif.tomtom;

/**
 * The MT19937 generator (Matsumoto and Nishimura 1998, ACM Transactions on Modeling and Computer
 * Simulation 8:3) with the authors' first seeding, the multiplicative congruential generator 69069,
 * which Tomtom's random numbers come from. Not thread-safe.
 */
final class MersenneTwister {
  /** The seed that the authors' first program used when none was given. */
  static final int ORIGINAL_SEED = 4357;

  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;

  MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 69069 * state[i - 1];
    }
  }

  private void refill() {
    for (int i = 0; i < N; i++) {
      int following = i + 1 < N ? i + 1 : 0;
      int ahead = i + M < N ? i + M : i + M - N;
      int y = (state[i] & 0x80000000) | (state[following] & 0x7fffffff);
      state[i] = state[ahead] ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
    }
    next = 0;
  }

  /** 32 random bits. */
  int nextInt() {
    if (next == N) {
      refill();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** A number from [0, 1) made of 64 random bits, the first 32 the more significant. */
  double nextDouble() {
    double high = Integer.toUnsignedLong(nextInt());
    double low = Integer.toUnsignedLong(nextInt());
    return (high * 0x1p32 + low) * 0x1p-64;
  }
}
