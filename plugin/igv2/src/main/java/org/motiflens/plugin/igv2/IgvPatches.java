package org.motiflens.plugin.igv2;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.List;
import java.util.Set;
import org.broad.igv.session.IGVSessionReader;
import org.broad.igv.track.WindowFunction;
import org.motiflens.plugin.igv2.learnt.ActivationTrack;
import org.motiflens.plugin.igv2.learnt.InstanceTrack;

/**
 * The two places of IGV that have to know of our tracks and have no door of their own: the loader
 * of tracks ({@link Igv2Adapter#LOADER}) and, from 2.17 on, the session reader's list of the
 * classes that it makes anew. On the class path both can be reached as they are; as a module IGV
 * has to be opened, by our agent or by options of the Java launcher.
 */
final class IgvPatches {
  /** In the session reader; absent up to 2.16, which makes any class that a session names. */
  private static final String READABLE_TRACKS = "resourceIndpendentTracks";

  /** Every class of track that a session can name, those of older versions included. */
  static final List<Class<?>> TRACKS =
      List.of(
          AttributionTrack.class,
          MotifHitTrack.class,
          AllHitsTrack.class,
          VariantEffectTrack.class,
          InstanceTrack.class,
          ActivationTrack.class,
          LensTrack.class,
          HitTrack.class,
          EffectTrack.class);

  private IgvPatches() {}

  /**
   * Defines the woven loader in IGV's package, before IGV itself loads it.
   *
   * @return whether that was possible
   */
  static boolean weaveLoader() {
    return Igv2Adapter.LOADER.defineBeside(WindowFunction.class);
  }

  /**
   * Lets sessions bring our tracks back.
   *
   * @return whether they can
   */
  @SuppressWarnings("unchecked")
  static boolean admitTracks() {
    try {
      Field field = IGVSessionReader.class.getDeclaredField(READABLE_TRACKS);
      field.setAccessible(true);
      ((Set<String>) field.get(null)).addAll(TRACKS.stream().map(Class::getName).toList());
      return true;
    } catch (NoSuchFieldException e) {
      return true;
    } catch (IllegalAccessException | InaccessibleObjectException | ClassCastException e) {
      return false;
    }
  }
}
