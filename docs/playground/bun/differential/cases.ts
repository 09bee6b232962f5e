import { CLOSING } from './cases/closing';
import { DATA } from './cases/data';
import { ERRORS } from './cases/errors';
import { GLOBALS } from './cases/globals';
import { HTTP } from './cases/http';
import { LIFETIME } from './cases/lifetime';
import { LISTINGS } from './cases/listings';
import { ORDER } from './cases/order';
import { OUTPUT } from './cases/output';
import { PROCESS } from './cases/process';
import { TOPICS } from './cases/topics';
import type { Case } from './stage';

/** The programs that run on both. */
export const CASES: readonly Case[] = [
	...LISTINGS,
	...LIFETIME,
	...ORDER,
	...TOPICS,
	...CLOSING,
	...DATA,
	...ERRORS,
	...PROCESS,
	...GLOBALS,
	...HTTP,
	...OUTPUT,
];
