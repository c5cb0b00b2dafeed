package org.motiflens.plugin.igv2;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.swing.JMenuBar;
import org.broad.igv.ui.IGV;
import org.motiflens.plugin.FakeNetwork;
import org.motiflens.plugin.FakeShelf;
import org.motiflens.plugin.ModelShelf;
import org.motiflens.plugin.Options;

/**
 * Starts IGV in the way that the first argument names, reports what of ours it finds there, and
 * ends. With {@code fake} models made for a test are installed, and IGV's script ends the program.
 */
public final class ProbeMain {
  private ProbeMain() {}

  /** Arguments: own, igv or fake; then IGV's. */
  private static final long SLOW_MILLIS = 8000;

  public static void main(String[] arguments) throws Exception {
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    switch (arguments[0]) {
      case "own" -> MotifLensMain.main(rest);
      case "igv" -> org.broad.igv.ui.Main.main(rest);
      case "slow" -> {
        startWith(ProbeMain::slowShelf, rest);
        return;
      }
      case "slow-window" -> {
        Thread watch = new Thread(ProbeMain::watchEventThread, "watch");
        watch.setDaemon(true);
        watch.start();
        startWith(ProbeMain::slowShelf, rest);
        awaitTracks();
        return;
      }
      case "count" -> {
        startWith(ProbeMain::shelf, rest);
        countTracks();
        return;
      }
      default -> {
        startWith(ProbeMain::shelf, rest);
        return;
      }
    }
    for (int i = 0; i < 400; i++) {
      Thread.sleep(100);
      boolean[] found = new boolean[1];
      EventQueue.invokeAndWait(() -> found[0] = found());
      if (found[0]) {
        System.out.println("PROBE menu MotifLens, panel docked");
        Runtime.getRuntime().halt(0);
      }
    }
    System.out.println("PROBE nothing found");
    Runtime.getRuntime().halt(3);
  }

  private static void startWith(Supplier<ModelShelf> shelf, String... rest) {
    IgvDoors.weaveLoader();
    Installation installation = new Installation(Options.parse(), shelf);
    org.broad.igv.ui.Main.main(rest);
    EventQueue.invokeLater(() -> installation.whenReady(extension -> {}, () -> {}));
  }

  /** Prints how many tracks of ours there are, whenever that changes. */
  private static void countTracks() throws Exception {
    long printed = -1;
    while (true) {
      Thread.sleep(50);
      if (IGV.hasInstance() && IGV.getInstance().getContentPane() != null) {
        long count =
            IGV.getInstance().getAllTracks().stream().filter(LensTrack.class::isInstance).count();
        if (count != printed) {
          printed = count;
          System.out.println("PROBE tracks " + count);
        }
      }
    }
  }

  private static void awaitTracks() throws Exception {
    for (int i = 0; i < 400; i++) {
      Thread.sleep(100);
      if (IGV.hasInstance()
          && IGV.getInstance().getContentPane() != null
          && IGV.getInstance().getAllTracks().stream()
              .anyMatch(track -> track instanceof LensTrack lens && lens.spec() != null)) {
        System.out.println("PROBE tracks are back");
        Runtime.getRuntime().halt(0);
      }
    }
    Runtime.getRuntime().halt(3);
  }

  private static ModelShelf shelf() {
    return new FakeShelf().with("FAST", FakeNetwork.of("small-rnn"));
  }

  /** As of a folder on a slow disk. */
  private static ModelShelf slowShelf() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println("PROBE cards read");
    return shelf();
  }

  /** Prints how long the event thread was busy at the longest, until now, whenever that grows. */
  private static void watchEventThread() {
    long longest = 0;
    try {
      while (true) {
        long asked = System.nanoTime();
        EventQueue.invokeAndWait(() -> {});
        long waited = (System.nanoTime() - asked) / 1_000_000;
        if (waited > longest) {
          longest = waited;
          System.out.println("PROBE busy " + waited + " ms");
        }
        Thread.sleep(20);
      }
    } catch (InterruptedException | InvocationTargetException e) {
      System.out.println("PROBE watch ended: " + e);
    }
  }

  private static boolean found() {
    if (!IGV.hasInstance() || IGV.getInstance().getRootPane() == null) {
      return false;
    }
    JMenuBar bar = IGV.getInstance().getRootPane().getJMenuBar();
    boolean menu = false;
    for (int i = 0; bar != null && i < bar.getMenuCount(); i++) {
      menu |= bar.getMenu(i).getText().equals("MotifLens");
    }
    // By name: as an agent, our classes come from another place than this one's.
    return menu && contains(IGV.getInstance().getContentPane(), "SidePanel");
  }

  private static boolean contains(Container container, String simpleName) {
    for (Component child : container.getComponents()) {
      if (child.getClass().getSimpleName().equals(simpleName)
          || (child instanceof Container inner && contains(inner, simpleName))) {
        return true;
      }
    }
    return false;
  }
}
