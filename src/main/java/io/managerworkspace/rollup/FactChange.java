package io.managerworkspace.rollup;

import io.managerworkspace.model.Dimension;
import io.managerworkspace.model.FactMeasure;
import java.util.Map;

/**
 * A fact that came or went.
 *
 * @param time epoch ms
 * @param attribution the dimensions that it has a value of
 * @param measures those that are not 0
 * @param sign 1 for one that came, -1 for one that went
 */
public record FactChange(
    long time, Map<Dimension, String> attribution, Map<FactMeasure, Long> measures, int sign) {}
