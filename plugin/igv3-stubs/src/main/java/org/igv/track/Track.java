package org.igv.track;

import org.igv.renderer.DataRange;
import org.igv.ui.panel.ReferenceFrame;
import org.igv.util.ResourceLocator;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public interface Track {
  void setName(String name);

  String getName();

  String getDisplayName();

  ResourceLocator getResourceLocator();

  boolean isVisible();

  void setHeight(int height);

  int getHeight();

  DataRange getDataRange();

  void setDataRange(DataRange range);

  void setAutoScale(boolean autoScale);

  boolean getAutoScale();

  void render(RenderContext context);

  default boolean isReadyToPaint(ReferenceFrame frame) {
    throw new UnsupportedOperationException();
  }

  default void load(ReferenceFrame frame) {
    throw new UnsupportedOperationException();
  }
}
