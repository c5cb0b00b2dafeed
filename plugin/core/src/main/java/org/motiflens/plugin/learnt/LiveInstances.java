package org.motiflens.plugin.learnt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.instance.BlockCaller;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.instance.InstanceNamer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;

/**
 * Named stretches of blocks of genomes, the last {@value #MOST_BLOCKS} of them kept. The null of a
 * model on a chromosome is made at the first question. Safe for use by many threads.
 */
public final class LiveInstances {
  private static final int MOST_BLOCKS = 512;

  private final Function<String, Network> networks;
  private final Supplier<MotifDatabase> database;
  private final Map<Place, BlockCaller> callers = new ConcurrentHashMap<>();
  private final Map<Place, Object> locks = new ConcurrentHashMap<>();
  private final Map<Block, List<Instance>> blocks =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Block, List<Instance>> eldest) {
          return size() > MOST_BLOCKS;
        }
      };
  private InstanceNamer namer;

  private record Place(String weights, SequenceSource genome, String chromosome) {}

  private record Block(Place place, int number) {}

  /**
   * @param networks of models by their names
   * @param database the known motifs that name stretches; asked once
   */
  public LiveInstances(Function<String, Network> networks, Supplier<MotifDatabase> database) {
    this.networks = networks;
    this.database = database;
  }

  /** What names stretches; reads the database at the first call. */
  public synchronized InstanceNamer namer() {
    if (namer == null) {
      namer = new InstanceNamer(database.get());
    }
    return namer;
  }

  /** The stretches of a block, where they have been found. */
  public Optional<List<Instance>> known(
      ModelCard card, SequenceSource genome, String chromosome, int block) {
    synchronized (blocks) {
      Place place = new Place(card.weightsSha256(), genome, chromosome);
      return Optional.ofNullable(blocks.get(new Block(place, block)));
    }
  }

  /**
   * The stretches of a block; computes what is not known.
   *
   * @throws InputException as {@link BlockCaller} does
   */
  public List<Instance> find(
      ModelCard card, SequenceSource genome, String chromosome, int block, Monitor monitor) {
    Optional<List<Instance>> known = known(card, genome, chromosome, block);
    if (known.isPresent()) {
      return known.get();
    }
    Place place = new Place(card.weightsSha256(), genome, chromosome);
    List<Instance> found = List.copyOf(caller(card, place, monitor).call(block, namer(), monitor));
    synchronized (blocks) {
      blocks.put(new Block(place, block), found);
    }
    return found;
  }

  /** The stretches that overlap a locus, from left to right. */
  public List<Instance> find(ModelCard card, SequenceSource genome, Locus locus, Monitor monitor) {
    List<Instance> found = new ArrayList<>();
    int last = BlockCaller.blockOf(locus.end() - 1);
    for (int block = BlockCaller.blockOf(locus.start()); block <= last; block++) {
      for (Instance instance : find(card, genome, locus.chromosome(), block, monitor)) {
        if (instance.locus().overlaps(locus)) {
          found.add(instance);
        }
      }
    }
    return found;
  }

  private BlockCaller caller(ModelCard card, Place place, Monitor monitor) {
    synchronized (locks.computeIfAbsent(place, key -> new Object())) {
      BlockCaller made = callers.get(place);
      if (made == null) {
        Network network = networks.apply(card.id());
        made = BlockCaller.of(network, place.genome(), place.chromosome(), monitor);
        callers.put(place, made);
      }
      return made;
    }
  }
}
