"""Files in and out: guest lists, spreadsheets, calendars, schedules."""
