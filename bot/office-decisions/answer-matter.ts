import type { OfficeMatter } from '../../workflows/office-matter.ts';
import type { Write } from '../../workflows/writes.ts';
import { answerDelegation } from './ask-delegation.ts';
import { answerKahar } from './ask-kahar.ts';
import { answerAmendment, answerRejection, answerVoiding } from './ask-procedure.ts';
import type { Turn } from './turn.ts';

/** The text that answers what somebody was asked about the office. */
export function answerMatter(turn: Turn, about: OfficeMatter, text: string): Promise<Write[]> {
  switch (about.type) {
    case 'kahar':
      return answerKahar(turn, about, text);
    case 'delegation':
      return answerDelegation(turn, about, text);
    case 'amendment':
      return answerAmendment(turn, text);
    case 'voiding':
      return answerVoiding(turn, text);
    case 'proposalRejection':
      return answerRejection(turn, about.proposal, text);
  }
}
