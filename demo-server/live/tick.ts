import { pushServerCodec } from '#protocol';
import type { Time } from '#demo-server/environment';
import { type ClockTick, toMicroseconds } from '#demo-server/rooms/ticker';

/**
 * Writes a tick that tells what it costs itself: the number stands inside the JSON whose length it
 * depends on, so it grows until it is true.
 * @param request - bytes of the request
 * @param cost - bytes that the response has besides the JSON, given the bytes of the JSON
 */
export function writeTick(
	time: Time,
	tick: ClockTick,
	request: number,
	cost: (jsonBytes: number) => number,
): string {
	const now = toMicroseconds(time.wallTime());
	let response = 0;
	for (;;) {
		const json = pushServerCodec.encode({ ...tick, now, request, response });
		const told = response;
		response = cost(json.length);
		if (told === response) return json;
	}
}
