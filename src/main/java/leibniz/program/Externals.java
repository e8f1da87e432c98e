package leibniz.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.External;

/// The functions of Java code that a program calls, and the lists of operands, of any length, that
/// it calls them with; equal lists are one.
final class Externals {
  private final List<External> functions = new ArrayList<>();
  private final IdentityHashMap<External, Integer> functionIndex = new IdentityHashMap<>();
  private final List<int[]> lists = new ArrayList<>();
  private final Map<List<Integer>, Integer> listIndex = new HashMap<>();

  int add(External function) {
    Integer known = functionIndex.putIfAbsent(function, functions.size());
    if (known == null) {
      functions.add(function);
      return functions.size() - 1;
    }
    return known;
  }

  int add(int[] operands) {
    Integer known = listIndex.putIfAbsent(Arrays.stream(operands).boxed().toList(), lists.size());
    if (known == null) {
      lists.add(operands);
      return lists.size() - 1;
    }
    return known;
  }

  boolean isEmpty() {
    return functions.isEmpty();
  }

  External function(int index) {
    return functions.get(index);
  }

  int[] operands(int list) {
    return lists.get(list);
  }
}
