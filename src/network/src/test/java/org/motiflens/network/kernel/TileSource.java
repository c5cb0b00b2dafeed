package org.motiflens.network.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the tiles of the Vector API back end, {@code ProductTiles} and {@code TransposedTiles}:
 * one shape, stated once, for all numbers of rows and vectors. A number of rows or vectors that
 * were a variable of a loop would keep the JIT compiler from holding the sums in registers; so
 * every size is a method of its own, and this writes them all. {@code TileSourceTest} says when the
 * files that are checked in are not what is written here.
 *
 * <p>A tile adds to {@code rows × vectors} vectors of C, which stay in registers, a sum of products
 * of a broadcast value of A and a vector of B.
 */
final class TileSource {
  private static final Path FOLDER = Path.of("src/vector/java/org/motiflens/network/kernel");
  private static final List<Integer> VECTORS = List.of(4, 3, 2, 1);

  /** Rows of tiles: six of four vectors fill the registers, and no row is ever left by itself. */
  private static final List<Integer> ROWS = List.of(6, 4, 3, 2, 1);

  private final StringBuilder text = new StringBuilder();
  private final String className;

  private TileSource(String className) {
    this.className = className;
  }

  static Path file(String className) {
    return FOLDER.resolve(className + ".java");
  }

  /** The sources by the names of their classes. */
  static List<String> classes() {
    return List.of("ProductTiles", "TransposedTiles");
  }

  static String of(String className) {
    TileSource source = new TileSource(className);
    return className.equals("ProductTiles") ? source.product() : source.transposed();
  }

  private String product() {
    begin(
        "C = S + A B, and no less than 0 when asked for, where the columns of B are laid out in"
            + " panels.");
    for (int vectors : VECTORS) {
      productPanel(vectors);
    }
    line("");
    line("  /** Rows of the next tile: a row by itself would leave most registers idle. */");
    line("  private static int rows(int left) {");
    line("    return switch (left) {");
    line("      case 7, 8 -> 4;");
    line("      case 5 -> 3;");
    line("      default -> Math.min(left, 6);");
    line("    };");
    line("  }");
    for (int vectors : VECTORS) {
      for (int rows : ROWS) {
        productTile(rows, vectors);
      }
    }
    return end();
  }

  private String transposed() {
    begin("C += Aᵀ B, where both are read row by row.");
    for (int vectors : VECTORS) {
      transposedPanel(vectors);
    }
    for (int vectors : VECTORS) {
      transposedTile(6, vectors);
      transposedTile(1, vectors);
    }
    return end();
  }

  private void begin(String what) {
    line("package org.motiflens.network.kernel;");
    line("");
    line("import static org.motiflens.network.kernel.VectorKernels.S;");
    line("import static org.motiflens.network.kernel.VectorKernels.V;");
    line("");
    line("import jdk.incubator.vector.FloatVector;");
    line("");
    line("/**");
    line(" * %s".formatted(what));
    line(" *");
    line(
        " * <p>Written by TileSource, among the tests: change that, run its main, and this follows.");
    line(" */");
    line("final class %s {".formatted(className));
    line("  private %s() {}".formatted(className));
  }

  private String end() {
    line("}");
    return text.toString();
  }

  private void productPanel(int vectors) {
    line("");
    line("  static void panel%d(".formatted(vectors));
    line("      float[] a,");
    line("      int aOffset,");
    line("      int aStride,");
    line("      int rows,");
    line("      float[] panel,");
    line("      int depth,");
    line("      int from,");
    line("      float[] s,");
    line("      int sOffset,");
    line("      int sStride,");
    line("      float[] c,");
    line("      int cOffset,");
    line("      int cStride,");
    line("      boolean rectify) {");
    line("    int at = aOffset;");
    line("    int start = sOffset;");
    line("    int to = cOffset;");
    line("    for (int left = rows; left > 0; ) {");
    line("      int some = rows(left);");
    line("      switch (some) {");
    for (int rows : ROWS) {
      String tile = "tile" + rows + "x" + vectors;
      String arguments = "a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride";
      line(
          "        %s -> %s(%s);"
              .formatted(rows == 1 ? "default" : "case " + rows, tile, arguments));
    }
    line("      }");
    line("      if (rectify) {");
    line("        for (int r = 0; r < some; r++) {");
    line(
        "          VectorKernels.keepPositive(c, to + r * cStride, %s);"
            .formatted(vectors == 1 ? "V" : vectors + " * V"));
    line("        }");
    line("      }");
    line("      at += some * aStride;");
    line("      start += some * sStride;");
    line("      to += some * cStride;");
    line("      left -= some;");
    line("    }");
    line("  }");
  }

