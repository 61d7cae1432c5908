/** The names of groups and skills, and which group is below which. */
import { ask } from '../api/client.js';
import { absolute } from '../api/windows.js';

const PAGE = 50;
/** Who has more finds the others by their ids. */
const MOST = 1000;

class Directory {
  #groups = new Map();
  #skills = new Map();
  #parents = new Map();
  #children = new Map();

  get groups() {
    return [...this.#groups].map(([id, name]) => ({ id, name }));
  }

  get skills() {
    return [...this.#skills].map(([id, name]) => ({ id, name }));
  }

  groupName(id) {
    return this.#groups.get(id) ?? id;
  }

  skillName(id) {
    return this.#skills.get(id) ?? id;
  }

  /** Groups with nothing above them that the caller sees; of these ids, or of all. */
  roots(ids = []) {
    if (ids.length > 0) {
      return ids;
    }
    if (this.#parents.size === 0) {
      return [];
    }
    const roots = this.groups.map((group) => group.id).filter((id) => !this.#parents.has(id));
    return roots.length <= MOST ? roots : [];
  }

  childrenOf(id) {
    return this.#children.get(id) ?? [];
  }

  placeOf(id) {
    return [...this.#groups.keys()].indexOf(id);
  }

  /** Another account has other names. */
  forget() {
    this.#groups.clear();
    this.#skills.clear();
    this.#parents.clear();
    this.#children.clear();
  }

  /** Reads everything anew. */
  async load(session, now) {
    const [groups, skills, parents] = await Promise.all([
      names(session, 'agentGroupId', now),
      names(session, 'skillId', now),
      tree(session),
    ]);
    this.#groups = groups;
    this.#skills = skills;
    this.#parents = new Map([...parents].filter(([, parent]) => groups.has(parent)));
    this.#children = Map.groupBy(this.#parents.keys(), (id) => this.#parents.get(id));
  }
}

export const DIRECTORY = new Directory();

async function names(session, groupBy, now) {
  const found = new Map();
  for (let offset = 0, count = 1; offset < Math.min(count, MOST); offset += PAGE) {
    const answer = await ask(session, {
      method: 'metrics',
      parameters: { offset: String(offset), limit: String(PAGE) },
      body: {
        filters: { time: absolute({ last: 'PT15M' }, now) },
        groupBy,
        responseSections: ['groupBy'],
      },
    });
    count = answer.metadata.count;
    for (const { key, keyDescription } of answer.groupBy.groups) {
      found.set(key, keyDescription === 'NA' ? key : keyDescription);
    }
  }
  return found;
}

/** The group above each group that has one. */
async function tree(session) {
  const { agentGroups } = await ask(session, { method: 'agent_groups' });
  const below = agentGroups.filter((group) => group.parentGroupId !== undefined);
  return new Map(below.map((group) => [group.agentGroupId, group.parentGroupId]));
}
