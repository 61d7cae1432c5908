/** What {@code bin/bench} runs: loads data, measures the production artifact, writes the result. */
package io.managerworkspace.bench;