  private void productTile(int rows, int vectors) {
    line("");
    line("  /** %s by %s. */".formatted(count(rows, "row"), count(vectors, "vector")));
    line("  private static void tile%dx%d(".formatted(rows, vectors));
    line("      float[] a,");
    line("      int aOffset,");
    line("      int aStride,");
    line("      float[] panel,");
    line("      int depth,");
    line("      int from,");
    line("      float[] s,");
    line("      int sOffset,");
    line("      int sStride,");
    line("      float[] c,");
    line("      int cOffset,");
    line("      int cStride) {");
    offsets("a", "aOffset", "aStride", rows);
    offsets("i", "sOffset", "sStride", rows);
    offsets("o", "cOffset", "cStride", rows);
    loadSums("s", "i", "sOffset", rows, vectors);
    line("    int at = from;");
    line("    for (int k = 0; k < depth; k++) {");
    loadVectors("panel", vectors);
    for (int row = 0; row < rows; row++) {
      addRow(row, row == 0 ? "aOffset + k" : "a" + row + " + k", vectors);
    }
    line("      at += %s;".formatted(vectors == 1 ? "V" : vectors + " * V"));
    line("    }");
    storeSums(rows, vectors);
    line("  }");
  }

  private void transposedPanel(int vectors) {
    line("");
    line("  static void panel%d(".formatted(vectors));
    line("      float[] a,");
    line("      int aOffset,");
    line("      int aStride,");
    line("      int rows,");
    line("      int aWidth,");
    line("      float[] b,");
    line("      int bOffset,");
    line("      int bStride,");
    line("      float[] c,");
    line("      int cOffset,");
    line("      int cStride) {");
    line("    int k = 0;");
    line("    for (; k + 6 <= aWidth; k += 6) {");
    line("      tile6x%d(".formatted(vectors));
    line(
        "          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride,"
            + " cStride);");
    line("    }");
    line("    for (; k < aWidth; k++) {");
    line(
        ("      tile1x%d(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k *"
                + " cStride);")
            .formatted(vectors));
    line("    }");
    line("  }");
  }

  private void transposedTile(int rows, int vectors) {
    line("");
    line("  /** %s of A by %s of B. */".formatted(count(rows, "column"), count(vectors, "vector")));
    line("  private static void tile%dx%d(".formatted(rows, vectors));
    line("      float[] a,");
    line("      int aOffset,");
    line("      int aStride,");
    line("      int rows,");
    line("      float[] b,");
    line("      int bOffset,");
    line("      int bStride,");
    line("      float[] c,");
    if (rows == 1) {
      line("      int cOffset) {");
    } else {
      line("      int cOffset,");
      line("      int cStride) {");
      offsets("o", "cOffset", "cStride", rows);
    }
    loadSums("c", "o", "cOffset", rows, vectors);
    line("    int from = aOffset;");
    line("    int at = bOffset;");
    line("    for (int r = 0; r < rows; r++) {");
    loadVectors("b", vectors);
    for (int row = 0; row < rows; row++) {
      addRow(row, row == 0 ? "from" : "from + " + row, vectors);
    }
    line("      from += aStride;");
    line("      at += bStride;");
    line("    }");
    storeSums(rows, vectors);
    line("  }");
  }

  private void offsets(String name, String offset, String stride, int rows) {
    for (int row = 1; row < rows; row++) {
      line(
          "    int %s%d = %s + %s%s;"
              .formatted(name, row, offset, row == 1 ? "" : row + " * ", stride));
    }
  }

  private void loadSums(String array, String name, String offset, int rows, int vectors) {
    for (int row = 0; row < rows; row++) {
      for (int v = 0; v < vectors; v++) {
        line(
            "    FloatVector s%d%d = FloatVector.fromArray(S, %s, %s);"
                .formatted(row, v, array, (row == 0 ? offset : name + row) + plus(v)));
      }
    }
  }

  private void storeSums(int rows, int vectors) {
    for (int row = 0; row < rows; row++) {
      for (int v = 0; v < vectors; v++) {
        line("    s%d%d.intoArray(c, %s);".formatted(row, v, sum(row, v)));
      }
    }
  }

  private void loadVectors(String array, int vectors) {
    for (int v = 0; v < vectors; v++) {
      line(
          "      FloatVector b%d = FloatVector.fromArray(S, %s, at%s);"
              .formatted(v, array, plus(v)));
    }
  }

  private void addRow(int row, String at, int vectors) {
    line("      FloatVector x%d = FloatVector.broadcast(S, a[%s]);".formatted(row, at));
    for (int v = 0; v < vectors; v++) {
      line("      s%1$d%2$d = x%1$d.fma(b%2$d, s%1$d%2$d);".formatted(row, v));
    }
  }

  /** Where a vector of C lies. */
  private static String sum(int row, int vector) {
    return (row == 0 ? "cOffset" : "o" + row) + plus(vector);
  }

  private static String plus(int vector) {
    return vector == 0 ? "" : vector == 1 ? " + V" : " + " + vector + " * V";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Writes the files, from the module's folder. */
  public static void main(String[] arguments) throws IOException {
    for (String name : classes()) {
      Files.writeString(file(name), of(name));
    }
  }
}
