package org.igv.track;

/** Signature of IGV's class. */
public class AttributeManager {
  public static final String GROUP_AUTOSCALE = "AUTOSCALE GROUP";

  private AttributeManager() {}
}
