package org.igv.prefs;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class PreferencesManager {
  private PreferencesManager() {}

  public static IGVPreferences getPreferences() {
    throw new UnsupportedOperationException();
  }
}
