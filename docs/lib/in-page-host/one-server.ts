import { type Listener, Network } from '#docs/playground/bun/network';

/** The one port that is listened on. */
export const PORT = 80;

/**
 * A network with a single server, which answers wherever it is called. So the demos dial the
 * address that they always dial, and the server reads in `Host` and `Origin` what it always reads.
 */
export class OneServerNetwork extends Network {
	override find(): Listener | undefined {
		return super.find(new URL(`http://localhost:${String(PORT)}/`));
	}
}
