import { carriesProgram } from './share';

/** Takes the program out of the page's address: a reload brings it back no more. */
export function forgetLink(): void {
	if (!carriesProgram(location.hash)) return;
	history.replaceState(history.state, '', location.pathname + location.search);
}
