export type Entry = { seq: number; id: string; name: string; text: string };

export type ClientMessage =
	{ type: 'join'; name: string } | { type: 'say'; id: string; text: string };

export type ServerMessage =
	| { type: 'welcome'; history: Entry[] }
	| ({ type: 'message' } & Entry)
	| { type: 'said'; id: string; seq: number };

export const encode = (message: ServerMessage) => JSON.stringify(message);
