import { Button, Dialog, Flex, Table, Text } from "@radix-ui/themes";

import { useSentences } from "./catalogue";
import { day, type Item, itemKey, label, range, result, when } from "./fhir";
import { ResultText } from "./FactLists";
import { LabTrend } from "./LabTrend";
import { SourceChip } from "./SourceChip";

/** Groups by item, in the order of their names: hospitals that name one item differently share its code. */
export function byItem(items: Item[]): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = itemKey(item.resource);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const named = [...groups.values()].map((group): [string, Item[]] => [group[0] ? label(group[0].resource.code) : "", group]);
  return named.sort(([a], [b]) => a.localeCompare(b, "ja"));
}

export function isNumeric(item: Item): boolean {
  return item.resource.valueQuantity?.value !== undefined;
}

/** A table by item: the last value, the ones before it, and a chart over all hospitals. */
export function LabTable({ items }: { items: Item[] }) {
  const say = useSentences();
  return (
    <div className="table-scroll">
      <Table.Root size="1">
        <Table.Header>
          <Table.Row>
            <Table.ColumnHeaderCell>{say("item")}</Table.ColumnHeaderCell>
            <Table.ColumnHeaderCell>{say("latest")}</Table.ColumnHeaderCell>
            <Table.ColumnHeaderCell className="wide-only">{say("range")}</Table.ColumnHeaderCell>
            <Table.ColumnHeaderCell className="wide-only">{say("previous")}</Table.ColumnHeaderCell>
            <Table.ColumnHeaderCell>{say("trend")}</Table.ColumnHeaderCell>
            <Table.ColumnHeaderCell>{say("hospital")}</Table.ColumnHeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {byItem(items).map(([name, group]) => <LabRow key={`${name} ${group[0] ? itemKey(group[0].resource) : ""}`} name={name} group={group} />)}
        </Table.Body>
      </Table.Root>
    </div>
  );
}

function LabRow({ name, group }: { name: string; group: Item[] }) {
  const latest = group[0];
  if (!latest) return null;
  return (
    <Table.Row>
      <Table.RowHeaderCell>{name}</Table.RowHeaderCell>
      <Table.Cell>
        <ResultText observation={latest.resource} />
        <Text as="div" size="1" color="gray" className="narrow-only">{range(latest.resource)}</Text>
        <Text as="div" size="1" color="gray">{day(when(latest.resource))}</Text>
      </Table.Cell>
      <Table.Cell className="wide-only">{range(latest.resource)}</Table.Cell>
      <Table.Cell className="wide-only">{group.slice(1, 4).map((i) => result(i.resource)).join(" ← ")}</Table.Cell>
      <Table.Cell>{group.filter(isNumeric).length > 1 ? <TrendButton name={name} group={group} /> : null}</Table.Cell>
      <Table.Cell><Flex gap="1" wrap="wrap"><SourceChip item={latest} /></Flex></Table.Cell>
    </Table.Row>
  );
}

function TrendButton({ name, group }: { name: string; group: Item[] }) {
  const say = useSentences();
  return (
    <Dialog.Root>
      <Dialog.Trigger><Button size="1" variant="soft" aria-label={`${say("showTrend")} ${name}`}>{say("trend")}</Button></Dialog.Trigger>
      <Dialog.Content maxWidth="860px" aria-describedby={undefined}>
        <Dialog.Title size="4">{name} {say("trend")}</Dialog.Title>
        <LabTrend name={name} items={group} />
        <Dialog.Close><Button mt="3" variant="soft">{say("close")}</Button></Dialog.Close>
      </Dialog.Content>
    </Dialog.Root>
  );
}
