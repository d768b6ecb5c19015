"""The summaries of a batch become one dated edition that says what is new since the last one."""
