import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const acceptKey: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'accept-key',
	lesson: 'handshake',
	checks,
	words,
};
