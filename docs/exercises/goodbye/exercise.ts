import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const goodbye: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'goodbye',
	lesson: 'chat-app',
	checks,
	words,
};
