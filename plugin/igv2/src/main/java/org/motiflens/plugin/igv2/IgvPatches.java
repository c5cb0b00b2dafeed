package org.motiflens.plugin.igv2;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.List;
import java.util.Set;
import org.broad.igv.session.IGVSessionReader;
import org.broad.igv.track.WindowFunction;
import org.motiflens.plugin.adapter.LoaderWeaver;

/**
 * The two places of IGV that have to know of our tracks and have no door of their own: the loader
 * of tracks ({@link LoaderWeaver}) and, from 2.17 on, the session reader's list of the classes that
 * it makes anew. On the class path both can be reached as they are; as a module IGV has to be
 * opened, by our agent or by options of the Java launcher.
 */
final class IgvPatches {
  /** In the session reader; absent up to 2.16, which makes any class that a session names. */
  private static final String READABLE_TRACKS = "resourceIndpendentTracks";

  private IgvPatches() {}

  /**
   * Defines the woven loader in IGV's package, before IGV itself loads it.
   *
   * @return whether that was possible
   */
  static boolean weaveLoader() {
    Module igv = WindowFunction.class.getModule();
    Module ours = IgvPatches.class.getModule();
    if (!igv.canRead(ours) || !igv.isOpen(WindowFunction.class.getPackageName(), ours)) {
      return false;
    }
    String file =
        Igv2Adapter.WEAVER.loader().substring(Igv2Adapter.WEAVER.loader().lastIndexOf('/') + 1);
    try (InputStream stream = WindowFunction.class.getResourceAsStream(file + ".class")) {
      if (stream == null) {
        return false;
      }
      MethodHandles.privateLookupIn(WindowFunction.class, MethodHandles.lookup())
          .defineClass(Igv2Adapter.WEAVER.weave(stream.readAllBytes()));
      return true;
    } catch (IOException | IllegalAccessException | RuntimeException | LinkageError e) {
      // The agent has woven it already, or this IGV is another than those we know.
      return false;
    }
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
      ((Set<String>) field.get(null))
          .addAll(
              List.of(
                  AttributionTrack.class.getName(),
                  MotifHitTrack.class.getName(),
                  VariantEffectTrack.class.getName(),
                  LensTrack.class.getName(),
                  HitTrack.class.getName(),
                  EffectTrack.class.getName()));
      return true;
    } catch (NoSuchFieldException e) {
      return true;
    } catch (IllegalAccessException | InaccessibleObjectException | ClassCastException e) {
      return false;
    }
  }
}
