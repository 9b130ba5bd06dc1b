/** A person says, or a file shows, that a form sends a Bearer token. */
export const bearerChosen =
  /(?<!www-)\b(?:auth\w{0,12}|type|tab|mode|set(?: to)?|select\w{0,3}|cho(?:se|sen)|pick\w{0,3}|credential|value)\b[^\n]{0,25}\bbearer\b|\bbearer(?: token| auth\w{0,11})?\b[^\n]{0,30}\b(?:tab|type|chosen|selected|mode|credential)\b|\bauth:bearer\b|\b(?:http)?BearerAuth\b/i;
