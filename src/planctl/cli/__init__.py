"""The command line: one thin command a file — read, compute, view, write. Only here is today's date read and a file written."""
