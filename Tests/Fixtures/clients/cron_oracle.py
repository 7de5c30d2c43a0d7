"""The next times of cron expressions as cronsim, a library of its own, finds them.

Usage: cron_oracle.py FILE, whose lines are `expression<tab>seconds<tab>count`; prints the times of each, separated by
spaces, as seconds since 1970, or `never` for days that no month has.
"""

import datetime
import sys

from cronsim import CronSim, CronSimError

for line in open(sys.argv[1]):
    expression, seconds, count = line.rstrip("\n").split("\t")
    try:
        times = CronSim(expression, datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc))
    except CronSimError as error:
        assert "Bad day-of-month" in str(error), (expression, error)
        print("never")
        continue
    found = []
    for _ in range(int(count)):
        try:
            found.append(str(int(next(times).timestamp())))
        except StopIteration:
            break
    print(" ".join(found))
