import {
  addContent,
  addRevision,
  discard,
  handIn,
  ignoreLateEdit,
  settlePiece,
  settlePieceOfRevision,
  settlePieceTooLate,
} from './collect.ts';
import type { CommandOf, CommandType } from './command.ts';
import type { Context, Outcome } from './decide.ts';
import { endExtension, extendDeadlines } from './force-majeure.ts';
import * as is from './guards.ts';
import type { State } from './procedure.ts';
import { applyProcedure } from './procedure-versions.ts';
import { askForLink, askToSkip, correctLinks, recordLinks, skipPlatform, withdraw } from './publish.ts';
import { recountDeadlines } from './recount-deadlines.ts';
import { type Refusal, refuse } from './refusals.ts';
import { remind } from './remind.ts';
import { ignoreLateRemoval, removeContent, removeFromRevision } from './remove-content.ts';
import { acceptStep, addResponse, askToCorrect, askToReject, correctContent, rejectStep } from './review.ts';
import type { Collecting, InReview, Published, Publishing, Submission, Withdrawn } from './submission.ts';

/**
 * THE TABLE: what each command does in each state. Rows are commands, columns the steps of the SOP; a cell names its
 * guards and what it does, below. A missing cell does not compile.
 */
// biome-ignore format: it is read by columns
const table = (): Table => ({
  //               1 collecting   2 receiving  3 correcting  4 deciding   5 publishing  published    withdrawn
  AddContent:     [add,           revise,      tooLate,      tooLate,     tooLate,      tooLate,     over],
  RemoveContent:  [takeOut,       takeOutNew,   lateGone,     lateGone,    lateGone,     lateGone,     over],
  SettlePiece:    [archive,       archiveNew,  archiveLate,  archiveLate, archiveLate,  archiveLate, archiveLate],
  HandIn:         [enter,         inAlready,   inAlready,    inAlready,   inAlready,    over,        over],
  Discard:        [joke,          inAlready,   inAlready,    inAlready,   inAlready,    over,        over],
  AcceptStep:     [past,          accept,      accept,       accept,      past,         past,        past],
  AskToReject:    [past,          askResponse, askResponse,  askResponse, past,         past,        past],
  RejectStep:     [past,          reject,      reject,       reject,      past,         past,        past],
  AskToCorrect:   [past,          past,        askText,      past,        past,         past,        past],
  CorrectContent: [past,          past,        correct,      past,        past,         past,        past],
  AddResponse:    [respond,       respond,     respond,      respond,     respond,      respond,     respond],
  AskForLink:     [notYet,        notYet,      notYet,       notYet,      askLink,      over,        over],
  RecordLinks:    [notYet,        notYet,      notYet,       notYet,      record,       mendLink,    over],
  AskToSkip:      [notYet,        notYet,      notYet,       notYet,      askReason,    over,        over],
  SkipPlatform:   [notYet,        notYet,      notYet,       notYet,      skip,         over,        over],
  Withdraw:       [takeBack,      takeBack,    takeBack,     takeBack,    takeBack,     over,        over],
  ExtendDeadlines: [extend,       extend,      extend,       extend,      extend,       over,        over],
  EndExtension:   [shorten,       shorten,     shorten,      shorten,     shorten,      over,        over],
  ApplyProcedure: [amend,         amend,       amend,        amend,       amend,        over,        over],
  RecountDeadlines: [recount,     recount,     recount,      recount,     recount,      over,        over],
  ReminderDue:    [wake,          wake,        wake,         wake,        wake,         asleep,      asleep],
});

const columns: readonly State[] = [
  'collecting',
  'receiving',
  'correcting',
  'deciding',
  'publishing',
  'published',
  'withdrawn',
];

const mayDecide = [
  is.holdsNamedStep,
  is.isOpenStep,
  is.isCurrentRevision,
  is.isStillAsked,
  is.isNotOwnWork,
  is.didNotDecideTheOther,
];

const add = { guards: [is.isInTeam], does: addContent };
const revise = { guards: [is.isInTeam], does: addRevision };
const tooLate = { guards: [is.isInTeam], does: ignoreLateEdit };
const takeOut = { guards: [is.isInTeam], does: removeContent };
const takeOutNew = { guards: [is.isInTeam], does: removeFromRevision };
const lateGone = { guards: [is.isInTeam], does: ignoreLateRemoval };
const archive = { guards: [is.isSystem], does: settlePiece };
const archiveNew = { guards: [is.isSystem], does: settlePieceOfRevision };
const archiveLate = { guards: [is.isSystem], does: settlePieceTooLate };
const enter = { guards: [is.isInTeam, is.settledOnlyTheFirstTime, is.isComplete], does: handIn };
const joke = { guards: [is.openedItOrAdmin], does: discard };
const accept = { guards: mayDecide, does: acceptStep };
const askResponse = { guards: mayDecide, does: askToReject };
const reject = { guards: [...mayDecide, is.givesResponse], does: rejectStep };
const askText = { guards: [...mayDecide, is.mayCorrectHere], does: askToCorrect };
const correct = { guards: [...mayDecide, is.mayCorrectHere, is.captionFits], does: correctContent };
const respond = { guards: [is.givesResponse], does: addResponse };
const askLink = { guards: [is.isAdmin, is.isKnownPlatform], does: askForLink };
const record = { guards: [is.isAdmin], does: recordLinks };
const mendLink = { guards: [is.isAdmin], does: correctLinks };
const askReason = { guards: [is.isAdmin, is.isKnownPlatform], does: askToSkip };
const skip = { guards: [is.isAdmin, is.isKnownPlatform, is.givesReason], does: skipPlatform };
const takeBack = { guards: [is.isOfTeamOrAdmin, is.givesReason], does: withdraw };
const extend = { guards: [is.mayMoveDeadlines], does: extendDeadlines };
const shorten = { guards: [is.mayMoveDeadlines], does: endExtension };
const amend = { guards: [is.isChief], does: applyProcedure };
const recount = { guards: [is.isAdmin], does: recountDeadlines };
const wake = { guards: [is.isSystem], does: remind };

const past = { guards: [is.holdsNamedStep, is.isOpenStep], does: () => refuse({ reason: 'nothingToDo' }) };
const inAlready = { guards: [is.isTeamOrAdmin], does: () => refuse({ reason: 'alreadyHandedIn' }) };
const notYet = {
  guards: [is.isAdmin],
  does: (submission: Submission) => refuse({ reason: 'notPublishing', state: submission.step }),
};
const over = { guards: [], does: (submission: Submission) => refuse({ reason: 'ended', state: submission.step }) };
const asleep = { guards: [], does: () => refuse({ reason: 'nothingToDo' }) };

export interface Cell<S extends Submission, C extends CommandType> {
  guards: readonly is.Guard[];
  does(submission: S, command: CommandOf<C>, context: Context): Outcome | Refusal;
}

/** One cell a column, in the order of the columns above. */
type Row<C extends CommandType> = [
  Cell<Collecting, C>,
  Cell<InReview, C>,
  Cell<InReview, C>,
  Cell<InReview, C>,
  Cell<Publishing, C>,
  Cell<Published, C>,
  Cell<Withdrawn, C>,
];
type Table = { [C in CommandType]: Row<C> };

const transitions = table();

/** The cell of a state and a command. Its types were checked in the table; a lookup cannot know them. */
export function cellFor(state: State, command: CommandType): Cell<Submission, CommandType> {
  return transitions[command][columns.indexOf(state)] as unknown as Cell<Submission, CommandType>;
}
