/**
 * What all of HTTP shares: the guard in front of it, bodies, and the one table from exceptions to
 * answers.
 */
package io.managerworkspace.http;
