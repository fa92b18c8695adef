# A profile of R4 core, which the table of R4 types states only where an element has it. Source: R4 SimpleQuantity
url   http://hl7.org/fhir/StructureDefinition/SimpleQuantity
type  Quantity
base  http://hl7.org/fhir/StructureDefinition/Quantity

comparator  0..0
