/** Imports documents of Rocket.Chat's livechat: rooms and messages. */
package io.managerworkspace.ingest.rocketchat;
