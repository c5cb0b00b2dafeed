package org.motiflens.motif.tomtom;

/** The k-th smallest of an array without sorting it (Hoare 1961, "Find"). */
final class OrderStatistic {
  private OrderStatistic() {}

  /**
   * The element that would be at {@code rank}, counted from 0, were the array sorted. Reorders the
   * array.
   */
  static double select(double[] values, int rank) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = median(values[low], values[(low + high) >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[rank];
  }

  private static double median(double x, double y, double z) {
    return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
  }
}
