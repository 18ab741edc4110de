"""Bad inputs: what a clerk, a sender or bad luck may hand the program, and what must come of each.

An input is a small builder with one outcome: a code, its place, and the exit status. None may end in a fault of the
program (E534), and none may touch the last good report.
"""
