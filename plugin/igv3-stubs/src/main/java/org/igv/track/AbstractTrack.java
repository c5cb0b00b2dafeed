package org.igv.track;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Collection;
import java.util.List;
import org.igv.renderer.DataRange;
import org.igv.ui.panel.ReferenceFrame;
import org.igv.util.ResourceLocator;
import org.json.JSONObject;
import org.w3c.dom.Element;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public abstract class AbstractTrack implements Track {
  protected Color color;
  protected int height;

  public AbstractTrack(ResourceLocator locator, String id, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setName(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResourceLocator getResourceLocator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isVisible() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setHeight(int height) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getHeight() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DataRange getDataRange() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setDataRange(DataRange range) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAutoScale(boolean autoScale) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean getAutoScale() {
    throw new UnsupportedOperationException();
  }

  public void setAttributeValue(String name, String value) {
    throw new UnsupportedOperationException();
  }

  public String getAttributeValue(String name) {
    throw new UnsupportedOperationException();
  }

  public void removeAttribute(String name) {
    throw new UnsupportedOperationException();
  }

  public int getFontSize() {
    throw new UnsupportedOperationException();
  }

  public boolean isShowDataRange() {
    throw new UnsupportedOperationException();
  }

  public Collection<WindowFunction> getAvailableWindowFunctions() {
    throw new UnsupportedOperationException();
  }

  public WindowFunction getWindowFunction() {
    throw new UnsupportedOperationException();
  }

  public void renderName(Graphics2D graphics, Rectangle track, Rectangle visible) {
    throw new UnsupportedOperationException();
  }

  public String getValueStringAt(
      String chromosome, double position, int mouseX, int mouseY, ReferenceFrame frame) {
    throw new UnsupportedOperationException();
  }

  public boolean handleDataClick(TrackClickEvent event) {
    throw new UnsupportedOperationException();
  }

  public List<Component> getPopupMenuItems(TrackClickEvent event) {
    throw new UnsupportedOperationException();
  }

  public int getContentHeight() {
    throw new UnsupportedOperationException();
  }

  public void unload() {
    throw new UnsupportedOperationException();
  }

  public void marshalJSON(JSONObject json) {
    throw new UnsupportedOperationException();
  }

  public void unmarshalJSON(JSONObject json) {
    throw new UnsupportedOperationException();
  }

  public void unmarshalXML(Element element, Integer version) {
    throw new UnsupportedOperationException();
  }
}
