"""The demo as a person meets it: `bucp demo` as a process, its page in a browser, the real bot behind it."""
