/** The images' Dockerfiles, and with a container engine the images. */
package io.managerworkspace.docker;
