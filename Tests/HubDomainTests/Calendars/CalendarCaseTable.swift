/// Written-out cases of calendar arithmetic, each with its reasoning.
///
/// The same text is read by `scripts/oracles/calendar_cases.py`, which recomputes every line with Python's `zoneinfo`
/// and an algorithm of its own:
///
///     python3 scripts/oracles/calendar_cases.py
///
/// A calendar is `calendar NAME ZONE`, then its parts: `DAYS HOURS`, `holiday DATE`, `day DATE HOURS`.
/// `due | CALENDAR | START | GOAL MINUTES | PAUSES | DUE | why`, `elapsed | CALENDAR | START | END | PAUSES | SECONDS | why`,
/// `add | CALENDAR | DATE | WORKING DAYS | | DATE | why`, `count | CALENDAR | FROM | TO | | WORKING DAYS | why`,
/// `shift | CALENDAR | INSTANT | WORKING DAYS | | INSTANT | why`.
enum CalendarCaseTable {
    static let text = """
        calendar berlin Europe/Berlin; mon-fri 09:00-17:00
        calendar lunch Europe/Berlin; mon-fri 09:00-12:00,13:00-17:30; holiday 2026-12-25; holiday --12-26; holiday --01-01; holiday 2026-12-24; day 2026-12-24 09:00-12:00; day 2026-11-28 10:00-14:00
        calendar nights Europe/Berlin; mon-sun 22:00-06:00
        calendar friday-night Europe/Berlin; fri 22:00-06:00; holiday 2026-12-25; holiday 2026-12-19; day 2026-12-11 20:00-02:00
        calendar round-the-clock Europe/Berlin; mon-sun 00:00-24:00
        calendar monday-to-tuesday Europe/Berlin; mon 09:00-09:00
        calendar early-sunday Europe/Berlin; sun 02:30-10:00
        calendar inside-the-gap Europe/Berlin; sun 02:15-02:45
        calendar twice Europe/Berlin; sun 02:00-03:00
        calendar overlapping Europe/Berlin; mon-fri 09:00-13:00,12:00-17:00,12:30-12:45
        calendar dublin Europe/Dublin; mon-sun 00:00-06:00
        calendar new-york America/New_York; mon-fri 09:00-17:00; holiday 2026-11-26
        calendar new-york-nights America/New_York; mon-sun 22:00-06:00
        calendar st-johns America/St_Johns; mon-fri 09:00-17:00
        calendar sao-paulo America/Sao_Paulo; mon-sun 00:00-24:00
        calendar sao-paulo-evenings America/Sao_Paulo; sat 20:00-24:00
        calendar havana America/Havana; sat 00:00-24:00
        calendar santiago America/Santiago; sun 00:00-08:00
        calendar casablanca Africa/Casablanca; mon-sun 00:00-08:00
        calendar sydney Australia/Sydney; mon-fri 09:00-17:00
        calendar sydney-nights Australia/Sydney; sat 20:00-04:00
        calendar lord-howe Australia/Lord_Howe; sun 00:00-06:00
        calendar kathmandu Asia/Kathmandu; sun-fri 10:00-18:00
        calendar chatham Pacific/Chatham; mon-fri 09:00-17:00
        calendar apia Pacific/Apia; mon-fri 09:00-17:00
        calendar apia-nights Pacific/Apia; thu 22:00-06:00
        calendar troll Antarctica/Troll; mon-sun 00:00-08:00
        calendar always UTC; mon-sun 00:00-24:00
        calendar closed UTC
        calendar one-day UTC; day 2035-06-01 09:00-10:00
        calendar in-ten-years UTC; day 2036-11-20 00:00-01:00
        calendar leap-day UTC; mon-sun 09:00-10:00; holiday --02-29

        due | berlin | 2026-11-20T16:00+01:00 | 60 | | 2026-11-20T17:00+01:00 | A goal that ends at closing time is due on Friday 17:00, not on Monday 09:00
        due | berlin | 2026-11-20T16:00+01:00 | 61 | | 2026-11-23T09:01+01:00 | One minute more runs over the weekend into Monday
        due | berlin | 2026-11-21T12:00+01:00 | 30 | | 2026-11-23T09:30+01:00 | A start on Saturday counts from Monday 09:00
        due | berlin | 2026-11-21T12:00+01:00 | 0 | | 2026-11-21T12:00+01:00 | A goal of nothing is due at the start, even out of hours
        due | berlin | 2026-11-20T17:00+01:00 | 480 | | 2026-11-23T17:00+01:00 | Closing time is not working time: all eight hours lie on Monday
        due | berlin | 2026-11-20T09:00+01:00 | 2400 | | 2026-11-26T17:00+01:00 | Five days of eight hours: Friday and Monday to Thursday
        due | berlin | 2026-11-20T07:00Z | 60 | | 2026-11-20T09:00Z | 07:00 UTC is 08:00 in Berlin, so the hour counts from 08:00 UTC
        due | lunch | 2026-11-23T11:30+01:00 | 60 | | 2026-11-23T13:30+01:00 | Half an hour before and half an hour after lunch
        due | lunch | 2026-11-23T11:00+01:00 | 60 | | 2026-11-23T12:00+01:00 | A goal that ends where lunch begins is due at noon
        due | lunch | 2026-11-23T12:15+01:00 | 15 | | 2026-11-23T13:15+01:00 | A start in the lunch break counts from one o'clock
        due | lunch | 2026-11-23T09:00+01:00 | 450 | | 2026-11-23T17:30+01:00 | The whole day is three and four and a half hours
        due | lunch | 2026-11-27T17:00+01:00 | 60 | | 2026-11-28T10:30+01:00 | The special Saturday has hours though Saturdays have none
        due | lunch | 2026-12-23T17:00+01:00 | 210 | | 2026-12-24T12:00+01:00 | Half an hour on the 23rd and the short day's three hours, which outrank the holiday on the same date
        due | lunch | 2026-12-24T11:00+01:00 | 120 | | 2026-12-28T10:00+01:00 | Christmas is a holiday, the 26th too, the 27th a Sunday
        due | lunch | 2027-12-31T17:00+01:00 | 31 | | 2028-01-03T09:01+01:00 | New Year is a holiday of every year, then comes a weekend
        elapsed | lunch | 2026-12-24T00:00+01:00 | 2026-12-29T00:00+01:00 | | 37800 | Three hours on Christmas Eve and seven and a half on Monday the 28th
        elapsed | lunch | 2027-12-24T00:00+01:00 | 2027-12-28T00:00+01:00 | | 54000 | The dated holidays of 2026 mean nothing in 2027: Friday and Monday count in full, the 26th is a Sunday
        due | overlapping | 2026-11-23T09:00+01:00 | 480 | | 2026-11-23T17:00+01:00 | Overlapping windows count once: 09:00 to 17:00
        elapsed | overlapping | 2026-11-23T12:00+01:00 | 2026-11-23T13:00+01:00 | | 3600 | Three windows cover the hour, and it is an hour
        due | nights | 2026-11-23T21:00+01:00 | 480 | | 2026-11-24T06:00+01:00 | A window across midnight: 22:00 to 06:00 is eight hours
        due | nights | 2026-11-23T21:00+01:00 | 481 | | 2026-11-24T22:01+01:00 | The next minute is the next evening
        elapsed | nights | 2026-10-24T12:00+02:00 | 2026-10-25T12:00+01:00 | | 32400 | The night shift over the end of summer time is an hour longer
        elapsed | nights | 2026-03-28T12:00+01:00 | 2026-03-29T12:00+02:00 | | 25200 | The night shift over the start of summer time is an hour shorter
        due | nights | 2026-10-24T22:00+02:00 | 480 | | 2026-10-25T05:00+01:00 | Eight hours of work are over when the wall has gone seven hours forward
        due | nights | 2026-03-28T22:00+01:00 | 480 | | 2026-03-29T23:00+02:00 | Seven hours that night, the eighth on Sunday evening
        due | friday-night | 2026-12-25T12:00+01:00 | 60 | | 2027-01-01T23:00+01:00 | The Friday is a holiday, so the night that begins on it falls out
        elapsed | friday-night | 2026-12-18T12:00+01:00 | 2026-12-19T12:00+01:00 | | 28800 | A holiday on Saturday takes nothing from the night that began on Friday
        elapsed | friday-night | 2026-12-11T12:00+01:00 | 2026-12-12T12:00+01:00 | | 21600 | The special day replaces the night: 20:00 to 02:00
        due | round-the-clock | 2026-11-20T16:00+01:00 | 10080 | | 2026-11-27T16:00+01:00 | Around the clock a week is a week
        due | round-the-clock | 2026-10-25T00:00+02:00 | 1500 | | 2026-10-26T00:00+01:00 | The day on which summer time ends has 25 hours
        due | round-the-clock | 2026-03-29T00:00+01:00 | 1380 | | 2026-03-30T00:00+02:00 | The day on which summer time begins has 23 hours
        due | monday-to-tuesday | 2026-11-23T08:00+01:00 | 1440 | | 2026-11-24T09:00+01:00 | An end equal to the start runs into the next day: 24 hours
        elapsed | monday-to-tuesday | 2026-11-22T00:00+01:00 | 2026-11-29T00:00+01:00 | | 86400 | And it is once a week
        due | early-sunday | 2026-03-29T00:00+01:00 | 60 | | 2026-03-29T04:00+02:00 | 02:30 doesn't exist, so the window starts at 03:00 summer time
        elapsed | early-sunday | 2026-03-29T00:00+01:00 | 2026-03-29T12:00+02:00 | | 25200 | 03:00 to 10:00 are seven hours
        elapsed | early-sunday | 2026-10-25T00:00+02:00 | 2026-10-25T12:00+01:00 | | 30600 | 02:30 comes twice and the window starts at the first: seven and a half hours and one more
        elapsed | inside-the-gap | 2026-03-29T00:00+01:00 | 2026-03-29T12:00+02:00 | | 0 | Both ends move to 03:00, and nothing is left
        elapsed | inside-the-gap | 2026-10-25T00:00+02:00 | 2026-10-25T12:00+01:00 | | 5400 | From the first 02:15 to the second 02:45 are an hour and a half
        due | inside-the-gap | 2026-03-29T00:00+01:00 | 1 | | 2026-04-05T02:16+02:00 | The window that fell into the gap is gone, the next is a week later
        elapsed | twice | 2026-10-25T00:00+02:00 | 2026-10-25T12:00+01:00 | | 7200 | The hour from two to three comes twice
        elapsed | twice | 2026-10-25T02:30+02:00 | 2026-10-25T02:30+01:00 | | 3600 | From the first half past two to the second is an hour
        elapsed | dublin | 2026-03-29T00:00Z | 2026-03-29T12:00Z | | 18000 | Ireland calls winter time the exception; the day is short by an hour all the same: midnight to 06:00 are five hours
        elapsed | dublin | 2026-10-25T00:00+01:00 | 2026-10-25T12:00Z | | 25200 | And in autumn seven
        due | new-york | 2026-11-25T16:30-05:00 | 60 | | 2026-11-27T09:30-05:00 | Thursday is Thanksgiving, the second half hour is on Friday
        due | new-york | 2026-03-06T16:00-05:00 | 120 | | 2026-03-09T10:00-04:00 | Clocks go forward on Sunday: Monday 09:00 is 13:00 UTC and no longer 14:00
        elapsed | new-york | 2026-03-06T21:00Z | 2026-03-09T14:00Z | | 7200 | The same in UTC: an hour on Friday, an hour on Monday
        elapsed | new-york-nights | 2026-10-31T22:00-04:00 | 2026-11-01T06:00-05:00 | | 32400 | Nine hours over the first Sunday of November
        elapsed | new-york-nights | 2026-03-07T22:00-05:00 | 2026-03-08T06:00-04:00 | | 25200 | Seven over the second Sunday of March
        due | st-johns | 2026-07-01T11:00Z | 60 | | 2026-07-01T12:30Z | 09:00 is 11:30 UTC in summer: half hours off UTC count too
        due | sao-paulo | 2018-11-03T12:00-03:00 | 1440 | | 2018-11-04T13:00-02:00 | Clocks went forward at midnight, 24 hours later the wall shows one
        elapsed | sao-paulo | 2018-11-04T01:00-02:00 | 2018-11-05T00:00-02:00 | | 82800 | The day that began at one o'clock has 23 hours
        elapsed | sao-paulo-evenings | 2018-02-17T12:00-02:00 | 2018-02-18T12:00-03:00 | | 18000 | Midnight became 23:00, so the evening from 20:00 to 24:00 has five hours
        elapsed | havana | 2026-10-31T12:00-04:00 | 2026-11-01T12:00-05:00 | | 46800 | Saturday ends at the second 00:00, as Sunday's first hour comes twice: 13 hours from noon
        elapsed | santiago | 2026-09-06T00:00-04:00 | 2026-09-06T12:00-03:00 | | 25200 | Sunday has no midnight: the window begins at 01:00 and has seven hours
        elapsed | casablanca | 2026-02-15T00:00+01:00 | 2026-02-15T12:00Z | | 32400 | Before Ramadan clocks go back: midnight to eight are nine hours
        elapsed | casablanca | 2026-03-22T00:00Z | 2026-03-22T12:00+01:00 | | 25200 | After Ramadan they go forward: seven hours
        due | sydney | 2026-10-02T16:00+10:00 | 120 | | 2026-10-05T10:00+11:00 | In the south summer time begins in October
        due | sydney | 2026-04-03T16:00+11:00 | 120 | | 2026-04-06T10:00+10:00 | And ends in April
        elapsed | sydney-nights | 2026-04-04T20:00+11:00 | 2026-04-05T04:00+10:00 | | 32400 | A night of nine hours
        elapsed | sydney-nights | 2026-10-03T20:00+10:00 | 2026-10-04T04:00+11:00 | | 25200 | A night of seven
        elapsed | lord-howe | 2026-04-05T00:00+11:00 | 2026-04-05T12:00+10:30 | | 23400 | Clocks go back by half an hour only: six and a half hours
        elapsed | lord-howe | 2026-10-04T00:00+10:30 | 2026-10-04T12:00+11:00 | | 19800 | And forward by half an hour: five and a half
        due | kathmandu | 2026-11-20T12:00Z | 60 | | 2026-11-22T05:00Z | 17:45 on Friday; Saturday is free and the rest of the hour is on Sunday from 04:15 UTC
        due | chatham | 2026-09-25T16:00+12:45 | 120 | | 2026-09-28T10:00+13:45 | Quarter hours off UTC, with summer time on top
        due | apia | 2011-12-29T16:00-10:00 | 120 | | 2012-01-02T10:00+14:00 | Samoa skipped Friday 30 December 2011, then came a weekend
        elapsed | apia-nights | 2011-12-29T12:00-10:00 | 2012-01-01T00:00+14:00 | | 7200 | Thursday's night ends at 06:00 of a day that doesn't exist: at midnight, the instant of the change
        elapsed | troll | 2026-03-29T00:00Z | 2026-03-29T12:00+02:00 | | 21600 | Troll goes forward by two hours: six instead of eight
        elapsed | troll | 2026-10-25T00:00+02:00 | 2026-10-25T12:00Z | | 36000 | And back by two: ten
        due | always | 2026-11-21T23:59:59.999Z | 1 | | 2026-11-22T00:00:59.999Z | Milliseconds are kept
        elapsed | berlin | 2026-11-20T16:59:59.001+01:00 | 2026-11-23T09:00:00.001+01:00 | | 1 | 999 ms on Friday and 1 ms on Monday are a second
        due | closed | 2026-11-20T00:00Z | 1 | | never | A calendar without hours has no due instant
        due | closed | 2026-11-20T00:00Z | 0 | | 2026-11-20T00:00Z | But nothing to do is done at once
        elapsed | closed | 2026-11-20T00:00Z | 2036-11-20T00:00Z | | 0 | And no time passes on it
        due | one-day | 2026-11-20T00:00Z | 60 | | 2035-06-01T10:00Z | The only window is within ten years
        due | one-day | 2026-11-20T00:00Z | 61 | | never | And after it there is nothing for ten years
        due | one-day | 2025-01-01T00:00Z | 1 | | never | It is more than ten years off
        due | in-ten-years | 2026-11-20T00:00Z | 60 | | 2036-11-20T01:00Z | Work that begins ten years on is still found
        due | in-ten-years | 2026-11-19T23:59Z | 60 | | never | A minute more than ten years without work is too long
        due | leap-day | 2028-02-28T10:00Z | 1 | | 2028-03-01T09:01Z | 29 February is a holiday where there is one
        due | leap-day | 2027-02-28T10:00Z | 1 | | 2027-03-01T09:01Z | And nothing where there is none

        due | berlin | 2026-11-23T09:00+01:00 | 60 | 2026-11-23T09:30+01:00~2026-11-23T10:30+01:00 | 2026-11-23T11:00+01:00 | A pause of an hour moves the due instant by an hour
        due | berlin | 2026-11-20T16:00+01:00 | 120 | 2026-11-20T18:00+01:00~2026-11-22T12:00+01:00 | 2026-11-23T10:00+01:00 | A pause outside working hours adds nothing
        due | berlin | 2026-11-23T09:00+01:00 | 60 | 2026-11-23T10:00+01:00~2026-11-23T12:00+01:00 | 2026-11-23T10:00+01:00 | The goal is reached where the pause begins
        due | berlin | 2026-11-23T09:00+01:00 | 60 | 2026-11-23T09:59+01:00~2026-12-23T09:59+01:00 | 2026-12-23T10:00+01:00 | A pause longer than the goal doesn't use it up
        due | berlin | 2026-11-23T09:00+01:00 | 60 | 2026-11-23T09:10+01:00~2026-11-23T09:30+01:00 2026-11-23T09:20+01:00~2026-11-23T09:40+01:00 | 2026-11-23T10:30+01:00 | Overlapping pauses count once: half an hour
        due | berlin | 2026-11-23T09:00+01:00 | 60 | 2026-11-23T09:30+01:00~2026-11-23T09:40+01:00 2026-11-23T09:10+01:00~2026-11-23T09:30+01:00 | 2026-11-23T10:30+01:00 | Pauses need not be in order, and adjoining ones join
        due | berlin | 2026-11-23T09:00+01:00 | 60 | 2026-11-23T08:00+01:00~2026-11-23T09:15+01:00 | 2026-11-23T10:15+01:00 | Of a pause that began before the start only the rest counts
        due | berlin | 2026-11-23T09:00+01:00 | 60 | 2026-11-23T09:30+01:00~ | paused | While a pause lasts there is no due instant
        due | berlin | 2026-11-23T12:00+01:00 | 480 | 2026-11-23T16:30+01:00~2026-11-24T09:30+01:00 | 2026-11-24T13:00+01:00 | Four and a half hours on Monday, the rest from 09:30 on Tuesday
        elapsed | berlin | 2026-11-23T09:00+01:00 | 2026-11-23T17:00+01:00 | 2026-11-23T10:00+01:00~2026-11-23T11:00+01:00 2026-11-23T16:00+01:00~2026-11-23T20:00+01:00 | 21600 | Eight hours less one and less the one before closing time
        elapsed | berlin | 2026-11-23T09:00+01:00 | 2026-11-23T17:00+01:00 | 2026-11-23T15:00+01:00~ | 21600 | A pause that lasts counts up to the end asked for
        elapsed | nights | 2026-10-24T22:00+02:00 | 2026-10-25T06:00+01:00 | 2026-10-25T02:30+02:00~2026-10-25T02:30+01:00 | 28800 | A pause from the first half past two to the second is an hour of the nine
        elapsed | berlin | 2026-11-23T09:00+01:00 | 2026-11-23T09:00+01:00 | | 0 | Nothing passes between an instant and itself

        add | berlin | 2026-11-20 | 1 | | 2026-11-23 | The working day after a Friday is Monday
        add | berlin | 2026-11-21 | 1 | | 2026-11-23 | And so it is after a Saturday
        add | berlin | 2026-11-21 | 0 | | 2026-11-21 | No working days later is the day itself, even a Saturday
        add | berlin | 2026-11-20 | 5 | | 2026-11-27 | Five working days are a week
        add | berlin | 2026-11-23 | -1 | | 2026-11-20 | The working day before a Monday is Friday
        add | berlin | 2026-11-22 | -1 | | 2026-11-20 | And before a Sunday too
        add | lunch | 2026-12-23 | 2 | | 2026-12-28 | The short Christmas Eve is a working day, then come two holidays and a Sunday
        add | lunch | 2026-11-27 | 1 | | 2026-11-28 | The special Saturday is a working day
        add | apia | 2011-12-29 | 1 | | 2012-01-02 | A date that doesn't exist is no working day
        add | closed | 2026-11-20 | 1 | | never | Without hours there are no working days
        count | berlin | 2026-11-20 | 2026-11-27 | | 5 | Friday to Friday: the first day is left out, the last counts
        count | berlin | 2026-11-20 | 2026-11-22 | | 0 | There is no working day after Friday up to Sunday
        count | berlin | 2026-11-27 | 2026-11-20 | | -5 | Backwards it is the same below zero
        count | lunch | 2026-12-21 | 2027-01-04 | | 8 | 22nd to 24th, 28th to 31st and 4 January
        shift | berlin | 2026-03-30T08:30+02:00 | -1 | | 2026-03-27T08:30+01:00 | The same time on the wall, which is another in UTC
        shift | round-the-clock | 2026-03-28T02:30+01:00 | 1 | | 2026-03-29T03:00+02:00 | Half past two is skipped on the next day: the instant of the change
        shift | round-the-clock | 2026-10-24T02:30+02:00 | 1 | | 2026-10-25T02:30+02:00 | It comes twice on the next day: the earlier
        """
}
