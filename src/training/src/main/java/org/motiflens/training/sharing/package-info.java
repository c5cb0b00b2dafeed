/**
 * What factors have in common: in the eyes of a network that all experiments share, and in their
 * peaks; and whether groups that biology knows come out.
 *
 * <p>Here belong similarity and difference of classes. How such a network is trained is told in
 * {@code training}; features of one model are {@code explain.resolve}'s.
 */
package org.motiflens.training.sharing;
