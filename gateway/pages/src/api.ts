import { readExactJson, type Resource } from "./fhir";

/** One person whom a search found. `handle` stands for the person in this session only. */
export interface FoundPatient {
  handle: string;
  kanji: string;
  kana: string;
  birthDate: string;
  gender: string;
  insuredTail: string;
  hospitals: string[];
  identity: "I1" | "local";
}
export interface Session { practitioner: string; institution: string }
export type HospitalState = "asked" | "answered" | "nothing" | "no-answer";
export interface HospitalAnswer {
  hospital: { number: string; name: string };
  state: HospitalState;
  bundle?: Resource;
}

export class SessionEnded extends Error {}

async function post(path: string, body: unknown): Promise<Response> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
  });
  if (response.status === 401) throw new SessionEnded();
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}

/** The node answers 204 when nobody is signed in: that is no error, and shall not look like one in the console. */
export async function currentSession(): Promise<Session | null> {
  const response = await fetch("/clinician/session", { credentials: "same-origin", cache: "no-store" });
  return response.status === 200 ? ((await response.json()) as Session) : null;
}

export async function signIn(user: string, passcode: string): Promise<Session | null> {
  try {
    const response = await post("/clinician/session", { user, passcode });
    return (await response.json()) as Session;
  } catch (error) {
    if (error instanceof SessionEnded) return null;
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await fetch("/clinician/session", { method: "DELETE", credentials: "same-origin" });
}

export interface PatientQuery { insuredNumber?: string; name?: string; birthDate?: string; patientNumber?: string }

/** The query travels in the body: no patient data in a URL. */
export async function findPatients(query: PatientQuery): Promise<{ patients: FoundPatient[]; tooMany: boolean }> {
  const response = await post("/clinician/patients", query);
  return (await response.json()) as { patients: FoundPatient[]; tooMany: boolean };
}

/** Calls `onAnswer` for each line that the node sends, as each hospital answers. */
export async function readHistory(handle: string, onAnswer: (answer: HospitalAnswer) => void, signal: AbortSignal): Promise<void> {
  const response = await fetch("/clinician/history", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ handle }),
    credentials: "same-origin",
    cache: "no-store",
    signal,
  });
  if (response.status === 401) throw new SessionEnded();
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    waiting += value ?? "";
    const lines = waiting.split("\n");
    waiting = lines.pop() ?? "";
    for (const line of lines) if (line) onAnswer(readExactJson(line) as HospitalAnswer);
    if (done) break;
  }
  if (waiting) onAnswer(readExactJson(waiting) as HospitalAnswer);
}
