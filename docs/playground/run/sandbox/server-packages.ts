// First, for hono/bun reads it while it loads.
import './bun-in-reach';

import * as hono from 'hono';
import * as bodyLimit from 'hono/body-limit';
import * as honoBun from 'hono/bun';
import * as cors from 'hono/cors';
import * as html from 'hono/html';
import * as exception from 'hono/http-exception';
import * as logger from 'hono/logger';
import * as streaming from 'hono/streaming';
import * as ws from 'hono/ws';

import type { SERVER_PACKAGES } from './package-names';

/** The packages themselves, but for `bun`, which belongs to the program. */
export const serverPackages = {
	hono,
	'hono/body-limit': bodyLimit,
	'hono/bun': honoBun,
	'hono/cors': cors,
	'hono/html': html,
	'hono/http-exception': exception,
	'hono/logger': logger,
	'hono/streaming': streaming,
	'hono/ws': ws,
} satisfies Record<Exclude<(typeof SERVER_PACKAGES)[number], 'bun'>, unknown>;
