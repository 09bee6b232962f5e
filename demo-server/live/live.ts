import type { Context } from 'hono';
import type { WSEvents } from 'hono/ws';
import type { CloseReason } from '#protocol';
import type { Environment, Socket } from '#demo-server/environment';
import type { InboundLimits } from '#demo-server/guards/inbound';

/** What every live demo is made from. */
export interface Live {
	readonly env: Environment;
	readonly limits: InboundLimits;
	/** Told when a demo closes a socket because of what its client did. */
	onClosing(reason: CloseReason): void;
}

/** Makes the handlers of one connection: what Hono's `upgradeWebSocket` takes. */
export type CreateEvents = (c: Context) => WSEvents<Socket>;
