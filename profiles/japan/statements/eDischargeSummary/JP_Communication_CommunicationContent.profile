url   http://jpfhir.jp/fhir/eDischargeSummary/Extension/StructureDefinition/JP_Communication_CommunicationContent
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Communication

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/eDischargeSummary/Extension/StructureDefinition/JP_Communication_CommunicationContent"
value[x]   -  type string
