package leibniz.equation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// An immutable list that grows at its end and shares what it had before, so that branches of a
/// solution cost what they add.
record Chain<T>(Chain<T> before, T last) {
  static <T> Chain<T> add(Chain<T> chain, Collection<? extends T> added) {
    Chain<T> all = chain;
    for (T item : added) {
      all = new Chain<>(all, item);
    }
    return all;
  }

  /// The items in the order in which they were added; of null, which is empty, none.
  static <T> List<T> list(Chain<T> chain) {
    Deque<T> items = new ArrayDeque<>();
    for (Chain<T> at = chain; at != null; at = at.before) {
      items.addFirst(at.last);
    }
    return List.copyOf(items);
  }
}
