package org.motiflens.plugin.igv3;

import org.igv.feature.LocusScore;
import org.igv.track.WindowFunction;
import org.motiflens.plugin.draw.ValueAxis;

/** The value of one base, in IGV's terms. */
record BaseScore(String chromosome, int position, float value) implements LocusScore {
  @Override
  public String getContig() {
    return chromosome;
  }

  /** 0-based, as IGV's features are. */
  @Override
  public int getStart() {
    return position;
  }

  @Override
  public int getEnd() {
    return position + 1;
  }

  @Override
  public float getScore() {
    return value;
  }

  @Override
  public String getValueString(double at, int mouseX, WindowFunction windowFunction) {
    return ValueAxis.format(value);
  }
}
