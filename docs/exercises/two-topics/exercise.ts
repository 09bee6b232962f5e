import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const twoTopics: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'two-topics',
	lesson: 'pub-sub',
	checks,
	words,
};
