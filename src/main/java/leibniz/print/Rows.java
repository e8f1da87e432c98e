package leibniz.print;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Elements `mrow` of MathML, which group.
final class Rows {
  private static final Pattern TAG = Pattern.compile("<(/?)(\\w+)[^>]*>");

  private Rows() {}

  /// The text without groups of one element. A writer cannot know, when it begins a group, how much
  /// will be in it.
  static String withoutIdle(String text) {
    BitSet idle = new BitSet(); // where tags begin that are left out
    List<int[]> open = new ArrayList<>(); // where each open element begins, and its children so far
    open.add(new int[2]);
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      if (tag.group(1).isEmpty()) {
        open.getLast()[1]++;
        if (!tag.group().endsWith("/>")) {
          open.add(new int[] {tag.start(), 0});
        }
      } else {
        int[] closed = open.removeLast();
        if (tag.group(2).equals("mrow") && closed[1] == 1) {
          idle.set(closed[0]);
          idle.set(tag.start());
        }
      }
    }
    return tag.reset()
        .replaceAll(m -> idle.get(m.start()) ? "" : Matcher.quoteReplacement(m.group()));
  }
}
