package io.managerworkspace.demo;

/**
 * Something that happens in the contact centre.
 *
 * @param subject the conversation or agent that it happens to
 * @param json as the service takes it
 */
record Event(String subject, String json) {}
