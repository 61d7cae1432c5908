/**
 * What the other packages speak of: accounts, measures, the keys and grains of sums, kinds of
 * users.
 */
package io.managerworkspace.model;
