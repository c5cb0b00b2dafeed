package org.motiflens.plugin.panel;

import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.motiflens.explain.background.Monitor;
import org.motiflens.figure.Figure;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.DashboardOpener.Model;
import org.motiflens.plugin.panel.DashboardOpener.Scene;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/**
 * A dashboard that is open: made anew where the user steps to another peak, or wherever the view
 * goes once it is told to follow. What is asked for last is what is shown.
 */
final class OpenDashboard {
  private static final int LOOK_MILLIS = 400;

  /** Makes figures, in the background. */
  interface Maker {
    Figure figure(Scene scene, List<Model> models);

    /** The models with the class-optimised sequences that were missing. */
    List<Model> optimised(List<Model> models, Monitor monitor);
  }

  private final PanelHost host;
  private final Consumer<Boolean> step;
  private final Maker maker;
  private final String label;
  private final DashboardFrame frame;
  private final Timer look = new Timer(LOOK_MILLIS, event -> follow());
  private List<Model> models;
  private Scene scene;
  private Optional<Jobs.Job> making = Optional.empty();
  private Optional<Jobs.Job> optimising = Optional.empty();

  /** Where the view was when it was looked at last. */
  private Optional<Anchor> seen = Optional.empty();

  /**
   * @param step goes to the next peak, or to the one before
   * @param label of the work, for people
   */
  OpenDashboard(
      PanelHost host,
      Consumer<Boolean> step,
      Maker maker,
      String label,
      Scene scene,
      List<Model> models,
      Figure figure) {
    this.host = host;
    this.step = step;
    this.maker = maker;
    this.label = label;
    this.scene = scene;
    this.models = models;
    frame = new DashboardFrame(host, figure, this::step, this::following);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            look.stop();
            making.ifPresent(Jobs.Job::cancel);
            optimising.ifPresent(Jobs.Job::cancel);
          }
        });
  }

  /** Shows the window, and computes the class-optimised sequences that are missing. */
  void show() {
    if (models.stream().anyMatch(model -> model.optimum().isEmpty())) {
      frame.say("Class-optimised sequences are being computed …");
      List<Model> first = models;
      optimising =
          Optional.of(
              host.jobs()
                  .start(
                      label,
                      monitor -> maker.optimised(first, monitor),
                      new Jobs.Ends<>(
                          complete -> {
                            models = complete;
                            make(scene);
                          },
                          frame::say,
                          () -> frame.say("Computing class-optimised sequences was stopped."))));
    }
    frame.setVisible(true);
  }

  private void step(boolean forward) {
    step.accept(forward);
    host.viewCentre().filter(centre -> !centre.equals(scene.centre())).ifPresent(this::goTo);
  }

  private void following(boolean follows) {
    if (follows) {
      seen = host.viewCentre();
      seen.filter(centre -> !centre.equals(scene.centre())).ifPresent(this::goTo);
      look.start();
    } else {
      look.stop();
    }
  }

  /** Goes where the view is once it rests. */
  private void follow() {
    Optional<Anchor> now = host.viewCentre();
    if (now.isPresent() && now.equals(seen) && !now.get().equals(scene.centre())) {
      goTo(now.get());
    }
    seen = now;
  }

  private void goTo(Anchor centre) {
    host.genome()
        .ifPresentOrElse(
            genome -> make(new Scene(genome, centre, scene.known())),
            () -> frame.say(Messages.NO_GENOME));
  }

  private void make(Scene wanted) {
    scene = wanted;
    making.ifPresent(Jobs.Job::cancel);
    frame.say("Computing …");
    List<Model> with = models;
    making =
        Optional.of(
            host.jobs()
                .start(
                    label,
                    monitor -> maker.figure(wanted, with),
                    new Jobs.Ends<>(
                        figure -> made(wanted, figure),
                        problem -> failed(wanted, problem),
                        () -> {})));
  }

  /** Of what was asked for last, and not of an equal one before. */
  @SuppressWarnings("ReferenceEquality")
  private void made(Scene wanted, Figure figure) {
    if (wanted.equals(scene)) {
      frame.display(figure);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void failed(Scene wanted, String problem) {
    if (wanted.equals(scene)) {
      frame.say(problem);
    }
  }
}
