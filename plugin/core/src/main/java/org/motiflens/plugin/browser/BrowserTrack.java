package org.motiflens.plugin.browser;

/** A track of ours as the browser holds it. Methods are named as IGV's own tracks have them. */
public interface BrowserTrack {
  /** Its name, which users change. */
  String getName();

  void setName(String name);

  /** In pixels. */
  int getHeight();

  /** Sets the height in pixels, whatever the browser thinks of it. */
  void resize(int pixels);
}
