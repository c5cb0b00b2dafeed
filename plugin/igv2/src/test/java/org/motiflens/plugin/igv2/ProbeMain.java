package org.motiflens.plugin.igv2;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JSplitPane;
import javax.swing.plaf.basic.BasicSplitPaneUI;
import org.broad.igv.ui.IGV;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Options;

/**
 * Starts IGV in the way that the first argument names, reports what of ours it finds there, and
 * ends. With {@code fake} models made for a test are installed, and IGV's script ends the program.
 */
public final class ProbeMain {
  private ProbeMain() {}

  /** Arguments: own, igv or fake; then IGV's. */
  private static final long SLOW_MILLIS = 8000;

  /** How far a divider is dragged. */
  static final int PIXELS = 40;

  public static void main(String[] arguments) throws Exception {
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    switch (arguments[0]) {
      case "own" -> MotifLensMain.main(rest);
      case "igv" -> org.broad.igv.ui.Main.main(rest);
      case "slow" -> {
        startWith(ProbeMain::slowModels, rest);
        return;
      }
      case "slow-window" -> {
        Thread watch = new Thread(ProbeMain::watchEventThread, "watch");
        watch.setDaemon(true);
        watch.start();
        startWith(ProbeMain::slowModels, rest);
        awaitTracks();
        return;
      }
      case "panel" -> {
        panel(rest[0], Arrays.copyOfRange(rest, 1, rest.length));
        return;
      }
      case "count" -> {
        startWith(ProbeMain::models, rest);
        countTracks();
        return;
      }
      default -> {
        startWith(ProbeMain::models, rest);
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

  private static void startWith(Supplier<ModelRepository> repository, String... rest) {
    IgvPatches.weaveLoader();
    Installation installation = new Installation(Options.parse(), repository);
    org.broad.igv.ui.Main.main(rest);
    EventQueue.invokeLater(() -> installation.whenReady(extension -> {}, () -> {}));
  }

  /**
   * Prints how the side panel is, does with it what a user does, and ends like a user.
   *
   * @param action narrow, toggle, drag (the divider below the models, by the mouse) or look
   */
  private static void panel(String action, String... rest) throws Exception {
    SynchronousQueue<Extension> installed = new SynchronousQueue<>();
    IgvPatches.weaveLoader();
    Installation installation = new Installation(Options.parse(), ProbeMain::models);
    org.broad.igv.ui.Main.main(rest);
    EventQueue.invokeLater(
        () ->
            installation.whenReady(
                extension -> new Thread(() -> hand(installed, extension)).start(), () -> {}));
    installed.take();
    Thread.sleep(1500);
    SidePanel side = LiveIgv.find(SidePanel.class);
    System.out.println("PROBE panel " + LiveIgv.onEdt(() -> state(side)));
    switch (action) {
      case "narrow" ->
          LiveIgv.onEdt(
              () -> {
                JSplitPane split = (JSplitPane) side.getParent();
                split.setDividerLocation(split.getWidth() - split.getDividerSize() - 280);
                side.showTab("Peaks");
                return null;
              });
      case "toggle" -> LiveIgv.onEdt(() -> item(Messages.SHOW_PANEL)).doClick();
      case "drag" -> drag(LiveIgv.onEdt(() -> LiveIgv.in(side, JSplitPane.class)));
      default -> {}
    }
    Thread.sleep(1500);
    System.out.println("PROBE then " + LiveIgv.onEdt(() -> state(side)));
    Runtime.getRuntime().halt(0);
  }

  private static void hand(SynchronousQueue<Extension> to, Extension extension) {
    try {
      to.put(extension);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String state(SidePanel side) {
    return side.isShowing()
        ? side.getWidth()
            + " "
            + side.shownTab()
            + ", divider at "
            + LiveIgv.in(side, JSplitPane.class).getDividerLocation()
        : "hidden";
  }

  /** Down, in one stroke. */
  private static void drag(JSplitPane split) throws AWTException {
    Component divider = LiveIgv.onEdt(() -> ((BasicSplitPaneUI) split.getUI()).getDivider());
    Point at = LiveIgv.onEdt(divider::getLocationOnScreen);
    int x = at.x + divider.getWidth() / 2;
    int y = at.y + divider.getHeight() / 2;
    Robot robot = new Robot();
    robot.setAutoDelay(50);
    robot.mouseMove(x, y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    for (int moved = 0; moved <= PIXELS; moved += 5) {
      robot.mouseMove(x, y + moved);
    }
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    robot.waitForIdle();
  }

  private static JMenuItem item(String text) {
    JMenuBar bar = IGV.getInstance().getRootPane().getJMenuBar();
    for (int i = 0; i < bar.getMenuCount(); i++) {
      if (bar.getMenu(i).getText().equals("MotifLens")) {
        for (Component child : bar.getMenu(i).getMenuComponents()) {
          if (child instanceof JMenuItem item && item.getText().equals(text)) {
            return item;
          }
        }
      }
    }
    throw new AssertionError("no menu item " + text);
  }

  /** Prints how many tracks of ours there are, whenever that changes. */
  private static void countTracks() throws Exception {
    long printed = -1;
    while (true) {
      Thread.sleep(50);
      if (IGV.hasInstance() && IGV.getInstance().getContentPane() != null) {
        long count =
            IGV.getInstance().getAllTracks().stream()
                .filter(AttributionTrack.class::isInstance)
                .count();
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
              .anyMatch(
                  track ->
                      track instanceof AttributionTrack ours && ours.model().spec().isPresent())) {
        System.out.println("PROBE tracks are back");
        Runtime.getRuntime().halt(0);
      }
    }
    Runtime.getRuntime().halt(3);
  }

  private static ModelRepository models() {
    return new FakeRepository().with("FAST", CentredNetwork.of("small-rnn"));
  }

  /** As of a folder on a slow disk. */
  private static ModelRepository slowModels() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println("PROBE cards read");
    return models();
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
