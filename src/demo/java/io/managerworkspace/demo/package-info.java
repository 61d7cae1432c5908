/**
 * The demo that {@code bin/run} starts: PostgreSQL, the service as a process of its own, and a
 * simulated contact centre that uses nothing but the public API.
 */
package io.managerworkspace.demo;
