package org.motiflens.plugin.panel.factors;

import java.awt.BorderLayout;
import java.util.List;
import java.util.function.Function;
import javax.swing.JPanel;
import org.motiflens.explain.background.Monitor;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/** The tab, put together. */
public final class FactorsPane extends JPanel {
  private final FactorsView view = new FactorsView();
  private final transient FactorsPresenter presenter;

  public FactorsPane(FactorsHost host, Jobs jobs) {
    super(new BorderLayout());
    setOpaque(false);
    add(view);
    presenter =
        new FactorsPresenter(
            host,
            view,
            new FactorsPresenter.Work() {
              @Override
              public <T> void start(String label, Function<Monitor, T> work, Jobs.Ends<T> ends) {
                jobs.start(label, work, ends);
              }
            });
  }

  /** Looks whether the view has moved, when the tab is in front. */
  public void refresh() {
    if (isShowing()) {
      presenter.refresh();
    }
  }

  /** Shows the window around a place until the view moves. */
  public void show(Anchor place) {
    presenter.show(place);
  }

  /** The cells of all rows, for tests. */
  public List<List<String>> cells() {
    return view.rows().stream().map(FactorRow::cells).toList();
  }

  /** What is said above the table, for tests. */
  public String remark() {
    return view.remark();
  }
}
