// Dates and times in words. The people of this workspace live in California, wherever the browser is.

export const ZONE = "America/Los_Angeles";

const format = (options) => {
  const formatter = new Intl.DateTimeFormat("en-US", { timeZone: ZONE, ...options });
  return (date) => formatter.format(date).replace(/\u202f/g, " ");
};

/** 2:10 PM */
export const clockTime = format({ hour: "numeric", minute: "2-digit" });
/** Tuesday, January 19 */
export const dayName = format({ weekday: "long", month: "long", day: "numeric" });
/** Tue, Jan 19, 2027, 2:10 PM */
export const fullTime = format({
  weekday: "short", month: "short", day: "numeric", year: "numeric", hour: "numeric", minute: "2-digit",
});
const dayKey = format({ year: "numeric", month: "2-digit", day: "2-digit" });

/** The moment a message's ts names. */
export const momentOf = (ts) => new Date(Number(ts) * 1000);

/** Whether two moments lie on one day in the workspace's zone. */
export const sameDay = (one, other) => dayKey(one) === dayKey(other);

const DATE_WORDS = {
  date_num: format({ year: "numeric", month: "2-digit", day: "2-digit" }),
  date: format({ year: "numeric", month: "long", day: "numeric" }),
  date_short: format({ year: "numeric", month: "short", day: "numeric" }),
  date_long: format({ weekday: "long", year: "numeric", month: "long", day: "numeric" }),
  time: clockTime,
  time_secs: format({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
  day_divider_pretty: format({ weekday: "long", month: "long", day: "numeric" }),
};

/** Fills a template such as `{date_short} at {time}` for a moment in seconds; null when the moment is not a number. */
export function dateInWords(template, seconds) {
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return null;
  return template.replace(/\{([a-z_]+)\}/g, (whole, word) => {
    const say = DATE_WORDS[word] ?? DATE_WORDS[word.replace(/_pretty$/, "")];
    return say ? say(moment) : whole;
  });
}
