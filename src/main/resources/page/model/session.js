/** Who is signed in. The token is in this tab's memory of the session and nowhere else. */

const KEY = 'workspace.session';

/** The session of this tab; null for none. */
export const restore = () => JSON.parse(sessionStorage.getItem(KEY));

export function keep(session) {
  sessionStorage.setItem(KEY, JSON.stringify(session));
}

export function forget() {
  sessionStorage.removeItem(KEY);
}

/** The session of a link's fragment, which leaves the address at once; null for none. */
export function fromLink() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (!given.has('token')) {
    return null;
  }
  history.replaceState(null, '', location.pathname + location.search);
  return { account: given.get('account') ?? '', token: given.get('token') };
}
