/** Who is signed in. The token is in this tab's memory of the session and nowhere else. */

const KEY = 'workspace.session';

/** The session of a link's fragment, which leaves the address at once; else that of this tab. */
export function restore() {
  return fromLink() ?? JSON.parse(sessionStorage.getItem(KEY));
}

export function keep(session) {
  sessionStorage.setItem(KEY, JSON.stringify(session));
}

export function forget() {
  sessionStorage.removeItem(KEY);
}

function fromLink() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (!given.has('token')) {
    return null;
  }
  history.replaceState(null, '', location.pathname + location.search);
  const session = { account: given.get('account') ?? '', token: given.get('token') };
  keep(session);
  return session;
}
