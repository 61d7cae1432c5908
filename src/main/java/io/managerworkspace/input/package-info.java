/**
 * Reading untrusted input: JSON members into trusted values or violations that name their field.
 */
package io.managerworkspace.input;
