/** What is under k8s/ is read as Kubernetes reads it, and held to its rules. */
package io.managerworkspace.kubernetes;
