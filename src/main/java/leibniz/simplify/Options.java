package leibniz.simplify;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Condition;

/// How to simplify.
///
/// @param level what is kept
/// @param groups the laws that are applied; at the level `STRICT` all that there are
/// @param assumptions what may be relied on
/// @param nodes how many nodes may be looked at, children counting again
/// @param nanos how long it may take; no limit when negative
/// @param isTold whether the steps are told
public record Options(
    Level level,
    Set<Group> groups,
    Collection<? extends Condition> assumptions,
    long nodes,
    long nanos,
    boolean isTold) {
  private static final Set<Group> ALL = EnumSet.allOf(Group.class);

  /// What a simplification keeps.
  public enum Level {
    /// Every bit.
    STRICT,
    /// The real function, wherever the original is defined.
    REAL,
    /// The real function under the conditions returned.
    GENERIC
  }

  /// All laws that keep the real function, without limits.
  public static final Options REAL =
      new Options(Level.REAL, ALL, List.of(), Long.MAX_VALUE, -1, false);

  /// These options at another level.
  public Options keeping(Level other) {
    return new Options(other, groups, assumptions, nodes, nanos, isTold);
  }

  /// These options with some groups of laws only.
  public Options only(Set<Group> some) {
    return new Options(level, Group.closed(some), assumptions, nodes, nanos, isTold);
  }

  /// These options where something is assumed.
  public Options assuming(Collection<? extends Condition> conditions) {
    return new Options(level, groups, conditions, nodes, nanos, isTold);
  }

  /// These options within other limits.
  public Options within(long most, long time) {
    return new Options(level, groups, assumptions, most, time, isTold);
  }

  /// These options with the steps told.
  public Options told() {
    return new Options(level, groups, assumptions, nodes, nanos, true);
  }

  boolean has(Group group) {
    return groups.contains(group);
  }
}
