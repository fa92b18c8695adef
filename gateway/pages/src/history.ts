import { useEffect, useMemo, useState } from "react";

import { type HospitalAnswer, readHistory, SessionEnded } from "./api";
import { isEnteredInError, type Item, type Resource, when } from "./fhir";

/** What has arrived so far, by resource type, newest first. */
export interface History {
  answers: HospitalAnswer[];
  items: Item[];
  complete: boolean;
  failed: boolean;
}

function itemsOf(answer: HospitalAnswer): Item[] {
  return (answer.bundle?.entry ?? [])
    .map((entry) => entry.resource)
    .filter((resource): resource is Resource => resource !== undefined && !isEnteredInError(resource))
    .map((resource) => ({ resource, hospital: answer.hospital }));
}

/** Asks all hospitals and fills in as they answer. */
export function useHistory(handle: string, onSessionEnded: () => void): History {
  const [answers, setAnswers] = useState<HospitalAnswer[]>([]);
  const [complete, setComplete] = useState(false);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const abort = new AbortController();
    readHistory(
      handle,
      (answer) => setAnswers((before) => [...before.filter((a) => a.hospital.number !== answer.hospital.number), answer]),
      abort.signal,
    ).then(
      () => setComplete(true),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (error instanceof SessionEnded) onSessionEnded();
        setFailed(true);
      },
    );
    return () => abort.abort();
    // The handle alone decides what is asked; a new callback must not ask again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [handle]);

  return useMemo(() => {
    const items = answers.flatMap(itemsOf).sort((a, b) => when(b.resource).localeCompare(when(a.resource)));
    const ordered = [...answers].sort((a, b) => a.hospital.number.localeCompare(b.hospital.number));
    return { answers: ordered, items, complete, failed };
  }, [answers, complete, failed]);
}

export function ofType(history: History, type: string, keep: (resource: Resource) => boolean = () => true): Item[] {
  return history.items.filter((item) => item.resource.resourceType === type && keep(item.resource));
}

/** True when an empty list may be read as "nothing recorded": every hospital has answered. */
export function everyHospitalAnswered(history: History): boolean {
  return history.complete && history.answers.every((a) => a.state === "answered" || a.state === "nothing");
}
