export type Entry = { seq: number; id: string; name: string; text: string };

export type Member = { number: number; name: string };

export type ClientMessage =
	{ type: 'join'; name: string } | { type: 'say'; id: string; text: string };

export type ServerMessage =
	| { type: 'welcome'; members: Member[]; history: Entry[] }
	| { type: 'joined'; member: Member }
	| { type: 'left'; member: Member }
	| ({ type: 'message' } & Entry)
	| { type: 'said'; id: string; seq: number };

export const encode = (message: ServerMessage) => JSON.stringify(message);
