export type Entry = { name: string; text: string };

export type ClientMessage =
	{ type: 'join'; name: string } | { type: 'say'; text: string };

export type ServerMessage = { type: 'message' } & Entry;

export const encode = (message: ServerMessage) => JSON.stringify(message);
