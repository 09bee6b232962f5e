import * as v from 'valibot';
import { type TapServerMessage, TapServerMessageSchema } from '#protocol';

/** A session of a real browser, as the tap told of it. */
export interface Recording {
	/** Name and version. */
	readonly browser: string;
	/** The day, as ISO 8601 writes it. */
	readonly recorded: string;
	readonly messages: readonly TapServerMessage[];
}

const RecordingSchema = v.object({
	browser: v.string(),
	recorded: v.pipe(v.string(), v.isoDate()),
	messages: v.array(TapServerMessageSchema),
});

/** Fetches the recording; it is part of the site, and loaded only where there is no tap. */
export async function loadRecording(): Promise<Recording> {
	const { default: recorded } = await import('./recorded.json');
	return v.parse(RecordingSchema, recorded);
}
