url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Organization_eCS_department
type  Organization
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Organization

name              1..1  MS
partOf            -  MS  type Reference(eCS:JP_Organization_eCS)
partOf.reference  1..1  MS
