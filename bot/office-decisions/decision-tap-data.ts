import { type Role, roles } from '../../workflows/people.ts';

/** What buttons about the office, not about one package, send back. A request, as every button. */
export type DecisionTap =
  /** All, or the code of one package. */
  | { verb: 'kaharFor'; scope: string }
  | { verb: 'kaharEnd'; declaration: number }
  | { verb: 'plhRole'; role: Role }
  | { verb: 'plhTo'; person: number }
  | { verb: 'plhEnd'; delegation: number }
  | { verb: 'sopAccept' | 'sopReject'; proposal: number }
  /** Leaves what was asked last about the office. */
  | { verb: 'leave' };

export function decisionTapData(tap: DecisionTap): string {
  switch (tap.verb) {
    case 'kaharFor':
      return `${tap.verb}:${tap.scope}`;
    case 'kaharEnd':
      return `${tap.verb}:${tap.declaration}`;
    case 'plhRole':
      return `${tap.verb}:${tap.role}`;
    case 'plhTo':
      return `${tap.verb}:${tap.person}`;
    case 'plhEnd':
      return `${tap.verb}:${tap.delegation}`;
    case 'sopAccept':
    case 'sopReject':
      return `${tap.verb}:${tap.proposal}`;
    case 'leave':
      return tap.verb;
  }
}

/** Null for what no such button sends. */
export function readDecisionTap(data: string): DecisionTap | null {
  const [verb, value = '', ...rest] = data.split(':');
  if (verb === 'leave') return data === verb ? { verb } : null;
  if (rest.length > 0) return null;
  if (verb === 'kaharFor') return /^(all|[A-Z]{1,4}-\d{4,9})$/.test(value) ? { verb, scope: value } : null;
  if (verb === 'plhRole') return isRole(value) ? { verb, role: value } : null;
  return /^\d{1,9}$/.test(value) ? readNumbered(verb, Number(value)) : null;
}

function readNumbered(verb: string | undefined, number: number): DecisionTap | null {
  switch (verb) {
    case 'kaharEnd':
      return { verb, declaration: number };
    case 'plhTo':
      return { verb, person: number };
    case 'plhEnd':
      return { verb, delegation: number };
    case 'sopAccept':
    case 'sopReject':
      return { verb, proposal: number };
    default:
      return null;
  }
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
