export type Entry = { seq: number; id: string; name: string; text: string };

export type Member = { number: number; name: string };

export type ClientMessage =
	| { type: 'join'; name: string; epoch: string; seen: number }
	| { type: 'say'; id: string; text: string };

export type ServerMessage =
	| {
			type: 'welcome';
			members: Member[];
			epoch: string;
			history: Entry[];
			missed: number;
	  }
	| { type: 'joined'; member: Member }
	| { type: 'left'; member: Member }
	| ({ type: 'message' } & Entry)
	| { type: 'said'; id: string; seq: number }
	| { type: 'error'; code: string };

export const encode = (message: ServerMessage) => JSON.stringify(message);

// What a client said; undefined when it is no message of ours.
export function parse(data: unknown): ClientMessage | undefined {
	const { type, name, epoch, seen, id, text } = fieldsOf(data);
	if (
		type === 'join' &&
		isText(name, 20) &&
		typeof epoch === 'string' &&
		typeof seen === 'number'
	) {
		return { type, name, epoch, seen };
	}
	if (type === 'say' && isText(id, 36) && isText(text, 500)) {
		return { type, id, text };
	}
	return undefined;
}

// The fields of a JSON object; none of anything else.
function fieldsOf(data: unknown): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(String(data));
		return typeof value === 'object' ? { ...value } : {};
	} catch {
		return {};
	}
}

function isText(value: unknown, longest: number): value is string {
	return (
		typeof value === 'string' && value.trim() !== '' && value.length <= longest
	);
}
