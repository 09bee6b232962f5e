import { type FromClient, type FromServer, type Pipe, pipeOf } from './wire';

/** A pipe inside one realm: the client's end, and the server's. */
export function joinedPipes(): [Pipe<FromClient, FromServer>, Pipe<FromServer, FromClient>] {
	const { port1, port2 } = new MessageChannel();
	return [pipeOf(port1), pipeOf(port2)];
}
