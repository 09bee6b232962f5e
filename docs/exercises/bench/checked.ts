/** One check, as the page tells of it before it is run. */
export interface Checked {
	name: string;
	/** What the program does when it is right. */
	text: string;
	/** Whether the reader's first verdict is going to be that. */
	starterFails: boolean;
}
