import { Button, Dialog, Heading, Text } from "@radix-ui/themes";

import { useSentences } from "./catalogue";
import { day, type Item, label, type Resource, type Section, when } from "./fhir";
import { SourceChip } from "./SourceChip";

/** The words of a narrative: its markup is not put into the page. */
function plainText(div: string | undefined): string {
  if (!div) return "";
  return new DOMParser().parseFromString(div, "text/html").body.textContent ?? "";
}

function titleOf(composition: Resource): string {
  return composition.title ?? (typeof composition.type === "object" ? label(composition.type) : "");
}

export function DocumentList({ items }: { items: Item[] }) {
  const say = useSentences();
  return (
    <ul className="fact-lines">
      {items.map((item) => (
        <li key={`${item.hospital.number}/${item.resource.id ?? ""}`}>
          <Text weight="medium" className="fact-what">{titleOf(item.resource)}</Text>
          <span className="fact-details">
            <Dialog.Root>
              <Dialog.Trigger><Button size="1" variant="soft" aria-label={`${say("open")} ${titleOf(item.resource)}`}>{say("open")}</Button></Dialog.Trigger>
              <Dialog.Content maxWidth="760px" aria-describedby={undefined}>
                <Dialog.Title size="4">{titleOf(item.resource)} · {item.hospital.name} · {day(when(item.resource))}</Dialog.Title>
                <Sections sections={item.resource.section ?? []} />
                <Dialog.Close><Button mt="3" variant="soft">{say("close")}</Button></Dialog.Close>
              </Dialog.Content>
            </Dialog.Root>
          </span>
          <Text size="2" color="gray" className="fact-date">{day(when(item.resource))}</Text>
          <SourceChip item={item} />
        </li>
      ))}
    </ul>
  );
}

function Sections({ sections }: { sections: Section[] }) {
  return (
    <>
      {sections.map((section, index) => (
        <section key={`${section.title ?? ""}${index}`}>
          <Heading as="h4" size="2" mt="3">{section.title ?? label(section.code)}</Heading>
          <Text as="p" size="2" className="document-text">{plainText(section.text?.div)}</Text>
          <Sections sections={section.section ?? []} />
        </section>
      ))}
    </>
  );
}
