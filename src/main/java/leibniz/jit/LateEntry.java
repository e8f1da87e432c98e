package leibniz.jit;

/// A lazy entry as the class data has it, for the code that is made when it is first called.
///
/// @param source the source file of its class
/// @param isCheckedBefore whether arguments are checked before that code is called
record LateEntry(Entry entry, String source, boolean isCheckedBefore) {}
