package org.motiflens.figure.logo;

/**
 * The outlines of the letters A, C, G and T, each filling the unit square from (0, 0), top left, to
 * (1, 1), bottom right, so that a logo can stretch them to any box without a font. To be filled by
 * the even-odd rule.
 */
public final class LetterOutline {
  private LetterOutline() {}

  /** What follows an outline: the four steps that paths of every drawing system have. */
  public interface Sink {
    void moveTo(double x, double y);

    void lineTo(double x, double y);

    /** A cubic Bézier curve with two control points. */
    void curveTo(double x1, double y1, double x2, double y2, double x, double y);

    void close();
  }

  /** Traces the outline of a base (its code, not N). */
  public static void trace(int base, Sink sink) {
    switch (base) {
      case 0 -> a(sink);
      case 1 -> c(sink);
      case 2 -> g(sink);
      case 3 -> t(sink);
      default -> throw new IllegalArgumentException("no outline for code " + base);
    }
  }

  private static void polygon(Sink sink, double... xy) {
    sink.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      sink.lineTo(xy[i], xy[i + 1]);
    }
    sink.close();
  }

  private static void a(Sink sink) {
    polygon(sink, 0, 1, .38, 0, .62, 0, 1, 1, .79, 1, .71, .77, .29, .77, .21, 1);
    polygon(sink, .35, .6, .65, .6, .5, .17);
  }

  private static void t(Sink sink) {
    polygon(sink, 0, 0, 1, 0, 1, .18, .605, .18, .605, 1, .395, 1, .395, .18, 0, .18);
  }

  private static void c(Sink sink) {
    sink.moveTo(1, .33);
    sink.curveTo(.95, .12, .77, 0, .52, 0);
    sink.curveTo(.2, 0, 0, .2, 0, .5);
    sink.curveTo(0, .8, .2, 1, .52, 1);
    sink.curveTo(.77, 1, .95, .88, 1, .67);
    sink.lineTo(.79, .63);
    sink.curveTo(.755, .76, .66, .83, .52, .83);
    sink.curveTo(.33, .83, .22, .7, .22, .5);
    sink.curveTo(.22, .3, .33, .17, .52, .17);
    sink.curveTo(.66, .17, .755, .24, .79, .37);
    sink.close();
  }

  private static void g(Sink sink) {
    sink.moveTo(.98, .3);
    sink.curveTo(.93, .11, .76, 0, .52, 0);
    sink.curveTo(.2, 0, 0, .2, 0, .5);
    sink.curveTo(0, .8, .2, 1, .53, 1);
    sink.curveTo(.74, 1, .9, .93, 1, .84);
    sink.lineTo(1, .46);
    sink.lineTo(.53, .46);
    sink.lineTo(.53, .63);
    sink.lineTo(.8, .63);
    sink.lineTo(.8, .74);
    sink.curveTo(.73, .8, .64, .83, .54, .83);
    sink.curveTo(.33, .83, .22, .7, .22, .5);
    sink.curveTo(.22, .3, .33, .17, .52, .17);
    sink.curveTo(.65, .17, .73, .22, .77, .34);
    sink.close();
  }

  /** The outline of a base as the path data of SVG. */
  public static String svgPath(int base) {
    StringBuilder path = new StringBuilder();
    trace(
        base,
        new Sink() {
          private void step(char command, double... numbers) {
            path.append(command);
            for (int i = 0; i < numbers.length; i++) {
              path.append(i == 0 ? "" : " ");
              path.append(
                  numbers[i] == Math.rint(numbers[i])
                      ? String.valueOf((int) numbers[i])
                      : String.valueOf(numbers[i]));
            }
          }

          @Override
          public void moveTo(double x, double y) {
            step('M', x, y);
          }

          @Override
          public void lineTo(double x, double y) {
            step('L', x, y);
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            step('C', x1, y1, x2, y2, x, y);
          }

          @Override
          public void close() {
            step('Z');
          }
        });
    return path.toString();
  }
}
