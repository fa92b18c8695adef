import { Badge, Flex, Table, Text } from "@radix-ui/themes";

import { type Sentence, useSentences } from "./catalogue";
import { day, flag, isActive, isUninformed, type Item, label, quantity, range, type Resource, result, when } from "./fhir";
import { SourceChip } from "./SourceChip";

function keyOf(item: Item): string {
  return `${item.hospital.number}/${item.resource.resourceType}/${item.resource.id ?? ""}`;
}

/** Lines of one fact each: what, the details, the date, the hospital. */
function FactLines({ items, what, details }: { items: Item[]; what: (r: Resource) => string; details: (r: Resource) => React.ReactNode }) {
  return (
    <ul className="fact-lines">
      {items.map((item) => (
        <li key={keyOf(item)}>
          <Text weight="medium" className="fact-what">{what(item.resource)}</Text>
          <span className="fact-details">{details(item.resource)}</span>
          <Text size="2" color="gray" className="fact-date">{day(when(item.resource))}</Text>
          <SourceChip item={item} />
        </li>
      ))}
    </ul>
  );
}

export function AllergyList({ items }: { items: Item[] }) {
  return (
    <FactLines
      items={items}
      what={(r) => label(r.code)}
      details={(r) => <Text size="2">{r.reaction?.flatMap((x) => x.manifestation ?? []).map(label).join("、") ?? ""}</Text>}
    />
  );
}

export function DiagnosisList({ items }: { items: Item[] }) {
  const say = useSentences();
  const isPrincipal = (r: Resource) => r.extension?.some((e) => e.url.endsWith("JP_eCS_DiagnosisType")) ?? false;
  return (
    <FactLines
      items={items}
      what={(r) => label(r.code)}
      details={(r) => (
        <Flex gap="2" wrap="wrap" align="center">
          {isPrincipal(r) ? <Badge>{say("principal")}</Badge> : null}
          {r.verificationStatus?.coding?.[0]?.code === "unconfirmed" ? <Badge color="amber">{say("suspected")}</Badge> : null}
          {isUninformed(r) ? <Badge color="red">{say("uninformed")}</Badge> : null}
          {isActive(r) ? null : <Badge color="gray">{say("ended")} {day(r.abatementDateTime ?? "")}</Badge>}
        </Flex>
      )}
    />
  );
}

/** The day on which a prescription runs out, or "". */
function lastDay(r: Resource): string {
  const dosage = r.dosageInstruction?.[0];
  const start = dosage?.extension?.find((e) => e.valuePeriod)?.valuePeriod?.start ?? r.authoredOn;
  const days = Number(dosage?.timing?.repeat?.boundsDuration?.value ?? Number.NaN);
  if (!start || Number.isNaN(days)) return "";
  const date = new Date(`${day(start)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days - 1);
  return date.toISOString().slice(0, 10);
}

export function PrescriptionList({ items }: { items: Item[] }) {
  const say = useSentences();
  return (
    <FactLines
      items={items}
      what={(r) => label(r.medicationCodeableConcept)}
      details={(r) => {
        const dosage = r.dosageInstruction?.[0];
        const days = dosage?.timing?.repeat?.boundsDuration?.value;
        const last = lastDay(r);
        // The text, where there is one, says dose and days already, in the hospital's own words.
        const usage = dosage?.text
          ?? `${quantity(dosage?.doseAndRate?.[0]?.doseQuantity)} ${label(dosage?.timing?.code)}${days ? ` ${days}${say("days")}` : ""}`;
        return <Text size="2">{usage}{last ? ` (${last} ${say("until")})` : ""}</Text>;
      }}
    />
  );
}

export function ImagingList({ items }: { items: Item[] }) {
  const say = useSentences();
  return (
    <FactLines
      items={items}
      what={(r) => [...new Set([...(r.modality ?? []), ...(r.series ?? []).flatMap((s) => (s.modality ? [s.modality] : []))].map((m) => m.code))].join(" ")}
      details={(r) => (
        <Text size="2">
          {r.description ?? ""} {[...new Set((r.series ?? []).map((s) => s.bodySite?.display ?? s.bodySite?.code ?? ""))].filter(Boolean).join("、")}
          {r.numberOfSeries ? ` ${r.numberOfSeries} ${say("series")}` : ""}{r.numberOfInstances ? ` ${r.numberOfInstances} ${say("images")}` : ""}
        </Text>
      )}
    />
  );
}

const visitClasses: Record<string, string> = { AMB: "外来 AMB", IMP: "入院 IMP", EMER: "救急 EMER" };

export function VisitList({ items }: { items: Item[] }) {
  return (
    <FactLines
      items={items}
      what={(r) => visitClasses[r.class?.code ?? ""] ?? r.class?.display ?? ""}
      details={(r) => <Text size="2">{day(r.period?.start ?? "")} – {day(r.period?.end ?? "")}</Text>}
    />
  );
}

/** Results one below the other; used for infections and for vital signs. */
export function ResultTable({ items }: { items: Item[] }) {
  const say = useSentences();
  return (
    <div className="table-scroll">
      <Table.Root size="1">
        <Table.Header>
          <Table.Row>
            {(["date", "item", "result", "range", "hospital"] as Sentence[]).map((key) => (
              <Table.ColumnHeaderCell key={key} className={key === "range" ? "wide-only" : undefined}>{say(key)}</Table.ColumnHeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {items.map((item) => (
            <Table.Row key={keyOf(item)}>
              <Table.Cell>{day(when(item.resource))}<span className="wide-only"> {when(item.resource).slice(11, 16)}</span></Table.Cell>
              <Table.RowHeaderCell>{label(item.resource.code)}</Table.RowHeaderCell>
              <Table.Cell>
                <ResultText observation={item.resource} />
                <Text as="div" size="1" color="gray" className="narrow-only">{range(item.resource)}</Text>
              </Table.Cell>
              <Table.Cell className="wide-only">{range(item.resource)}</Table.Cell>
              <Table.Cell><SourceChip item={item} /></Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Root>
    </div>
  );
}

export function ResultText({ observation }: { observation: Resource }) {
  const say = useSentences();
  const mark = flag(observation);
  return (
    <span className="result">
      {result(observation)}
      {mark ? <Badge ml="1" color={mark === "H" ? "red" : "blue"}>{say(mark === "H" ? "high" : "low")}</Badge> : null}
    </span>
  );
}

export function Timeline({ items }: { items: Item[] }) {
  const say = useSentences();
  const kinds: Record<string, Sentence> = {
    Condition: "diagnoses", MedicationRequest: "prescriptions", Observation: "laboratory", ImagingStudy: "imaging",
    Encounter: "visits", Composition: "documents", AllergyIntolerance: "allergies", Bundle: "documents",
  };
  const what = (r: Resource) => (r.resourceType === "Observation" ? `${label(r.code)} ${result(r)}` : r.title ?? (label(r.code ?? r.medicationCodeableConcept) || (r.description ?? r.class?.display ?? "")));
  return (
    <FactLines
      items={items.filter((i) => i.resource.resourceType in kinds && when(i.resource))}
      what={what}
      details={(r) => <Badge variant="outline" color="gray">{say(kinds[r.resourceType] ?? "item")}</Badge>}
    />
  );
}
