// The chat goes here.
