/** Asks the public API; every refusal comes back in the words of the service. */

/** An answer that is none. */
export class Refusal extends Error {
  /** @param {number} retryAfter seconds to wait before asking again; 0 when nobody said */
  constructor(status, detail, causes, retryAfter) {
    super(detail);
    this.status = status;
    this.causes = causes;
    this.retryAfter = retryAfter;
  }

  static async of(response) {
    const problem = await response.json().catch(() => ({}));
    return new Refusal(
      response.status,
      problem.detail ?? `The service answered with ${response.status}.`,
      problem.causes ?? [],
      Number(response.headers.get('Retry-After')) || 0,
    );
  }
}

/** The address of a method, below wherever this page was loaded from. */
function addressOf(account, method, parameters = {}) {
  const path = `manager_workspace/api/account/${encodeURIComponent(account)}/${method}`;
  const url = new URL(path, document.baseURI);
  url.search = new URLSearchParams(parameters);
  return url;
}

/**
 * Sends a question and gives the response.
 * @param {{account: string, token: string}} session
 * @param {{method: string, parameters?: object, body?: object}} question read by GET without a body
 * @throws {Refusal} for every status but 200
 */
export async function send(session, question, { accept = 'application/json', signal } = {}) {
  const { account, token } = session;
  const response = await fetch(addressOf(account, question.method, question.parameters), {
    method: question.body ? 'POST' : 'GET',
    headers: {
      Authorization: `Bearer ${token}`,
      ...(question.body ? { 'Content-Type': 'application/json' } : {}),
      Accept: accept,
    },
    body: question.body && JSON.stringify(question.body),
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
  if (!response.ok) {
    throw await Refusal.of(response);
  }
  return response;
}

/** The answer, with the instant of its data as `dataAsOf`, as the live stream gives it too. */
export async function ask(session, question, options) {
  const response = await send(session, question, options);
  const answer = await response.json();
  answer.dataAsOf ??= response.headers.get('X-Data-As-Of');
  return answer;
}
