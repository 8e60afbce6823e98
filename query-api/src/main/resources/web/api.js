// The questions to the service. A 206 is an answer too: its meta says what is missing.
async function get(path) {
  const response = await fetch(path, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
}

const GRAIN = { "1h": "1m", "6h": "5m", "24h": "1h" };

export const pulse = ({ bots }) => get(`/api/v1/pulse?bots=${bots}`);

export const eventRate = ({ window, bots }) =>
  get(`/api/v1/events/rate?grain=${GRAIN[window]}&window=${window}&bots=${bots}`);

export const busiest = ({ window, bots }) =>
  get(`/api/v1/events/counts?group_by=repo&limit=12&window=${window}&bots=${bots}`);

export const pipeline = () => get("/api/v1/pipeline");
