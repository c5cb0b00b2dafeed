package org.motiflens.plugin.adapter;

import java.util.List;
import java.util.Set;
import org.motiflens.plugin.settings.Options;

/**
 * One line of IGV's versions, as the launcher and the agent see it. Implementations are made where
 * their IGV is missing, too: they name no type of IGV's outside the methods' bodies that start it,
 * and better in other classes that these call.
 */
public interface IgvAdapter {
  /**
   * Binary name of the class that tells this IGV from others, such as {@code org.broad.igv.ui.IGV}.
   * It is looked up as a resource and waited for, never loaded by us.
   */
  String igvClass();

  /** The versions for people, such as {@code 2.16 to 2.19}. */
  String versions();

  /** What is changed in this IGV's classes before it loads them: its loader of tracks, sessions. */
  List<ClassWeaver> weavers();

  /** Packages of IGV's that the agent opens to us where IGV runs as a module. */
  Set<String> openedPackages();

  /**
   * Starts IGV and puts the extension into it; returns once IGV is on its way. Ends the program
   * with a sentence when that cannot be.
   */
  void start(Options options);

  /**
   * Puts the extension into an IGV that somebody else starts, as soon as that has a window. Called
   * on a thread of the agent's, after {@link #igvClass} has been loaded.
   *
   * @throws InterruptedException when the thread is interrupted before IGV has an instance
   */
  void installIntoRunning() throws InterruptedException;
}
