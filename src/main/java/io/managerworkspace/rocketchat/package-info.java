/** Rocket.Chat's analytics of agents, answered as it answers them from this service's data. */
package io.managerworkspace.rocketchat;
