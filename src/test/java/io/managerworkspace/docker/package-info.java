/** The images' Dockerfiles, as far as they can be checked without a container engine. */
package io.managerworkspace.docker;
