import type { InboundLimits } from '#demo-server/guards/inbound';
import type { Rate } from '#demo-server/guards/token-bucket';
import type { Client } from './client';
import type { FakeTime } from './fake-time';

/** What a test may set of a place that runs the demos. */
export interface TestHostOptions {
	readonly limits?: InboundLimits;
	readonly roomRate?: Rate;
}

/** A place that runs the demos, the server's process or a page, as the tests of a demo need it. */
export interface TestHost extends AsyncDisposable {
	/** Its clock; it stands still until a test winds it. */
	readonly time: FakeTime;
	/** Shakes hands with a demo; each client comes as a tab of its own. */
	connect(path: string): Promise<Client>;
}

export type StartHost = (options?: TestHostOptions) => TestHost;
