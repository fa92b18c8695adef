import { Badge, Button, Callout, Flex, Grid, Tabs, Text } from "@radix-ui/themes";

import type { FoundPatient, HospitalState } from "./api";
import { type Sentence, useSentences } from "./catalogue";
import { DocumentList } from "./DocumentList";
import { AllergyList, DiagnosisList, ImagingList, PrescriptionList, ResultTable, Timeline, VisitList } from "./FactLists";
import { flag, isActive, isDrugAllergy, isInfection, isLaboratory, isVitalSign } from "./fhir";
import { type History, ofType, useHistory } from "./history";
import { LabTable } from "./LabTable";
import { PersonLine } from "./PersonLine";
import { Section } from "./Section";

interface Props { patient: FoundPatient; onBack: () => void; onSessionEnded: () => void }

/** One patient, all hospitals. What can hurt stands above the tabs: it is seen without a click, whatever is open. */
export function PatientHistory({ patient, onBack, onSessionEnded }: Props) {
  const say = useSentences();
  const history = useHistory(patient.handle, onSessionEnded);
  const tabs: Sentence[] = ["summary", "timeline", "diagnoses", "prescriptions", "laboratory", "vitalSigns", "infections", "imaging", "documents", "visits"];
  return (
    <Flex direction="column" gap="3">
      <Flex justify="between" align="start" gap="3" wrap="wrap">
        <PersonLine patient={patient} />
        <Flex gap="2" className="no-print">
          <Button variant="soft" onClick={() => window.print()}>{say("print")}</Button>
          <Button variant="soft" onClick={onBack}>{say("back")}</Button>
        </Flex>
      </Flex>
      <HospitalStates history={history} />
      {history.failed ? <Callout.Root color="red" role="alert"><Callout.Text>{say("failed")}</Callout.Text></Callout.Root> : null}
      <AllergyBand history={history} />
      <Tabs.Root defaultValue="summary">
        <Tabs.List wrap="wrap" aria-label={say("summary")}>
          {tabs.map((tab) => <Tabs.Trigger key={tab} value={tab}>{say(tab)}</Tabs.Trigger>)}
        </Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Content key={tab} value={tab}><div className="tab-body"><TabBody tab={tab} history={history} /></div></Tabs.Content>
        ))}
      </Tabs.Root>
    </Flex>
  );
}

const stateColors: Record<HospitalState, "gray" | "green" | "orange"> = { asked: "gray", answered: "green", nothing: "gray", "no-answer": "orange" };
const stateSentences: Record<HospitalState, Sentence> = { asked: "asked", answered: "answered", nothing: "nothing", "no-answer": "noAnswer" };

function HospitalStates({ history }: { history: History }) {
  const say = useSentences();
  return (
    <ul className="hospital-states" aria-label={say("hospitals")} aria-live="polite">
      {history.answers.map((answer) => (
        <li key={answer.hospital.number}>
          <Text size="2">{answer.hospital.name} </Text>
          <Badge color={stateColors[answer.state]}>{say(stateSentences[answer.state])}</Badge>
        </li>
      ))}
    </ul>
  );
}

/** Allergies and contraindications: first, and always there. */
function AllergyBand({ history }: { history: History }) {
  const drug = ofType(history, "AllergyIntolerance", isDrugAllergy);
  const other = ofType(history, "AllergyIntolerance", (r) => !isDrugAllergy(r));
  return (
    <Grid columns={{ initial: "1", md: "2" }} gap="3">
      <Section title="drugAllergies" history={history} count={drug.length} tone="alert"><AllergyList items={drug} /></Section>
      <Section title="otherAllergies" history={history} count={other.length} tone="alert"><AllergyList items={other} /></Section>
    </Grid>
  );
}

function TabBody({ tab, history }: { tab: Sentence; history: History }) {
  const laboratory = ofType(history, "Observation", isLaboratory);
  const vitals = ofType(history, "Observation", isVitalSign);
  const infections = ofType(history, "Observation", isInfection);
  const diagnoses = ofType(history, "Condition");
  const prescriptions = ofType(history, "MedicationRequest");
  switch (tab) {
    case "summary": return <Summary history={history} />;
    case "timeline": return <Section title="timeline" history={history} count={history.items.length}><Timeline items={history.items} /></Section>;
    case "diagnoses": return <Section title="diagnoses" history={history} count={diagnoses.length}><DiagnosisList items={diagnoses} /></Section>;
    case "prescriptions": return <Section title="prescriptions" history={history} count={prescriptions.length}><PrescriptionList items={prescriptions} /></Section>;
    case "laboratory": return <Section title="laboratory" history={history} count={laboratory.length}><LabTable items={laboratory} /></Section>;
    case "vitalSigns": return <Section title="vitalSigns" history={history} count={vitals.length}><LabTable items={vitals} /></Section>;
    case "infections": return <Section title="infections" history={history} count={infections.length}><ResultTable items={infections} /></Section>;
    case "imaging": {
      const studies = ofType(history, "ImagingStudy");
      return <Section title="imaging" history={history} count={studies.length}><ImagingList items={studies} /></Section>;
    }
    case "documents": {
      const documents = ofType(history, "Composition");
      return <Section title="documents" history={history} count={documents.length}><DocumentList items={documents} /></Section>;
    }
    default: {
      const visits = ofType(history, "Encounter");
      return <Section title="visits" history={history} count={visits.length}><VisitList items={visits} /></Section>;
    }
  }
}

/** What is going on: active diagnoses, infections, newest prescriptions, last vital signs, last abnormal results. */
function Summary({ history }: { history: History }) {
  const active = ofType(history, "Condition", isActive);
  const infections = ofType(history, "Observation", isInfection);
  const prescriptions = ofType(history, "MedicationRequest").slice(0, 8);
  const vitals = ofType(history, "Observation", isVitalSign).slice(0, 6);
  const abnormal = ofType(history, "Observation", (r) => isLaboratory(r) && flag(r) !== "").slice(0, 8);
  return (
    <Grid columns={{ initial: "1", md: "2" }} gap="3">
      <Section title="diagnoses" history={history} count={active.length}><DiagnosisList items={active} /></Section>
      <Section title="prescriptions" history={history} count={prescriptions.length}><PrescriptionList items={prescriptions} /></Section>
      <Section title="infections" history={history} count={infections.length}><ResultTable items={infections} /></Section>
      <Section title="abnormalResults" history={history} count={abnormal.length}><ResultTable items={abnormal} /></Section>
      <Section title="latestVitals" history={history} count={vitals.length}><ResultTable items={vitals} /></Section>
    </Grid>
  );
}
