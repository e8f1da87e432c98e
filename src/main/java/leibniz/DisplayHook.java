package leibniz;

/// A program that can show a [Displayable] richly, such as the kernel of a notebook.
///
/// Hooks are found by [java.util.ServiceLoader] and called once, when the first formula is made, if
/// a snippet of a shell (`jdk.jshell`) makes it, which is where kernels run the cells of a
/// notebook, or another thread of a JVM that Jupyter has started (its environment has
/// `JPY_PARENT_PID`). They must be quick, and silent where their program is not running.
public interface DisplayHook {
  /// Makes the program that is running, if it is this hook's, show [Displayable] values.
  void attach();
}
