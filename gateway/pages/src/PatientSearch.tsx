import { Button, Callout, Card, Flex, Grid, Heading, Skeleton, Text, TextField } from "@radix-ui/themes";
import { type FormEvent, useState } from "react";

import { findPatients, type FoundPatient, SessionEnded } from "./api";
import { type Sentence, useSentences } from "./catalogue";
import { PersonLine } from "./PersonLine";

interface Props { onOpen: (patient: FoundPatient) => void; onSessionEnded: () => void }

export function PatientSearch({ onOpen, onSessionEnded }: Props) {
  const say = useSentences();
  const [insuredNumber, setInsuredNumber] = useState("");
  const [name, setName] = useState("");
  const [birthDate, setBirthDate] = useState("");
  const [patientNumber, setPatientNumber] = useState("");
  const [state, setState] = useState<"idle" | "searching" | "done">("idle");
  const [found, setFound] = useState<FoundPatient[]>([]);
  const [notice, setNotice] = useState<Sentence | null>(null);

  const search = async (event: FormEvent) => {
    event.preventDefault();
    if (!insuredNumber && !name && !patientNumber) {
      setNotice("searchHint");
      return;
    }
    setState("searching");
    setNotice(null);
    try {
      const answer = await findPatients({
        ...(insuredNumber && { insuredNumber }),
        ...(name && { name }),
        ...(birthDate && { birthDate }),
        ...(patientNumber && { patientNumber }),
      });
      setFound(answer.patients);
      setNotice(answer.tooMany ? "tooMany" : answer.patients.length === 0 ? "noPatient" : null);
    } catch (error) {
      if (error instanceof SessionEnded) onSessionEnded();
      setFound([]);
      setNotice("failed");
    }
    setState("done");
  };

  return (
    <Flex direction="column" gap="4">
      <Card>
        <form onSubmit={(event) => void search(event)} role="search">
          <Heading as="h2" size="3" mb="3">{say("findPatient")}</Heading>
          <Grid columns={{ initial: "1", sm: "2" }} gap="3">
            <label>
              <Text size="2">{say("insuredNumber")}</Text>
              <TextField.Root value={insuredNumber} onChange={(e) => setInsuredNumber(e.target.value)} autoComplete="off" />
            </label>
            <label>
              <Text size="2">{say("patientNumber")}</Text>
              <TextField.Root value={patientNumber} onChange={(e) => setPatientNumber(e.target.value)} autoComplete="off" />
            </label>
            <label>
              <Text size="2">{say("nameAndBirth")}</Text>
              <TextField.Root value={name} onChange={(e) => setName(e.target.value)} autoComplete="off" />
            </label>
            <label>
              <Text size="2">{say("birthDateOptional")}</Text>
              <TextField.Root type="date" value={birthDate} onChange={(e) => setBirthDate(e.target.value)} />
            </label>
          </Grid>
          <Flex mt="3"><Button type="submit" disabled={state === "searching"}>{say("search")}</Button></Flex>
        </form>
      </Card>
      {notice ? <Callout.Root role="status"><Callout.Text>{say(notice)}</Callout.Text></Callout.Root> : null}
      {state === "searching" ? <Skeleton height="72px" aria-label={say("searching")} /> : null}
      {state === "done" ? (
        <ul className="plain-list">
          {found.map((patient) => (
            <li key={patient.handle}>
              <Card>
                <Flex justify="between" align="center" gap="3" wrap="wrap">
                  <PersonLine patient={patient} />
                  <Button onClick={() => onOpen(patient)} aria-label={`${say("open")} ${patient.kanji}`}>{say("open")}</Button>
                </Flex>
              </Card>
            </li>
          ))}
        </ul>
      ) : null}
    </Flex>
  );
}
