/** Reads `text/event-stream`: the browser's own reader cannot send a credential. */

/**
 * Gives each event of the body as `{event, data, retry}`, and null for each sign of life.
 * @param {ReadableStream<Uint8Array>} body
 */
export async function* eventsOf(body) {
  let fields = {};
  for await (const line of linesOf(body)) {
    if (line === '') {
      if (fields.event) {
        const { event, data = 'null', retry = 0 } = fields;
        yield { event, data: JSON.parse(data), retry: Number(retry) };
      }
      fields = {};
    } else if (line.startsWith(':')) {
      yield null;
    } else {
      const colon = line.indexOf(':');
      fields[line.slice(0, colon)] = line.slice(colon + 1).trimStart();
    }
  }
}

async function* linesOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        yield line.endsWith('\r') ? line.slice(0, -1) : line;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
