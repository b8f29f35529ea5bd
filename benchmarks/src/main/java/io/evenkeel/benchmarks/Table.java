package io.evenkeel.benchmarks;

/** One table of the page. */
interface Table {

  /** What it is called on the command line. */
  String id();

  /** Measures and prints. */
  void print(Page page);
}
