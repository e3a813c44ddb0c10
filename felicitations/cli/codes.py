"""The exit codes; ``docs`` says what each means for a program that calls this one."""

CLEAN, NOT_PUBLISHED, UNSAFE, SOME_REFUSED, NOT_TIDIED, LOCKED = 0, 1, 2, 3, 4, 75
