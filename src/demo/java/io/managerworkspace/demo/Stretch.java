package io.managerworkspace.demo;

/**
 * A stretch of time in the contact centre.
 *
 * @param from epoch ms
 * @param to epoch ms, not included
 * @param events about how many events it has
 * @param usuallyOpen how many conversations are open most of the time
 * @param humans how many agents are at work beside the bots
 * @param shift which of them, where it is not everybody
 */
record Stretch(long from, long to, int events, int usuallyOpen, int humans, int shift) {
  int mostOpen() {
    return usuallyOpen * 5 / 2;
  }
}
