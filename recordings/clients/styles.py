"""Prints an error in the ways in which Python programs print errors."""

import os
import sys
import traceback


def section(name):
    sys.stdout.flush()
    sys.stderr.flush()
    print(f"\x1e{name}", flush=True)


def run(name, main, errors=True):
    section(name)
    try:
        main()
    except Exception as error:
        if not errors:
            return
        section(f"{name}-print")
        print(error)
        section(f"{name}-traceback")
        traceback.print_exc()
        if os.environ.get("CORE"):
            section(f"{name}-repr")
            print(repr(error))
        if os.environ.get("ESSENTIAL"):
            import logging

            section(f"{name}-log")
            logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
            logging.error("could not read the account: %s", error)
